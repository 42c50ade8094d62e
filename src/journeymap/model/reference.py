"""Tables of keys for the language's page, made from the descriptions that the schema and the messages use too.

`python -m journeymap.model.reference docs/language.md` writes them anew.
"""

from __future__ import annotations

import re
import sys
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from journeymap.model.base import Item
from journeymap.model.data import Restart
from journeymap.model.keys import parts_below
from journeymap.model.order import keys_in_order
from journeymap.model.schema import FILES
from journeymap.model.steps import Skips
from journeymap.model.values import (
    Date,
    Duration,
    ExactDuration,
    Flag,
    FunnelSteps,
    GridNumber,
    GridWord,
    Ids,
    Language,
    Languages,
    Link,
    LogWords,
    Money,
    Number,
    Often,
    Share,
    Text,
    Valence,
    Version,
    Word,
    Words,
)

__all__ = ["fresh_page", "key_table"]

SECTION = re.compile(r"(<!-- keys of (?P<part>\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)

KINDS: tuple[tuple[Any, str], ...] = (
    (Version, "1"),
    (Text, "words"),
    (Words, "words, one or a list"),
    (Word, "a word"),
    (Language, "a language"),
    (Languages, "a language, or a list"),
    (Ids, "a word, or a list"),
    (FunnelSteps, "a list of words, or of lists of them"),
    (LogWords, "a word, or a list"),
    (GridWord, "a word, or a list"),
    (GridNumber, "a number, or a list"),
    (Valence, "-2 to 2"),
    (Share, "a share"),
    (Often, "true, or a share"),
    (Flag, "true or false"),
    (Number, "a number"),
    (Duration, "a time, or a range"),
    (ExactDuration, "a time"),
    (Money, "money"),
    (Date, "a date"),
    (Link, "a link"),
    (Skips, "true"),
    (Restart, "`never`, `after-outcome`, or a time"),
    (Any, "keys"),
)


def key_table(part: type[Item]) -> str:
    """The keys of a part as a Markdown table: key, what stands there, what it means."""
    hints = get_type_hints(part, include_extras=True)
    names = {field.alias or name: name for name, field in part.model_fields.items()}
    fields = part.fields()
    rows = [
        f"| `{key}` | {_kind(hints[names[key]])} | {_cell(fields[key].description or '')} |"
        for key in keys_in_order(part)
    ]
    return "\n".join(["| key | what stands there | meaning |", "|---|---|---|", *rows, ""])


def fresh_page(page: str) -> str:
    """`page` with every table between `<!-- keys of NAME -->` and `<!-- end of keys -->` made anew."""
    parts = {part.__name__: part for root in FILES.values() for part in parts_below(root)}
    return SECTION.sub(lambda found: found[1] + "\n" + key_table(parts[found["part"]]) + "\n" + found[3], page)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kind(hint: Any) -> str:
    """What may stand at a key, in a few words."""
    for kind, words in KINDS:
        if hint == kind:
            return words
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _kind(next(entry for entry in inner if entry is not type(None)))
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in inner)
    if isinstance(hint, type) and issubclass(hint, Item):
        return _item(hint)
    if origin is dict:
        return f"by id: {_kind(inner[1])}"
    if origin is tuple:
        return f"{_kind(inner[0])}; one or a list"
    if hasattr(hint, "__metadata__"):
        return _kind(inner[0])
    raise TypeError(f"nothing is said about {hint}")


def _item(part: type[Item]) -> str:
    if not part.short:
        return "keys"
    short = (
        "the word `skips`" if part.short == "skips" else _kind(get_type_hints(part, include_extras=True)[part.short])
    )
    return f"{short}, or keys"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(fresh_page(target.read_text(encoding="utf-8")), encoding="utf-8")
