"""A journey in words and a handful of events, laid over each other by the real engine."""

import runpy
from collections.abc import Iterable
from pathlib import Path

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.options import Options
from journeymap.overlay.run import overlay

COLUMNS = ("case_id", "activity", "time_us", "start_us", "channel", "seq", "cluster")


def put_log(engine, events: Iterable[tuple], extra: dict[str, list[str]] | None = None, *, ordered=True) -> EventLog:
    """Events are (case, activity, seconds) with, if there is one, a channel; they come in the log's order."""
    extra = extra or {}
    rows = []
    for position, (case, activity, seconds, *channel) in enumerate(events):
        values = [case, activity, round(seconds * 1e6), None, *(channel or [None]), position if ordered else 0, case]
        values += [column[position] for column in extra.values()]
        rows.append("(" + ", ".join(literal(value) for value in values) + ")")
    names = [*COLUMNS, *(f"x_{number}" for number in range(1, len(extra) + 1))]
    select = f"SELECT * REPLACE (CAST(channel AS VARCHAR) AS channel) FROM (VALUES {', '.join(rows)}) AS v({', '.join(names)})"
    engine.create("log", select)
    columns = {name: f"x_{number}" for number, name in enumerate(extra, 1)}
    return EventLog("made up", None, None, {}, len(rows), len(rows), has_sequence=ordered, columns=columns)


@pytest.fixture(scope="session")
def engine():
    with DuckEngine() as found:
        yield found


@pytest.fixture
def graph_of(tmp_path):
    """Compile a journey from its YAML."""

    def compile_text(text: str):
        file = tmp_path / "journey.yaml"
        file.write_text("journeymap: 1\nname: Test\n" + text, encoding="utf-8")
        return jm.load(file).graph

    return compile_text


@pytest.fixture
def lay(engine, graph_of):
    """Lay a journey (YAML or a compiled graph) over events."""

    def run(journey, events, extra=None, *, ordered=True, parts=None, **options):
        graph = graph_of(journey) if isinstance(journey, str) else journey
        log = put_log(engine, events, extra, ordered=ordered)
        return overlay(graph, engine, log, options=Options(**options), parts=parts)

    return run


@pytest.fixture(scope="session")
def everything(tmp_path_factory):
    """A journey that asks for every figure of an overlay, and a log that has an answer to each (see everything/)."""
    folder = Path(__file__).parent / "everything"
    log = tmp_path_factory.mktemp("everything") / "log.csv"
    log.write_text(runpy.run_path(str(folder / "make_log.py"))["log_text"](), encoding="utf-8")
    return jm.load(folder / "journey.yaml"), log
