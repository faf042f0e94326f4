"""From the text of an `Article` to its `Analysis`."""
