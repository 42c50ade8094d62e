"""Values of the language in the words in which a change tells them, and whether two of them mean the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from journeymap.model.data import Match, Shift
from journeymap.model.people import Owner
from journeymap.model.quantities import Duration, Money
from journeymap.model.steps import Lane
from journeymap.model.text import Text

__all__ = ["essence", "first_words", "names", "number", "percent", "quoted", "several", "shown"]

LONGEST = 60


def first_words(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text on one line.

    >>> first_words("one two three", 9)
    'one two…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """A text or an id in quotation marks, cut where it is long."""
    return f'"{first_words(text)}"'


def several(words: Iterable[str]) -> str:
    """Words in a row."""
    return ", ".join(words)


def names(ids: Iterable[str]) -> str:
    """Ids in quotation marks."""
    return several(map(quoted, ids))


def number(value: float) -> str:
    """A number as short as can be; never minus nothing."""
    return f"{value + 0.0:g}"


def percent(share: float) -> str:
    """A share of one in per cent."""
    return f"{share * 100:.6g}%"


def shown(value: Any) -> str:
    """A value in words; "unsaid" where there is none."""
    if value is None or value in ("", (), {}):
        return "unsaid"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Text):
        return quoted(value)
    if isinstance(value, str):
        return first_words(value)
    if isinstance(value, float | int):
        return number(value)
    if isinstance(value, tuple | list | set | frozenset):
        return several(shown(each) for each in value)
    if isinstance(value, Mapping):
        return several(f"{key} {shown(each)}" if each is not None else str(key) for key, each in value.items())
    return _part(value)


def _part(value: Any) -> str:
    if isinstance(value, Duration):
        return value.text or f"{number(value.seconds)}s"
    if isinstance(value, Money):
        return f"{value.amount:g} {value.currency}"
    if isinstance(value, Owner):
        return _owner(value)
    if isinstance(value, Match):
        return _match(value)
    if isinstance(value, Lane):
        by, takes = f" by {value.by}" if value.by else "", f" in {shown(value.takes)}" if value.takes else ""
        return f"{shown(value.name)}{by}{takes}"
    if isinstance(value, Shift):
        return several(f"{key} {shown(each)}" for key, each in value if each is not None and key != "extras")
    return first_words(str(value))


def _owner(owner: Owner) -> str:
    roles = {role: getattr(owner, role) for role in type(owner).model_fields if role != "extras"}
    if [role for role, people in roles.items() if people] == ["accountable"]:
        return several(owner.accountable)
    return several(f"{role} {several(people)}" for role, people in roles.items() if people) or "nobody"


def _match(match: Match) -> str:
    if match.unmeasured:
        return "none"
    activity = " or ".join(match.activity)
    channel = "channel " + " or ".join(match.channel) if match.channel else ""
    where = [f"{column} {' or '.join(values)}" for column, values in match.where.items()]
    return several(part for part in (activity, channel, *where) if part) or "unsaid"


def essence(value: Any) -> Hashable:
    """What a value means, apart from how it is written: values of the same essence are no change."""
    if isinstance(value, Duration):
        return (value.low, value.high)
    if isinstance(value, Match):
        where = frozenset((column, frozenset(values)) for column, values in value.where.items())
        return (frozenset(value.activity), frozenset(value.channel), where)
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, bool):
        return str(value)  # true is not 100%
    if isinstance(value, Mapping):
        return frozenset((key, essence(each)) for key, each in value.items())
    if isinstance(value, tuple | list):
        return tuple(essence(each) for each in value)
    if hasattr(type(value), "model_fields"):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields if name != "extras")
        return tuple((name, essence(each)) for name, each in fields)
    return value if isinstance(value, Hashable) else repr(value)
