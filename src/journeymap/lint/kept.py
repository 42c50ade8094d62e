"""What earlier checks found, kept on disk, and taken again only where every text it came from is the same."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from journeymap.diagnostics import JourneyError
from journeymap.lint.engine import Examined
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.rule import Rule
from journeymap.model.companions import Besides
from journeymap.settings.kept_files import FOLDER, made_by, write_kept
from journeymap.syntax.document import Document
from journeymap.syntax.opening import open_text

__all__ = ["FOLDER", "Kept", "Origin", "digest"]


def digest(text: str) -> str:
    """A text's fingerprint."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Origin:
    """The files that findings came from, with the fingerprints of their texts."""

    names: tuple[str, ...]
    texts: tuple[str, ...]

    @staticmethod
    def of(file: str, documents: Iterable[Document]) -> Origin:
        """The origin of a journey as read."""
        texts = {document.file: digest(document.text) for document in documents}
        return Origin(tuple(texts), tuple(texts.values())) if file in texts else Origin((), ())


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one journey: valid for one configuration, and for one set of texts."""

    configuration: str
    origin: Origin
    examined: Examined


@dataclass(frozen=True, slots=True)
class Store:
    """The whole file."""

    made_by: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)


class Kept:
    """The findings kept in one folder; a folder that is missing, broken or of another version is an empty one.

    Only what was read whole is kept: a library or data file that could not be read may be there the next time.
    """

    def __init__(self, folder: Path, rules: Sequence[Rule], besides: Besides) -> None:
        self._file = folder / "check.json"
        self._made_by = _made_by(rules)
        self._besides = besides
        self._texts: dict[str, str | None] = {}
        self._fresh: dict[str, Entry] = {}
        self._known = self._read()

    def look_up(self, file: str, configuration: Configuration) -> Examined | None:
        """What is known of the journey in `file`; None where anything may have changed."""
        entry = self._known.get(file)
        if entry is None or entry.configuration != _fingerprint(configuration):
            return None
        origin = entry.origin
        beside = all(name in origin.names for name, _ in self._besides.of(file))
        same = beside and all(self._text(name) == text for name, text in zip(origin.names, origin.texts, strict=True))
        return entry.examined if same else None

    def keep(self, examined: Examined, origin: Origin, configuration: Configuration) -> None:
        """Note what was found, unless some file behind it could not be read."""
        beside = all(name in origin.names for name, _ in self._besides.of(examined.file))
        unread = any(finding.rule in ("file-unreadable", "library") for finding in examined.findings)
        if origin.names and beside and not unread:
            self._fresh[examined.file] = Entry(_fingerprint(configuration), origin, examined)

    def write(self) -> None:
        """Write what is new, with what is known of other files that still exist; a disk that refuses is no fault."""
        if not self._fresh:
            return
        others = {name: entry for name, entry in self._known.items() if name not in self._fresh and _exists(name)}
        store = Store(self._made_by, others | self._fresh)
        write_kept(self._file.parent, self._file.name, _store().dump_json(store))

    def _read(self) -> Mapping[str, Entry]:
        try:
            store = _store().validate_json(self._file.read_bytes())
        except (OSError, ValidationError, RecursionError):
            return {}
        return store.entries if store.made_by == self._made_by else {}

    def _text(self, name: str) -> str | None:
        if name not in self._texts:
            try:
                text = open_text(name)[0]
            except JourneyError:
                text = None
            self._texts[name] = None if text is None else digest(text)
        return self._texts[name]


@cache
def _store() -> TypeAdapter[Store]:
    return TypeAdapter(Store)


def _exists(name: str) -> bool:
    return Path(name).is_file()


def _fingerprint(configuration: Configuration) -> str:
    """The same for configurations that say the same."""
    return digest(repr(configuration))


def _made_by(rules: Sequence[Rule]) -> str:
    """What findings depend on besides the files: this program, the rules applied, and Python."""
    plugged = {rule.find.__module__.partition(".")[0] for rule in rules if rule.package}
    sources = {rule.find.__code__.co_filename for rule in rules}
    sources.update(*map(_sources_of, sorted(plugged)))
    return digest("\n".join([*(rule.name for rule in rules), *made_by(sources)]))


def _sources_of(module: str) -> set[str]:
    """The files of a plug-in: all of its package, since a rule may use any of them."""
    own = Path(getattr(sys.modules.get(module), "__file__", None) or module)
    return {str(path) for path in own.parent.rglob("*.py")} if own.name == "__init__.py" else {str(own)}
