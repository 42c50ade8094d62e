"""Giving a part another id, together with everything that refers to it: in the journey and the files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from journeymap.diagnostics import Edit, Fix
from journeymap.lint.context import Context
from journeymap.lint.fixes.rewriting import rewrite
from journeymap.lint.questions.declared import Declared
from journeymap.lint.references.every_reference import every_reference
from journeymap.lint.references.in_journey import Reference
from journeymap.model.kinds import kind_of
from journeymap.model.resolve import reserved_ids
from journeymap.syntax.document import Path
from journeymap.syntax.edits import as_fix

__all__ = ["Renaming"]


class Renaming:
    """Looks up once all that may refer to an id, for as many ids as are to be renamed."""

    def __init__(self, context: Context, ids: Sequence[Declared]) -> None:
        self.context = context
        self.declared = ids
        self.references: dict[str, list[Reference]] = {}
        for reference in every_reference(context):
            self.references.setdefault(reference.name, []).append(reference)
        self.texts = [document for document in context.file.documents if kind_of(document) == "texts"]
        self.keys = [(document, path) for document in self.texts for path in _keys(document.root)]
        self.taken = {each.id for each in ids} | {*reserved_ids(), *context.destinations}
        self.taken |= {str(getattr(part, "id", "")) for part in context.parts}

    def fix(self, each: Declared, new: str) -> Fix | None:
        """Call it `new` everywhere; None where that is taken, or where something would no longer find it."""
        shared = sum(other.id == each.id for other in self.declared) > 1
        if not new or new in self.taken or shared or kind_of(each.place.document) == "library" or self._numbered(each):
            return None
        own = rewrite(each.place.document, (*each.place.path, *each.keys), new, "value" if each.keys else "key")
        return as_fix(f"write {new} everywhere", own, *self._uses(each.id, new))

    def _numbered(self, each: Declared) -> bool:
        """Whether pain points or opportunities that are called after the part are referred to."""
        start = f"{each.id}-"
        keys = (str(path[-1]) for _, path in self.keys)
        return any(name.startswith(start) for name in (*self.references, *keys))

    def _uses(self, old: str, new: str) -> Iterator[Edit | None]:
        for reference in self.references.get(old, ()):
            path = (*reference.place.path, *reference.keys)
            yield rewrite(reference.place.document, path, new, reference.part)
        for plan in self.context.journey.what_if.values():
            for new_step in (change.add for change in plan.changes if change.add):
                for index, channel in enumerate(new_step.channel):
                    if channel == old:
                        place = new_step.place
                        yield rewrite(place.document, (*place.path, "channel", index), new, "value")
        for document, path in self.keys:
            if path[-1] == old:
                yield rewrite(document, path, new, "key")


def _keys(node: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all keys below `node`."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield (*path, key.value)
                yield from _keys(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _keys(value, (*path, index))
