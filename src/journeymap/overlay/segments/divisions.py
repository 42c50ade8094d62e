"""All ways in which the cases of an overlay are told apart, and the table `segment_cases` that says who is in which group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.events.statements import literal
from journeymap.overlay.base import Base
from journeymap.overlay.segments.division import FEWEST, MOST_VALUES, OTHERS, UNSAID, Division
from journeymap.overlay.segments.periods import periods_between
from journeymap.overlay.segments.statements import cases_select, counts_select, sizes_select
from journeymap.overlay.segments.values import keep_values, value_name
from journeymap.overlay.steps import fetch

__all__ = ["PACKAGE", "Divided", "divide"]

PACKAGE = "journeymap.overlay.segments"


@dataclass(frozen=True)
class Divided:
    """What the cases were told apart by.

    Args:
        divisions: columns in the order of the file, personas, months; those alone in which there are cases.
        several_personas: cases for whom several personas stand.
        left_out: in words, what is not compared and why.
    """

    divisions: tuple[Division, ...]
    several_personas: int
    left_out: tuple[str, ...]


def divide(base: Base) -> Divided:
    """Keep `segment_values` and `segment_cases` (case_id, begun_before, group_1, group_2 …) and say what they hold."""
    engine, asked = base.engine, _columns(base)
    known = {name: value_name(number) for number, name in enumerate((n for n in asked if n in base.log.columns), 1)}
    keep_values(engine, [base.log.columns[name] for name in known], base.observation.until)
    left_out = [f"{name}: the log has no such column" for name in asked if name not in known]
    events = base.graph.journey.events
    found: list[Division] = []
    for name in dict.fromkeys(() if events is None else events.segments):
        if name in known:
            division, words = _column(engine, name, known[name], len(found) + 1)
            found += [division] if division else []
            left_out += words
    personas = {key: _fits(conditions, known) for key, conditions in base.graph.journey.segments.items() if conditions}
    found += _personas(personas, len(found) + 1)
    found += _months(engine, len(found) + 1)
    divisions = _counted(engine, found)
    left_out += [words for division in divisions for words in _small(division)]
    return Divided(divisions, _several(engine, list(personas.values())), tuple(left_out))


def _columns(base: Base) -> tuple[str, ...]:
    """The log's columns that are asked for: those to compare first, then those of personas."""
    events = base.graph.journey.events
    personas = [column for segment in base.graph.journey.segments.values() for column in segment]
    return tuple(dict.fromkeys((*(() if events is None else events.segments), *personas)))


def _column(engine: Engine, name: str, value: str, number: int) -> tuple[Division | None, list[str]]:
    rows = engine.rows("segment_counts", counts_select(value))
    if not rows:
        return None, [f"{name}: no case has a value"]
    values, small = rows[0]["different"], rows[0]["small"]
    names = tuple(row["value"] for row in rows if row["cases"] >= FEWEST)
    left_out = []
    if small:
        left_out.append(f"{name}: {_values(small)} of under {FEWEST} cases, part of the rest of each other value")
    if values - small > len(names):
        beyond = _values(values - small - len(names))
        left_out.append(
            f"{name}: {beyond} beyond the {MOST_VALUES} most frequent, part of the rest of each other value"
        )
    picked = " ".join(f"WHEN {value} = {literal(text)} THEN {index}" for index, text in enumerate(names, 1))
    choice = f"CASE WHEN {value} IS NULL THEN {UNSAID} {picked} ELSE {OTHERS} END"
    return Division(number, name, "column", names, choice), left_out


def _fits(conditions: Mapping[str, tuple[str, ...]], known: Mapping[str, str]) -> str:
    """Whether a persona stands for a case: all its columns have one of the values said."""
    if not all(column in known for column in conditions):
        return "FALSE"
    return " AND ".join(
        f"coalesce({known[column]} IN ({', '.join(literal(value.strip()) for value in values)}), FALSE)"
        for column, values in conditions.items()
    )


def _personas(fits: Mapping[str, str], number: int) -> list[Division]:
    if not fits:
        return []
    picked = " ".join(f"WHEN {fit} THEN {index}" for index, fit in enumerate(fits.values(), 1))
    return [Division(number, "persona", "persona", tuple(fits), f"CASE {picked} ELSE {UNSAID} END")]


def _several(engine: Engine, fits: list[str]) -> int:
    if len(fits) < 2:
        return 0
    total = " + ".join(f"CASE WHEN {fit} THEN 1 ELSE 0 END" for fit in fits)
    select = f"""-- Cases for whom more than one persona stands.
SELECT count(*) AS cases
FROM segment_values
WHERE {total} > 1"""  # noqa: S608 - names are ours, values are literals
    return int(engine.rows("segment_several", select)[0]["cases"])


def _months(engine: Engine, number: int) -> list[Division]:
    row = fetch(engine, "segment_starts", package=PACKAGE)[0]
    periods = None if row["first_at"] is None else periods_between(row["first_at"], row["last_at"])
    if periods is None:
        return []
    picked = " ".join(f"WHEN first_at < {literal(end)} THEN {index}" for index, end in enumerate(periods.ends, 1))
    last = len(periods.names)
    choice = f"CASE {picked} ELSE {last} END" if picked else str(last)
    return [Division(number, periods.unit, "month", periods.names, choice)]


def _counted(engine: Engine, divisions: list[Division]) -> tuple[Division, ...]:
    """The divisions with the sizes of their groups, once the cases are in them."""
    if not divisions:
        return ()
    engine.create("segment_cases", cases_select(divisions))
    sizes: dict[int, dict[int, int]] = {}
    for row in engine.rows("segment_sizes", sizes_select(divisions)):
        sizes.setdefault(row["division"], {})[row["value"]] = row["cases"]
    return tuple(one.counted(sizes.get(one.number, {})) for one in divisions)


def _small(division: Division) -> list[str]:
    """What is said of groups that have too few cases; columns have said theirs."""
    words = []
    if division.kind != "column":
        small = [division.name(n) for n in range(1, len(division.names) + 1) if n not in division.large]
        if small:
            words.append(f"{division.column}: {', '.join(small)} with under {FEWEST} cases")
    if division.large and not division.compared:
        words.append(f"{division.column}: nothing to compare {', '.join(map(division.name, division.large))} with")
    return words


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count:,} values"
