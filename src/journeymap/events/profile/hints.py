"""Columns that may play a further role: told by their names, their values, and whether a case has only one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journeymap.events.binding import Bound
from journeymap.events.duck import DuckEngine
from journeymap.events.presets import Pick
from journeymap.events.profile.columns import Facts, most_named
from journeymap.events.profile.kinds import NUMERIC
from journeymap.events.relation import Column, Relation
from journeymap.events.time_columns import text_of
from journeymap.events.words import words_of
from journeymap.results.profile import Hint

__all__ = ["find_hints"]

CHANNEL = {"channel", "medium", "device", "platform", "touch", "kanal", "canal", "canale", "urzadzenie", "gerat"}
CHANNELS = {
    "web", "website", "www", "app", "mobile", "phone", "telephone", "telefon", "mail", "email", "letter", "post", "shop",
    "store", "branch", "chat", "sms", "call", "desktop", "tablet", "online", "offline", "brief", "filiale", "infolinia",
    "strona", "aplikacja", "sklep", "placowka", "kiosk", "fax", "whatsapp", "bot",
}  # fmt: skip
PERSON = {"customer", "client", "user", "person", "member", "account", "patient", "kunde", "klient", "osoba", "cliente"}
START = {"start", "started", "begin", "begun", "beginn", "poczatek", "debut", "inicio"}
SEQUENCE = {"sequence", "seq", "order", "index", "position", "nr", "step", "version"}
ANSWERS = {"nps", "csat", "ces", "score", "rating", "satisfaction", "ocena", "zufriedenheit", "stars"}
UNIQUE = {"uuid", "id", "guid", "key"}
ALONE = 0.99
"""So many of the cases must have one value only."""
MOST_COLUMNS = 60
CHANNELS_AT_MOST = 20


def find_hints(
    engine: DuckEngine, relation: Relation, bound: Bound, free: Sequence[Facts], cases: int
) -> tuple[Hint, ...]:
    """What further columns may be meant for; at most one column a role, and any number of segments.

    Args:
        engine: where the log is.
        relation: its rows.
        bound: the roles that are known.
        free: the columns that are free for other roles.
        cases: how many cases it has.
    """
    alone = _share_alone(engine, relation, bound.roles["case"], free[:MOST_COLUMNS])
    found: dict[str, Hint] = {}
    for hint in _single(free, bound, alone):
        found.setdefault(hint.key, hint)
    used = {hint.column for hint in found.values()}
    return (*found.values(), *_segments([one for one in free if one.name not in used], alone, most_named(cases)))


def _single(free: Sequence[Facts], bound: Bound, alone: Mapping[str, float]) -> Iterator[Hint]:
    for key, holds, why in (
        ("channel", _is_channel, "its name or its values are those of channels"),
        ("start", _is_start, "times, named as a start"),
        ("event-id", _is_event_id, "each row has another value"),
        ("lifecycle", _is_lifecycle, "its values say start and complete"),
        ("sequence", _is_sequence, "whole numbers, named as an order"),
    ):
        if key.replace("-", "_") not in bound.roles:
            yield from (Hint(key, one.name, why) for one in free if holds(one))
    if "cluster" not in bound.roles and not bound.by_person:
        yield from (
            Hint("cluster", one.name, "named as a person, and a case has only one")
            for one in free
            if PERSON & set(words_of(one.name)) and alone.get(one.name, 0) >= ALONE and one.kind != "time"
        )
    for one in free:
        if ANSWERS & set(words_of(one.name)) and one.kind in NUMERIC:
            yield Hint("metrics", one.name, "numbers, named as answers of customers")


def _segments(free: Iterable[Facts], alone: Mapping[str, float], most: int) -> Iterator[Hint]:
    for one in free:
        few = one.counts is not None and 1 < one.distinct <= most and one.kind in ("text", "yes/no", "other")
        if few and alone.get(one.name, 0) >= ALONE:
            yield Hint("segments", one.name, f"{one.distinct} values, and a case has only one")


def _is_channel(one: Facts) -> bool:
    if one.counts is None or not 1 < one.distinct <= CHANNELS_AT_MOST or one.kind != "text":
        return False
    known = sum(count for value, count in one.counts if CHANNELS & set(words_of(value)))
    return bool(CHANNEL & set(words_of(one.name))) or known >= one.filled / 2


def _is_start(one: Facts) -> bool:
    return one.kind == "time" and bool(START & set(words_of(one.name)))


def _is_event_id(one: Facts) -> bool:
    # what is estimated may be some hundredths off
    every = one.filled == one.rows and one.distinct >= 0.9 * one.rows and one.rows > 20
    return every and one.kind in ("text", "whole number", "other") and bool(UNIQUE & set(words_of(one.name)))


def _is_lifecycle(one: Facts) -> bool:
    values = {value.lower() for value, _ in one.counts or ()}
    return "complete" in values and bool({"start", "schedule", "ate_abort", "suspend", "resume"} & values)


def _is_sequence(one: Facts) -> bool:
    return one.kind == "whole number" and bool(SEQUENCE & set(words_of(one.name)))


def _share_alone(engine: DuckEngine, relation: Relation, case: Pick, free: Sequence[Facts]) -> dict[str, float]:
    """The share of cases with at most one value, by column."""
    columns = {column.name: column for column in relation.columns}
    told = [one for one in free if one.kind != "time"]
    if not told:
        return {}
    spans = ", ".join(
        f"min({_plain(one.column)}) IS NOT DISTINCT FROM max({_plain(one.column)}) AS s{n}"
        for n, one in enumerate(told)
    )
    shares = ", ".join(f"avg(CAST(s{n} AS INTEGER)) AS s{n}" for n in range(len(told)))
    keys = f"coalesce({', '.join(text_of(columns[name]) for name in case.columns)})"
    row = engine.fetch(
        "profile",
        f"SELECT {shares} FROM (SELECT {spans} FROM {relation.table} WHERE {keys} IS NOT NULL GROUP BY {keys})",
    )[0]
    return {one.name: row[f"s{n}"] or 0.0 for n, one in enumerate(told)}


def _plain(column: Column) -> str:
    return text_of(column) if column.kind in ("VARCHAR", "JSON") else column.sql
