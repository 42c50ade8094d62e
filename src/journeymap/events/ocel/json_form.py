"""OCEL 2.0 in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.ocel.flatten import flatten
from journeymap.events.ocel.json_items import Malformed, json_items
from journeymap.events.ocel.store import Store
from journeymap.events.relation import Asked, Relation
from journeymap.events.tables.sqlite_file import as_text
from journeymap.events.unpack import open_plain

__all__ = ["read_ocel_json"]


def read_ocel_json(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The events of the objects of one type as table `raw`.

    Raises:
        JourneyError: a file is cut, no OCEL 2.0, or does not say which objects are the cases.
    """
    with Store(engine) as store:
        for file in files:
            _read(file, store)
    return flatten(engine, shown(files[0]), asked)


def _read(file: str, store: Store) -> None:
    label = shown(file)
    try:
        with open_plain(file) as stream:
            for key, item in json_items(stream):
                if key.startswith("ocel:"):
                    raise JourneyError(f"the log {label} is in OCEL 1.0", "convert it to OCEL 2.0")
                if key == "events":
                    _event(item, store)
                elif key == "objects":
                    _object(item, store)
    except Malformed as error:
        why = "is cut off" if error.cut else "is no JSON object"
        raise JourneyError(f"the log {label} {why}", "export or download it again") from None
    except UnicodeDecodeError:
        raise JourneyError(f"the log {label} is not UTF-8", "save it as UTF-8") from None
    except (AttributeError, KeyError, TypeError) as error:
        raise JourneyError(f"the log {label} is no OCEL 2.0: {_lacking(error)}", "export it again") from None


def _event(item: dict[str, Any], store: Store) -> None:
    key = as_text(item["id"])
    store.event(key, as_text(item["type"]), as_text(item.get("time")))
    for one in item.get("attributes") or ():
        store.event_value(key, as_text(one["name"]), _text(one.get("value")))
    for one in item.get("relationships") or ():
        store.relation(key, as_text(one["objectId"]))


def _object(item: dict[str, Any], store: Store) -> None:
    key = as_text(item["id"])
    store.object(key, as_text(item["type"]))
    for one in item.get("attributes") or ():
        store.object_value(key, as_text(one["name"]), as_text(one.get("time")), _text(one.get("value")))


def _text(value: Any) -> str | None:
    return str(value).lower() if isinstance(value, bool) else as_text(value)


def _lacking(error: Exception) -> str:
    what = f'"{error.args[0]}"' if isinstance(error, KeyError) else "what it should have"
    return f"one of its events or objects lacks {what}"
