"""Names by capitals, titles and tables alone: for other languages than English, and where the tagger cannot run."""
