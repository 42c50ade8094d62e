"""Names that must stand for something, and the closest right word to one that does not."""
