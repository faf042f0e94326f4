"""Mentions gathered into entities: "Kirby" with "John Kirby", "U.S." with "United States"."""
