"""The library: articles, analyses and search in one SQLite file."""
