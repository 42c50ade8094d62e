"""Columns of conditions must be there; those of personas and metrics may be missing, and that is said."""

import pandas as pd
import pytest

import journeymap as jm
from journeymap.overlay.needed import hoped_columns, needed_columns
from journeymap.overlay.run import overlay_log

JOURNEY = """personas: {anna: Anna}
segments: {anna: {regoin: [north]}}
metrics: {csat: {name: CSAT, column: score}}
events: {case: who, activity: what, time: at, segments: [plan]}
stages:
  - name: Buy
    touchpoints:
      - {id: order, name: Orders, match: {activity: order, where: {kind: new}}}
      - {id: pay, name: Pays, match: pay}
outcomes: {paid: {name: Paid, match: thanks}}
"""
ROWS = {"who": ["a", "a", "b"], "what": ["order", "pay", "order"], "at": ["2026-01-01 10:00Z"] * 3}
ALL = ROWS | {"kind": ["new", None, "old"], "plan": ["x", "x", "y"], "region": ["north"] * 3}


def test_what_is_needed_and_what_is_hoped_for(graph_of):
    graph = graph_of(JOURNEY)
    assert needed_columns(graph) == ("kind",)
    assert hoped_columns(graph) == ("regoin", "score")


def test_missing_columns_of_personas_and_metrics_are_a_finding(graph_of, engine):
    found = overlay_log(graph_of(JOURNEY), engine, pd.DataFrame(ALL), parts=())
    (finding,) = [one for one in found.quality if one.kind == "missing-columns"]
    assert (finding.count, finding.severity) == (2, "warning")
    assert finding.examples == ('"regoin" (did you mean "region"?)', '"score"')
    assert found.observed.mapped == 2


@pytest.mark.parametrize("column", ["kind", "plan"])
def test_missing_columns_of_conditions_and_segments_are_refused(graph_of, engine, column):
    frame = pd.DataFrame({name: values for name, values in ALL.items() if name != column})
    frame[column + "s"] = "x"
    with pytest.raises(jm.JourneyError, match=f'no column "{column}" that is asked for') as caught:
        overlay_log(graph_of(JOURNEY), engine, frame, parts=())
    assert caught.value.hint.startswith(f'did you mean "{column}s"')
