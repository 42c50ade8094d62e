"""XES files: events as rows, a trace's attributes as columns `case:NAME`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Asked, Column, Relation
from journeymap.events.unpack import open_plain
from journeymap.events.xes_parse import parse_traces
from journeymap.events.xes_scan import Trace, Unusual, scan_traces

__all__ = ["read_xes", "traces_of"]

BATCH = 100_000
CASE = "case:"


def read_xes(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The events of XES files as table `raw`, every value as text.

    Raises:
        JourneyError: a file is cut, not well-formed, or no XES.
    """
    engine.drop("raw")
    batch = _Batch(engine, asked)
    for file in files:
        for trace, events in traces_of(file):
            batch.add(trace, events)
    batch.flush()
    names = tuple(batch.names) if batch.events else ()
    return Relation("raw", tuple(batch.columns.values()), names, "rowid", "event", preset="xes")


def traces_of(file: str) -> Iterator[Trace]:
    """The traces of an XES file in their order: scanned while it has the usual form, parsed from there on."""
    done = 0
    try:
        with open_plain(file) as stream:
            for trace in scan_traces(stream):
                done += 1
                yield trace
    except Unusual:
        with open_plain(file) as stream:
            yield from islice(parse_traces(stream, shown(file)), done, None)


class _Batch:
    """Rows on their way to the engine: one list per column that is asked for and was met."""

    def __init__(self, engine: DuckEngine, asked: Asked) -> None:
        self.engine = engine
        self.asked = asked
        self.names: dict[str, None] = {}
        self.columns: dict[str, Column] = {}
        self.rows: dict[str, list[str | None]] = {}
        self.size = 0
        self.events = 0

    def add(self, trace: dict[str, str], events: list[dict[str, str]]) -> None:
        """The events of one trace."""
        known = self.names
        for key in trace:
            if CASE + key not in known:
                self._meet(CASE + key)
        for event in events:
            if not event.keys() <= known.keys():
                for key in event:
                    self._meet(key)
        for name, values in self.rows.items():
            own = trace.get(name[5:]) if name.startswith(CASE) else None
            if own is None:
                values.extend([event.get(name) for event in events])
            else:
                values.extend([own] * len(events))
        self.size += len(events)
        self.events += len(events)
        if self.size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand the rows to the engine."""
        import numpy as np

        columns = {self.columns[name].sql: np.array(values, dtype=object) for name, values in self.rows.items()}
        self.engine.append("raw", columns or {"none": np.array([None] * self.size, dtype=object)})
        self.rows = {name: [] for name in self.rows}
        self.size = 0

    def _meet(self, name: str) -> None:
        if name in self.names:
            return
        self.names[name] = None
        if self.asked.of([name]):
            self.columns[name] = Column(name, f"c{len(self.columns)}", "VARCHAR")
            self.rows[name] = [None] * self.size
