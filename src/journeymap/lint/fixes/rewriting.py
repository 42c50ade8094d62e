"""Writing a name anew where it is used: as a value, or as the key of an entry."""

from __future__ import annotations

from typing import Literal

import yaml

from journeymap.diagnostics import Edit
from journeymap.syntax.document import Document, Path
from journeymap.syntax.edits import replace_key, replace_value

__all__ = ["rewrite"]


def rewrite(document: Document, path: Path, new: str, part: Literal["key", "value"]) -> Edit | None:
    """Write `new` in place of the key or the value that `path` leads to; None where such a key is there already."""
    if part == "value":
        return replace_value(document, path, new)
    above = document.node_at(path[:-1])
    beside = above.value if isinstance(above, yaml.CollectionNode) else []
    words = [entry[0] if isinstance(entry, tuple) else entry for entry in beside]
    if any(isinstance(word, yaml.ScalarNode) and word.value == new for word in words):
        return None
    return replace_key(document, path, new)
