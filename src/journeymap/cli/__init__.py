"""The command line: one file a command; each reads arguments, calls the API, prints and exits."""

from __future__ import annotations

from journeymap.cli.main import main

__all__ = ["main"]
