"""What is stored of articles, and what is done to them; every function runs inside a transaction."""
