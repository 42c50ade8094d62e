"""Findings that are left out: those that comments ignore, those that a baseline knows."""
