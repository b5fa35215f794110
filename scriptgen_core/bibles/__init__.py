"""Character, plot, setting and theme bibles, in versions."""
