"""What every room agrees on: how files are written and kept, numbers and fixed words by language, how few are hidden."""
