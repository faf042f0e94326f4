"""Finding articles: the full-text indexes, what a query is to SQLite, and what is said of the result."""
