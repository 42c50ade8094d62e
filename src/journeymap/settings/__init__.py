"""Project settings, writing files, languages of the fixed words."""
