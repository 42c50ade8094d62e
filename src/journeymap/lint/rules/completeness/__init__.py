"""Rules on what a map still lacks, one a module."""
