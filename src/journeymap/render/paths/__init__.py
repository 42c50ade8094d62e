"""The paths graph: planned and measured ways through a journey, as DOT text and as a picture by Graphviz."""

from __future__ import annotations

from journeymap.render.paths.dot import paths_dot
from journeymap.render.paths.flow import PathsNote
from journeymap.render.paths.picture import clean_svg, paths_svg

__all__ = ["PathsNote", "clean_svg", "paths_dot", "paths_svg"]
