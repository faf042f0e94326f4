"""The parts of the screen; they know the values of `reader.model`, never the library."""
