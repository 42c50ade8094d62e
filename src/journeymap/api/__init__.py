"""The whole program, for whoever calls it: load a journey, check it, lay a log over it, simulate it, draw it, report on it."""

from journeymap.api.files import check, compare, diff, format_file, format_text
from journeymap.api.journeys import JourneyMap, load
from journeymap.api.logs import convert, discover, draft, drafted, profile
from journeymap.api.outputs import page_files
from journeymap.api.projects import Site, report_project

__all__ = [
    "JourneyMap",
    "Site",
    "check",
    "compare",
    "convert",
    "diff",
    "discover",
    "draft",
    "drafted",
    "format_file",
    "format_text",
    "load",
    "page_files",
    "profile",
    "report_project",
]
