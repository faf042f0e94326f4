"""The use cases: the one place that joins taking in, analysing and keeping."""

from reader.services.services import Services

__all__ = ["Services"]
