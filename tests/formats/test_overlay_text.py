"""Overlays as text: what people read, in a terminal and elsewhere; and as JSON text."""

import json
import re

import pytest

from journeymap.formats.overlay_json import overlay_json
from journeymap.formats.overlay_text import overlay_text
from journeymap.results.overlay import (
    Conformance,
    Conversion,
    DropOff,
    Fit,
    FunnelStep,
    Observed,
    Outcome,
    Overlay,
    Quality,
    TimeToNext,
    TouchpointResult,
    TransitionResult,
)
from journeymap.results.privacy import for_sharing
from journeymap.results.table import Table

DROP = DropOff(0.25, 0.1, 0.5, 0.01, 20, 0.05, 0.2, 0.3, 0.1)
TIMES = TimeToNext(60.0, 3600.0, 86400.0, 9e6)


def overlay(**changes):
    def row(key, **figures):
        names = ("visits", "cases", "events", "censored", "horizon_s", "young", "drop_off", "exits", "time_to_next_s")
        return TouchpointResult(id=key, name=key, stage="only", **(dict.fromkeys(names) | figures))

    seen = {"visits": 20, "cases": 20, "events": 25, "censored": 2, "horizon_s": 864000.0, "young": True, "drop_off": DROP,
                "exits": {"b": 0.75, "bad": 0.2}, "time_to_next_s": TIMES}  # fmt: skip
    empty = {"visits": 0, "cases": 0, "events": 0, "censored": 0}
    steps = [TransitionResult(f"s{n}", "b", 9 - n % 9, 3, False, None, None) for n in range(14)]
    values = {
        "journey": "płatność", "engine": "duckdb", "log": "abc",
        "observed": Observed("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", 100, 80, {"x": 20}, 20, 4, 864000.0),
        "quality": (Quality("off-map", 20, "events on no touchpoint", ("x: 20",)),
                 Quality("late-date", 1, "event with a late date", (), "warning")),
        "outcomes": Table([Outcome("good", "success", 12), Outcome("bad", "failure", 4)]), "silent": 1, "open": 3,
        "after_outcome": 2, "begun_before": 0, "entries": {"a": 20}, "conversion": Conversion(86400.0, 0.6, 0.4, 0.8, {"7": None}),
        "touchpoints": Table([row("a", **seen), row("b", **empty), row("unseen"), row("mail", **(empty | {"events": 7}))]),
        "transitions": Table(steps), "funnel": Table([FunnelStep("a", 20), FunnelStep("b", 0), FunnelStep("c", 0)]),
        "conformance": Conformance(Fit(10, 1, 1), Fit(6, 2, 0)),
    }  # fmt: skip
    return Overlay(**(values | changes))


def test_plain_text_has_no_escape_codes_and_no_blanks_at_the_ends():
    text = overlay_text(overlay())
    assert "\x1b" not in text
    assert all(line == line.rstrip() and len(line) <= 118 for line in text.splitlines())
    assert text.endswith("\n")


def test_words_go_with_their_count():
    text = overlay_text(overlay(observed=Observed(None, None, 1, 1, {}, 1, 1, 864000.0), after_outcome=1))
    for words in ("over 1 case\n", "1 event,", "1 event came after an outcome", "1 different path, "):
        assert words in text


def test_a_terminal_gets_the_same_words_with_emphasis():
    plain, shown = overlay_text(overlay()), overlay_text(overlay(), colour=True)
    assert "\x1b[1m" in shown
    stripped = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()]
    assert stripped == plain.splitlines()


def test_every_kind_of_touchpoint_is_told_apart():
    lines = {line.split(",")[0].strip(): line for line in overlay_text(overlay()).splitlines()}
    assert "unseen, not in the log" in lines["unseen"]
    assert "mail, 7 sent" in lines["mail"]
    assert lines["b"].endswith("b, no event")
    measured = next(line for line in overlay_text(overlay()).splitlines() if line.strip().startswith("a  "))
    assert measured.split() == ["a", "20", "25.0%", "10.0–50.0%", "5.0%", "20.0%", "30.0%", "10", "d*", "1", "min"]


def test_warnings_come_first_and_long_lists_say_what_they_hide():
    text = overlay_text(overlay())
    assert text.index("late date") < text.index("on no touchpoint")
    assert "and 4 more kinds" in text


def test_nothing_known_is_no_fault():
    blank = overlay(
        quality=(), outcomes=Table(), conversion=Conversion(None, None, None, None), touchpoints=Table(),
        transitions=Table(), funnel=Table(), conformance=Conformance(Fit(0, 0, 0), Fit(0, 0, 0)),
        observed=Observed(None, None, 0, 0, {}, 0, 0, None),
    )  # fmt: skip
    assert "cannot be said" in overlay_text(blank)
    assert "nothing to remark" in overlay_text(blank)


def test_names_cannot_drive_the_terminal():
    text = overlay_text(overlay(journey="a\x1b[31mb", quality=(Quality("k", 1, "m", ("\x1b]0;x\x07",)),)))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_json_text_is_strict_stable_and_keeps_letters():
    text = overlay_json(overlay())
    assert text == overlay_json(overlay())
    assert '"journey": "płatność"' in text
    assert json.loads(text) == json.loads(json.dumps(overlay().to_json()))
    with pytest.raises(ValueError, match="JSON compliant"):
        overlay_json(overlay(conversion=Conversion(1.0, float("nan"), None, None)))


def test_json_has_the_keys_of_version_1():
    data = overlay().to_json()
    assert list(data) == [
        "journeymap", "journey", "engine", "observed", "quality", "outcomes", "silent", "open", "after_outcome",
        "begun_before", "entries", "conversion", "touchpoints", "transitions", "funnel", "conformance", "lost_to",
        "channels", "segments", "expect", "emotion", "promises", "answered_in_time", "funnel_within_s",
        "funnel_touchpoints", "min_cell",
    ]  # fmt: skip
    assert list(data["observed"]) == [
        "from", "until", "events", "mapped", "off_map", "cases", "variants", "inactive_after_s", "persons",
    ]  # fmt: skip
    assert list(data["conversion"]) == ["horizon_s", "estimate", "low", "high", "by_days", "time_s"]
    assert list(data["touchpoints"][0]) == [
        "id", "stage", "visits", "cases", "events", "censored", "horizon_s", "young", "drop_off", "exits",
        "time_to_next_s", "status", "answered_in_time", "hidden",
    ]  # fmt: skip
    assert list(data["touchpoints"][0]["drop_off"]) == [
        "estimate", "low", "high", "variance", "clusters", "lost", "failed", "naive", "silent",
    ]  # fmt: skip
    assert list(data["transitions"][0]) == [
        "from", "to", "count", "cases", "planned", "median_s", "p90_s", "switches",
    ]  # fmt: skip
    assert list(data["conformance"]) == [
        "fitting", "deviating", "fitness", "compliance", "deviations", "paths", "aligned", "unaligned",
    ]  # fmt: skip
    assert data["conformance"]["fitting"] == {"finished": 10, "open": 1, "silent": 1}


def test_what_is_hidden_is_a_dash_and_said():
    text = overlay_text(for_sharing(overlay(), 15))
    assert "None" not in text
    assert "figures of fewer than 15 customers" in text
    assert not re.search(r"(?<![\d.,])(4|3|1) cases?\b", text)
