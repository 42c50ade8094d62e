"""Groups of cases against the rest: by columns of the log, by persona, by month of start."""

from journeymap.overlay.segments.part import add_segments

__all__ = ["add_segments"]
