"""The paths graph: planned and measured ways through a journey, as DOT and Mermaid text and as a picture by Graphviz."""

from __future__ import annotations

from journeymap.render.paths.dot import paths_dot
from journeymap.render.paths.flow import PathsNote
from journeymap.render.paths.mermaid import paths_mermaid
from journeymap.render.paths.picture import clean_svg, paths_svg
from journeymap.render.paths.text import PATHS_FORMS, paths_form, paths_picture, paths_text

__all__ = [
    "PATHS_FORMS",
    "PathsNote",
    "clean_svg",
    "paths_dot",
    "paths_form",
    "paths_mermaid",
    "paths_picture",
    "paths_svg",
    "paths_text",
]
