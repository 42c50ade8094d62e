"""A log's profile as text: what it spans, its columns, its activities, what the data are worth, what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.formats.columns import shown, width
from journeymap.results.counting import counted, one_or_many
from journeymap.results.profile import ColumnProfile, Matching, Profile
from journeymap.settings.numbers import NBSP, numbers

__all__ = ["profile_text"]

ACTIVITIES = 15
UNMATCHED = 15
LONGEST = 60
FORMS = {
    "csv": "CSV",
    "json": "JSON lines",
    "parquet": "Parquet",
    "xes": "XES",
    "ocel-json": "OCEL 2.0 in JSON",
    "ocel-xml": "OCEL 2.0 in XML",
    "duckdb": "DuckDB",
    "sqlite": "SQLite",
    "table": "a table",
}
SOURCES = {"said": "as said", "preset": "of the preset", "guessed": "guessed: check it"}
OPTIONS = {"case": "--case", "activity": "--activity", "time": "--time"}


def profile_text(profile: Profile) -> str:
    """The profile for people."""
    parts = (_headline, _roles, _columns, _activities, _data, _blocks, _journey)
    found = ["\n".join(lines) for part in parts if (lines := list(part(profile)))]
    return "\n\n".join(found) + "\n"


def _headline(profile: Profile) -> Iterator[str]:
    yield f"{shown(profile.log)}: {counted(profile.rows, 'row')}, {FORMS.get(profile.form, profile.form)}"
    if profile.unknown or profile.events is None or profile.cases is None or profile.per_case is None:
        options = ", ".join(OPTIONS[role] for role in profile.unknown)
        yield f"which column is the {' and the '.join(profile.unknown)} cannot be told: say it with {options}"
        return
    span = f"{(profile.since or '')[:10]} to {(profile.until or '')[:10]}"
    yield f"{span}, {counted(profile.events, 'event')} of {counted(profile.cases, 'case')}"
    each = profile.per_case
    yield f"events per case: half have {each.median:,} or fewer, 90% {each.p90:,}, 99% {each.p99:,}; the most is {each.most:,}"


def _roles(profile: Profile) -> Iterator[str]:
    if not len(profile.roles):
        return
    yield "Roles" + (f" (preset {profile.preset})" if profile.preset else "")
    rows = [
        (one.role.replace("_", " "), ", ".join(shown(name) or "(no name)" for name in one.columns), SOURCES[one.source])
        for one in profile.roles
    ]
    yield from _lines(rows)


def _columns(profile: Profile) -> Iterator[str]:
    yield "Columns"
    yield from _lines([_column(column) for column in profile.columns])


def _column(column: ColumnProfile) -> tuple[str, ...]:
    filled = numbers("en").share(column.filled).replace(NBSP, " ")
    values = f"{'' if column.exact else 'about '}{counted(column.distinct, 'value')}"
    named = ", ".join(_short(one.value) for one in column.values)
    more = " and more" if column.values and column.distinct > len(column.values) else ""
    return (
        shown(column.name) or "(no name)",
        column.kind,
        f"{filled} filled",
        values + (f": {named}{more}" if named else ""),
    )


def _activities(profile: Profile) -> Iterator[str]:
    rows = list(profile.activities)
    if not rows:
        return
    more = f" (the {ACTIVITIES} most frequent; all with --format json)" if len(rows) > ACTIVITIES else ""
    yield f"{counted(len(rows), 'activity', 'activities')}{more}"
    yield from _lines(
        [(f"{one.events:,}", counted(one.cases, "case"), _short(one.activity)) for one in rows[:ACTIVITIES]], right=2
    )


def _data(profile: Profile) -> Iterator[str]:
    if profile.events is None:
        return
    yield "Data"
    if not profile.quality:
        yield "  nothing to remark"
    rows = sorted(profile.quality, key=lambda one: one.severity != "warning")
    for one in rows:
        examples = f" ({', '.join(shown(example) for example in one.examples)})" if one.examples else ""
        yield f"  {'!' if one.severity == 'warning' else ' '} {one.count:,} {one.message}{examples}"


def _blocks(profile: Profile) -> Iterator[str]:
    yield "For the journey"
    block = profile.block + (profile.matching.block if profile.matching else "")
    yield from (f"  {shown(line)}" for line in block.splitlines())


def _journey(profile: Profile) -> Iterator[str]:
    matching = profile.matching
    if matching is None:
        return
    yield f"Beside {shown(matching.journey)}"
    lines = list(_fit(matching))
    yield from lines or ["  every activity is matched, and every match fits"]


def _fit(matching: Matching) -> Iterator[str]:
    for one in matching.unfitting:
        hint = f' did you mean "{shown(one.closest)}"?' if one.closest else ""
        yield f'  ! {shown(one.id)}: no event is "{shown(one.activity)}".{hint}'
    said = {one.id for one in matching.unfitting}
    for key in (key for key in matching.empty if key not in said):
        yield f"  ! {shown(key)}: its match fits no event"
    if matching.unmatched:
        rows = list(matching.unmatched.items())
        listed = ", ".join(f"{_short(name)} ({count:,})" for name, count in rows[:UNMATCHED])
        more = f" and {len(rows) - UNMATCHED:,} more" if len(rows) > UNMATCHED else ""
        what = one_or_many(len(rows), "activity that nothing matches", "activities that nothing matches")
        yield f"  {len(rows):,} {what}: {listed}{more}"


def _short(text: str) -> str:
    line = shown(text.replace("\n", " "))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _lines(rows: Sequence[Sequence[str]], *, right: int = 0) -> Iterator[str]:
    """Rows as columns that line up; the first `right` ones at their right ends."""
    wide = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [
            _cell(cell, size, right=place < right) for place, (cell, size) in enumerate(zip(row, wide, strict=True))
        ]
        yield "  " + "  ".join(cells).rstrip()


def _cell(cell: str, size: int, *, right: bool) -> str:
    blank = " " * (size - width(cell))
    return blank + cell if right else cell + blank
