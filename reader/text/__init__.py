"""Pure work on strings: what may be kept, what may be drawn, how lines break."""
