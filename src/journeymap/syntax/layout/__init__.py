"""How a file is laid out: its text as a tree that keeps every comment, its keys in order, and the tree as text again."""

from journeymap.syntax.layout.additions import Addition
from journeymap.syntax.layout.laying_out import Misplaced, Unfaithful, lay_out, unusual
from journeymap.syntax.layout.shape import Shape

__all__ = ["Addition", "Misplaced", "Shape", "Unfaithful", "lay_out", "unusual"]
