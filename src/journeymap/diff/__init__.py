"""Two versions of journeys as named changes that a reviewer understands."""
