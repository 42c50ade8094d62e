"""When watching ended, and what is left out for it."""

import pytest

HOUR_US = 3_600_000_000
START = 1_767_225_600_000_000
JOURNEY = """
stages:
  - id: all
    touchpoints: [{id: a, name: A, match: a}]
outcomes: {done: {match: end}}
events: {preset: ga4, inactive-after: 10d}
"""


@pytest.fixture
def found(graph_of, tmp_path, engine):
    """Lay the journey over a GA4 log of events at these hours."""
    from journeymap.overlay.run import overlay_log

    def laid(*hours, **options):
        rows = "".join(f"u{number},a,{START + hour * HOUR_US}\n" for number, hour in enumerate(hours))
        (tmp_path / "log.csv").write_text("user_pseudo_id,event_name,event_timestamp\n" + rows, encoding="utf-8")
        got = overlay_log(graph_of(JOURNEY), engine, tmp_path / "log.csv", parts=(), **options)
        return got, {entry.kind: entry for entry in got.quality}

    return laid


def test_events_that_may_still_change_are_counted_and_left_out(found):
    got, kinds = found(0, 20, 28, 29, 100)
    assert got.observed.until == "2026-01-02T04:00:00Z"
    assert (got.observed.events, got.observed.mapped) == (5, 3)
    assert kinds["provisional-tail"].count == 2
    assert kinds["provisional-tail"].message.startswith("events of the last 3 d, which may still change")
    assert "after-observation-end" not in kinds


def test_whoever_says_when_watching_ended_takes_them_all(found):
    got, kinds = found(0, 20, 28, 29, 100, observed_until="2026-01-10")
    assert got.observed.mapped == 5
    assert "provisional-tail" not in kinds
