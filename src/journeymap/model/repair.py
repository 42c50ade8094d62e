"""The plain data of a file without what is wrong in it, so that the rest can still be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.model.ids import entry_id
from journeymap.syntax.document import Document, Path

__all__ = ["Repairs"]


class Repairs:
    """What to leave out, call otherwise or replace; paths are those of the file.

    A misspelt key that is surely meant as another is read as that, so that one mistake makes one finding.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.dropped: set[Path] = set()
        self.renamed: dict[Path, str] = {}
        self.replaced: dict[Path, Any] = {}
        self._touched: set[Path] = set()
        self._kept: dict[Path, list[int]] = {}

    def drop(self, path: Path) -> None:
        """Leave the value at `path` out."""
        self.renamed.pop(path, None)
        self.replaced.pop(path, None)
        self.dropped.add(path)
        self._kept.pop(path[:-1], None)
        self._touch(path)

    def rename(self, path: Path, key: str) -> None:
        """Read the key that `path` ends with as `key`."""
        self.renamed[path] = key
        self._touch(path[:-1])

    def replace(self, path: Path, value: Any) -> None:
        """Read `value` at `path`."""
        self.replaced[path] = value
        self._touch(path)

    def data(self) -> Any:
        """The data as they are to be validated."""
        if not (self.dropped or self.renamed or self.replaced):
            return self.document.data
        return self._mended(self.document.data, ())

    def touches(self, path: Path) -> bool:
        """Whether something at or below `path` was changed, so that a fault there may be of our own making."""
        return path in self._touched

    def written(self, path: Path) -> Path:
        """Where in the file the value stands that the model has at `path`; segments that no file holds are left out."""
        found: Path = ()
        value = self.document.data
        for segment in path:
            step = self._step(found, value, segment)
            if step is not None:
                found, value = (*found, step), value[step]
        return found

    def _touch(self, path: Path) -> None:
        self._touched.update(path[:length] for length in range(len(path) + 1))

    def _mended(self, value: Any, path: Path) -> Any:
        if path in self.replaced:
            return self.replaced[path]
        if isinstance(value, Mapping):
            kept = {key: entry for key, entry in value.items() if (*path, key) not in self.dropped}
            return {
                self.renamed.get((*path, key), key): self._mended(entry, (*path, key)) for key, entry in kept.items()
            }
        if isinstance(value, list):
            return [
                self._mended(entry, (*path, index))
                for index, entry in enumerate(value)
                if (*path, index) not in self.dropped
            ]
        return value

    def _step(self, path: Path, value: Any, segment: str | int) -> str | int | None:
        """The key or position in the file that `segment` of the model means below `path`."""
        if isinstance(value, Mapping):
            if not self.renamed:
                return segment if segment in value else None
            own = [key for key in value if self.renamed.get((*path, key), key) == segment]
            return own[-1] if own else None
        if not isinstance(value, list):
            return None
        kept = self._kept.get(path)
        if kept is None:
            kept = self._kept[path] = [index for index in range(len(value)) if (*path, index) not in self.dropped]
        if isinstance(segment, int):
            return kept[segment] if 0 <= segment < len(kept) else None
        return next((index for index in kept if entry_id(value[index]) == segment), None)
