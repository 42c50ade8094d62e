"""A journey in words and a handful of events, laid over each other, ready to be fitted."""

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options

COLUMNS = ("case_id", "activity", "time_us", "start_us", "channel", "seq", "cluster")
JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: [{to: b, share: 70%}, {to: left, share: 20%}], planned-drop-off: 30%}
      - {id: b, name: B, match: b, starts: 25%, next: [c, left]}
      - {id: c, name: C, match: c, next: won}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""


def put_log(engine, events, clusters=None):
    """Events are (case, activity, seconds), in the log's order."""
    rows = []
    for position, (case, activity, seconds) in enumerate(events):
        person = case if clusters is None else clusters[case]
        values = [case, activity, round(seconds * 1e6), None, None, position, person]
        rows.append("(" + ", ".join(literal(value) for value in values) + ")")
    whole = (
        "CAST(channel AS VARCHAR) AS channel, CAST(start_us AS BIGINT) AS start_us, CAST(time_us AS BIGINT) AS time_us"
    )
    select = (
        f"SELECT case_id, activity, {whole}, seq, cluster FROM (VALUES {', '.join(rows)}) AS v({', '.join(COLUMNS)})"
    )
    engine.create("log", select)
    return EventLog("made up", None, None, {}, len(rows), len(rows))


@pytest.fixture(scope="session")
def engine():
    with DuckEngine() as found:
        yield found


@pytest.fixture(scope="session")
def graph_of(tmp_path_factory):
    """Compile a journey from its YAML."""

    def compile_text(text):
        file = tmp_path_factory.mktemp("journey") / "journey.yaml"
        file.write_text("journeymap: 1\nname: Test\n" + text, encoding="utf-8")
        return jm.load(file).graph

    return compile_text


@pytest.fixture(scope="session")
def lay(engine, graph_of):
    """Lay a journey over events: the base for a fit, and the overlay."""

    def run(events, journey=JOURNEY, on=None, clusters=None, **options):
        chosen = on or engine
        return measure_core(graph_of(journey), chosen, put_log(chosen, events, clusters), Options(**options))

    return run
