"""Nutgraf, a reader for the terminal that shows who, where and how much."""

__version__ = "0.1.0"
