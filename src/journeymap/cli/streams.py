"""Standard input, output and errors as a command needs them: there, and able to say every letter."""

from __future__ import annotations

import io
import os
import sys

__all__ = ["ready_streams"]


def ready_streams() -> None:
    """Open streams that the caller has closed onto nothing, and let what an encoding lacks be shown by a mark.

    Into pipes and files goes UTF-8, which every CI reads, unless PYTHONIOENCODING asks for something else: some systems
    give programs without a terminal an encoding of their own, in which half of Europe cannot be written.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            asked = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding=stream.encoding if asked else "utf-8", errors="replace")
