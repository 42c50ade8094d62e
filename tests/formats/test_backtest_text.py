"""A backtest as text and JSON, word for word."""

import json

import pytest

from journeymap.formats.backtest_json import backtest_json
from journeymap.formats.backtest_text import backtest_text
from journeymap.results.backtest import Backtest, Calibration, CalibrationBin, CutRow, DistanceRow, Distances
from journeymap.results.estimate import Estimate
from journeymap.results.table import Table

BINS = (CalibrationBin(0.2, 0.1999, 40), CalibrationBin(0.75, 0.8, 20))
TOLD = Calibration(
    cut="2026-06-01T00:00:00Z",
    prefixes=60,
    cases=30,
    brier=0.17,
    first_order=0.18,
    gain=Estimate(-0.01, -0.02, -0.001, 1e-5, 30),
    error=0.017,
    bound=0.09,
    bins=BINS,
    touchpoints=BINS,
    ids=("look", "ask"),
    unknown=3,
    until="2026-07-01T00:00:00Z",
    followed_s=86400.0 * 40,
)
CUTS = (
    CutRow("2026-04-01T00:00:00Z", 500, 0.5, 0.52, 0.7, 0.51, 0.5, 0.6),
    CutRow("2026-06-01T00:00:00Z", 1500, 0.52, None, None, None, 0.52, 0.61),
)
ROWS = Table(
    [
        DistanceRow("model", 10, 0.0684, 3.234, 4.95, 1.55, 1.65, (0.01, 0.2, 0.3, 0.1, 0.1)),
        DistanceRow("replay", 10, 0.1, 1044.0, 0.4, 9.2, 20.4),
    ]
)
FOUND = Backtest("shop", "0123456789ab", TOLD, Table(CUTS), Distances(800, 150, 50, ROWS), ("It is so.", "Trust it."))
TEXT = """\
shop: what the model said, beside what came
  - It is so.
  - Trust it.

Success foretold at each visit
  60 visits of 30 cases begun 2026-06-01 to 2026-07-01, each followed for 40 d or more, and resolved; in tenths by
  what was said
  those who were lost are in no row: who never gets to an end is never resolved; the cuts below count them
  said    came  difference  visits
  20.0%  20.0%         0.0      40
  75.0%  80.0%        +5.0      20
  Brier score 0.1700, of one that knows the last touchpoint only 0.1800; the difference is -0.0100 (95% interval by
  case -0.0200 to -0.0010)
  calibration error 1.70 points; a true model stays under 9.00
  3 visits at touchpoints not seen before the cut are left out

The same by touchpoint
  touchpoint   said   came  difference  visits
  look        20.0%  20.0%         0.0      40
  ask         75.0%  80.0%        +5.0      20

Eventual success as it was said at each cut
  cut         cases  model        band  overlay  finished only   came  model off by
  2026-04-01    500  50.0%  50.0–60.0%    52.0%          70.0%  51.0%          -1.0
  2026-06-01  1,500  52.0%  52.0–61.0%        –              –      –             –
  model: those whom the log shows going nowhere count as lost; band: up to where they go as the others do
  came: of the cases begun by the cut and finished or silent by the end of the log

Whole logs, as the public protocol compares them (lower is better)
  800 cases to learn from, 150 to compare with, 50 cut by the boundary left out; mean of 10 runs ± standard deviation
  log           3-grams   absolute    circadian     relative   cycle time
  model   0.068 ± 0.010  3.2 ± 0.2  4.95 ± 0.30  1.55 ± 0.10  1.65 ± 0.10
  replay          0.100    1,044.0         0.40         9.20        20.40
  replay: the earlier part again; bootstrap: the later part drawn anew, which is as near as one can get
"""


def test_the_whole_word_for_word():
    assert backtest_text(FOUND) == TEXT


def test_colour_is_for_terminals():
    assert "\x1b[" in backtest_text(FOUND, colour=True)
    assert "\x1b[" not in backtest_text(FOUND)


@pytest.mark.parametrize("width", [20, 96, 200])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(len(line) for line in backtest_text(FOUND, width=width).splitlines()) <= max(width, 96)


def test_what_was_not_found_is_not_shown():
    bare = backtest_text(Backtest("shop", "0123456789ab", None, Table([], CutRow), None, ("Nothing to judge by.",)))
    assert bare == "shop: what the model said, beside what came\n  - Nothing to judge by.\n"


def test_hostile_names_stay_on_their_line():
    name = "lo\nok\x1b[31m"
    told = Calibration(**{field: getattr(TOLD, field) for field in TOLD.__slots__} | {"ids": (name, "ask")})
    text = backtest_text(Backtest("sh\nop", "x", told, Table(CUTS), None, ()))
    assert "\x1b" not in text
    assert len(text.splitlines()) == len(backtest_text(Backtest("shop", "x", TOLD, Table(CUTS), None, ())).splitlines())


def test_json_is_whole_and_stable():
    data = json.loads(backtest_json(FOUND))
    assert data["journeymap"] == 1
    assert data["calibration"]["gain"]["low"] == -0.02
    assert data["cuts"][1]["came"] is None
    assert data["distances"]["rows"][0]["n_gram"] == 0.0684
    assert backtest_json(FOUND) == backtest_json(FOUND)
