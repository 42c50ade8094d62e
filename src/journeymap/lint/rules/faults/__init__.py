"""Rules on faults of the file, one a module."""
