"""The file of a library: its connections, its tables, and what tells it from other files."""
