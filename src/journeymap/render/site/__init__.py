"""The page of a whole project: an index of its journeys that leads to the report of each."""

from __future__ import annotations

from journeymap.render.site.entry import Entry
from journeymap.render.site.folders import folder_names
from journeymap.render.site.index import render_index
from journeymap.render.site.mark import HEAD, is_ours, marked

__all__ = ["HEAD", "Entry", "folder_names", "is_ours", "marked", "render_index"]
