"""A journey of a shop, and logs of a few events in the engine, ready to be cut."""

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.options import Options
from journeymap.simulate.backtest.cutting import cut_log

COLUMNS = ("case_id", "activity", "time_us", "start_us", "channel", "seq", "cluster")
SHOP = """journeymap: 1
name: Shop
id: shop
stages:
  - id: all
    touchpoints:
      - {id: look, name: Looks, match: look, next: [ask, bought]}
      - {id: ask, name: Asks, match: ask, next: [look, bought]}
      - {id: pay, name: Pays, match: pay, next: bought}
      - {id: note, name: Gets a note, match: note, one-way: true, planned: false}
outcomes:
  bought: {match: buy}
  left: {kind: failure, match: leave, anywhere: true}
"""


@pytest.fixture(scope="session")
def engine():
    with DuckEngine() as found:
        yield found


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    """The journey's graph."""
    file = tmp_path_factory.mktemp("shop") / "journey.yaml"
    file.write_text(SHOP, encoding="utf-8")
    return jm.load(file).graph


@pytest.fixture(scope="session")
def put(engine, shop):
    """Put events (case, activity, seconds) into the engine; the log can then be cut."""

    def run(events, on=None, **options):
        rows = [
            "("
            + ", ".join(literal(value) for value in (case, activity, round(at * 1e6), None, None, place, case))
            + ")"
            for place, (case, activity, at) in enumerate(events)
        ]
        chosen = on or engine
        chosen.create(
            "log",
            "SELECT case_id, activity, CAST(time_us AS BIGINT) AS time_us, CAST(start_us AS BIGINT) AS start_us, "
            f"CAST(channel AS VARCHAR) AS channel, seq, cluster FROM (VALUES {', '.join(rows)}) AS v({', '.join(COLUMNS)})",
        )
        log = EventLog("made up", None, None, {}, len(rows), len(rows))
        return cut_log(shop, chosen, log, Options(**options))

    return run
