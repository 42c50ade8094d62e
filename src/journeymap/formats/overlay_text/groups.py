"""Groups of cases against the rest: columns, personas, months of start; comparisons that another column turns over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, line, note, sentences, title
from journeymap.formats.overlay_text.words import count, interval, share, time
from journeymap.results.segments import Compared, Segment, Simpson

__all__ = ["groups", "reversals"]

MOST = 12
SURE = 0.05
UNSAID = "(unsaid)"


def groups(view: View) -> Iterator[RenderableType]:
    """Each column: its values' conversion, then the touchpoints that differ."""
    seen: dict[tuple[object, ...], str] = {}
    for (kind, column), found in groupby(view.overlay.segments.groups if view.overlay.segments else (), key=_column):
        rows = list(found)
        if all(not row.figures for row in rows) and not view.full:
            continue
        name = f"{'Drift by' if kind == 'month' else 'Groups by'} {shown(column)}"
        yield title(name)
        figures = tuple((row.cases, row.figures) for row in rows)
        if figures in seen and rows[0].cases is not None and not view.full:
            same = ", ".join(_named(row) for row in rows)
            yield line(f"{same}: figure by figure as {seen[figures]}")
            continue
        seen[figures] = f"{', '.join(_named(row) for row in rows)} of {shown(column)}"
        yield from _group(rows, view)


def _column(row: Segment) -> tuple[str, str]:
    return row.kind, row.column


def _group(rows: Sequence[Segment], view: View) -> Iterator[RenderableType]:
    telling = [row for place, row in enumerate(rows) if place < MOST or row.kind == "month" or _differs(row)]
    yield _conversions(rows if view.full else telling)
    yield from view.more(len(rows) - len(telling), "more value")
    differ = _differing(rows)
    if differ:
        yield _touchpoints(view.first(differ, MOST))
        yield from view.more(len(differ) - MOST, "more difference")
    if differ or any(map(_differs, rows)):
        yield note("* differs from the rest (q < 0.05, adjusted for many comparisons)")
    if not differ and any(row.figures for row in rows):
        yield note("drop-off differs at no touchpoint from that of the rest (q < 0.05)")


def _conversions(rows: Sequence[Segment]) -> Table:
    table = columns(rows[0].column, "cases", "within", "success", "95%", "the rest", "")
    for row in rows:
        one = _conversion(row)
        here, rest = (one.here, one.rest) if one else (None, None)
        shares = (share(here.estimate if here else None), interval(here), share(rest.estimate if rest else None))
        within = time(one.horizon_s if one else None)
        table.add_row(indented(_named(row)), count(row.cases), within, *shares, "*" if _differs(row) else "")
    return table


def _touchpoints(found: Sequence[tuple[Segment, Compared]]) -> Table:
    table = columns("drop-off at", found[0][0].column, "within", "drop-off", "95%", "the rest", "95%", "", text=2)
    for row, one in found:
        sides = [part for side in (one.here, one.rest) for part in (share(side.estimate), interval(side))]
        table.add_row(indented(one.touchpoint or ""), _named(row), time(one.horizon_s), *sides, "*")
    return table


def _differing(rows: Sequence[Segment]) -> list[tuple[Segment, Compared]]:
    """Touchpoints where a group differs from the rest, the surest first; of two groups, the one that loses more."""
    found = [
        (row, one)
        for row in rows
        for one in row.figures
        if one.measure == "drop_off" and _sure(one) and (len(rows) != 2 or (one.z or 0.0) > 0)
    ]
    return sorted(found, key=lambda entry: entry[1].q or 0.0)


def _conversion(row: Segment) -> Compared | None:
    return next((one for one in row.figures if one.measure == "conversion"), None)


def _differs(row: Segment) -> bool:
    """Whether more, or fewer, succeed than in the rest."""
    one = _conversion(row)
    return one is not None and _sure(one)


def _sure(one: Compared) -> bool:
    return one.q is not None and one.q < SURE


def _named(row: Segment) -> str:
    return UNSAID if row.value is None else shown(row.value)


def reversals(view: View) -> Iterator[RenderableType]:
    """Comparisons that look the other way round within every value of another column."""
    found = view.overlay.segments.reversals if view.overlay.segments else ()
    if found:
        yield title("Reversals")
        yield sentences(_reversal(one) for one in found)


def _reversal(one: Simpson) -> str:
    cells = ", ".join(f'"{cell.value}" {_pair(cell.better.estimate, cell.other.estimate)}' for cell in one.cells)
    whole = _pair(one.all_better.estimate, one.all_other.estimate)
    return (
        f'{one.column} "{one.better}" succeeds more often than "{one.other}" ({whole} in {time(one.horizon_s)}), '
        f"but less often within every value of {one.within}: {cells}"
    )


def _pair(better: float | None, other: float | None) -> str:
    return f"{share(better)} against {share(other)}"
