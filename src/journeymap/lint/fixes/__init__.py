"""Mending: fixes of findings, applied to texts."""
