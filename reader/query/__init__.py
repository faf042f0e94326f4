"""The language of searches: what is typed, as a tree of values; no SQLite, no screen."""
