"""Fitted models as small files: written without few customers, read back with care."""
