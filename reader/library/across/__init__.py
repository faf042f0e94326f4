"""What the analyses found, looked up across articles: who, where, how much and when."""
