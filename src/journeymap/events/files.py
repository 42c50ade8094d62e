"""Which files a log's name means: paths, globs, folders of Parquet, tables of databases."""

from __future__ import annotations

import difflib
import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.events.forms import ALLOWED, form_of

__all__ = ["content_hash", "find_files", "kind_of", "parquet_files", "shown", "split_table"]

BLOCK = 1 << 20
MARK = "::"
PARQUET = (".parquet", ".pq")


def find_files(log: str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> list[str]:
    """The files meant by a path, a glob or several of them, in the order of their names.

    A folder of Parquet files, and a table of a database (`FILE::TABLE`), stay as they are named.

    Raises:
        JourneyError: there is no such file, it is a folder without Parquet, or it may not be read.
    """
    several = [log] if isinstance(log, str | os.PathLike) else list(log)
    found = [file for one in several for file in _found(os.fspath(one))]
    if not found:
        raise JourneyError("no log was given", f"name a file: {ALLOWED}")
    for file in found:
        _require_readable(file)
    kinds = {kind_of(file) for file in found}
    if len(kinds) > 1:
        raise JourneyError(f"the files of a log must be of one form, not {' and '.join(sorted(kinds))}", ALLOWED)
    return found


def kind_of(file: str) -> str:
    """The form of a file that is there: `csv`, `parquet`, `json`, `xes`, `ocel-json`, `ocel-xml`, `duckdb` or `sqlite`.

    Raises:
        JourneyError: it is none of them.
    """
    path, table = split_table(file)
    if Path(path).is_dir():
        return "parquet"
    return form_of(path, shown(path), table=table)


def shown(file: str) -> str:
    """A file's name as messages show it."""
    path, table = split_table(file)
    return Path(path).name + (f"{MARK}{table}" if table else "")


def split_table(file: str) -> tuple[str, str | None]:
    """`FILE::TABLE` in its two parts; the table is None where none is named.

    >>> split_table("shop.duckdb::orders"), split_table("orders.csv")
    (('shop.duckdb', 'orders'), ('orders.csv', None))
    """
    head, mark, table = file.partition(MARK)
    while mark and not Path(head).exists() and MARK in table:
        more, _, table = table.partition(MARK)
        head = f"{head}{MARK}{more}"
    if not mark or not head or not table or Path(file).exists():
        return file, None
    return head, table


def parquet_files(file: str) -> list[str]:
    """The Parquet files of a folder at any depth, in the order of their names; of a file, itself.

    Raises:
        JourneyError: the folder, or one in it, may not be read.
    """
    if not Path(file).is_dir():
        return [file]
    found = []
    for folder, inner, names in os.walk(file, onerror=_refuse, followlinks=True):
        # what begins with _ or . are notes of those who wrote the files
        inner[:] = sorted(name for name in inner if name[0] not in "_.")
        found += [str(Path(folder, name)) for name in names if name[0] not in "_." and name.lower().endswith(PARQUET)]
    return sorted(found)


def _refuse(error: OSError) -> None:
    raise JourneyError(f"the log {error.filename} cannot be read: {(error.strerror or str(error)).lower()}") from error


def content_hash(files: Sequence[str]) -> str:
    """12 hexadecimal digits of the SHA-256 of the files' bytes in their order; names count where they hold data."""
    whole = hashlib.sha256()
    for file in files:
        path, table = split_table(file)
        whole.update(f"{MARK}{table}\0".encode() if table else b"")
        for part in parquet_files(path):
            inner = os.path.relpath(part, path)
            whole.update(f"{inner}\0".encode(errors="surrogateescape") if "=" in inner else b"")
            for block in _blocks(part):
                whole.update(block)
    return whole.hexdigest()[:12]


def _blocks(file: str) -> Iterator[bytes]:
    with Path(file).open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _found(name: str) -> list[str]:
    try:
        return _expand(name)
    except OSError as error:  # a folder on the way that may not be looked into, a name that is too long
        raise JourneyError(f"the log {name} cannot be read: {(error.strerror or str(error)).lower()}") from error


def _expand(name: str) -> list[str]:
    path, table = split_table(name)
    if table is not None or Path(path).exists() or not glob.has_magic(name):
        return [name]
    matches = sorted(match for match in glob.glob(name, recursive=True) if Path(match).is_file())  # noqa: PTH207 -- a pattern may be absolute
    if not matches:
        raise JourneyError(f"no file matches {name}")
    return matches


def _require_readable(file: str) -> None:
    name, _ = split_table(file)
    path = Path(name)
    try:
        if path.is_dir():
            _require_parquet(name)
            return
        with path.open("rb") as stream:
            empty = not stream.read(1)
    except FileNotFoundError:
        raise JourneyError(f"there is no log {name}", _closest(path)) from None
    except OSError as error:
        raise JourneyError(f"the log {name} cannot be read: {(error.strerror or str(error)).lower()}") from error
    if empty:
        raise JourneyError(f"the log {name} is empty")


def _require_parquet(folder: str) -> None:
    if not parquet_files(folder):
        raise JourneyError(
            f"{folder} is a folder without Parquet files, not a log", f"name its files: {Path(folder) / '*.csv'}"
        )


def _closest(path: Path) -> str:
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, beside, 1)
    return f"did you mean {path.parent / close[0]}?" if close else ""
