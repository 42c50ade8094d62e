"""Width tables of the fonts a picture may be shown in."""
