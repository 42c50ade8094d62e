"""The motor claim's log is what its generator makes, and the overlay finds the truth that is in it."""

import csv
import importlib.util
import json
import math
import sys
from collections import Counter

import pytest

import journeymap as jm

FAR = 3.5
"""Standard errors; twelve touchpoints and one log would reach it by chance once in two hundred logs."""


@pytest.fixture(scope="module")
def folder(root):
    return root / "examples" / "motor-claim"


@pytest.fixture(scope="module")
def generator(folder):
    spec = importlib.util.spec_from_file_location("generate_claims", folder / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows(folder):
    with (folder / "events.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def truth(folder):
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def overlay(folder):
    return jm.load(folder / "journey.yaml").overlay(folder / "events.csv")


def test_the_same_seed_gives_the_same_bytes(folder, generator, tmp_path):
    generator.main(tmp_path)
    for name in ("events.csv", "truth.json"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_the_log_holds_what_its_readme_says(rows):
    kinds = Counter(row["event"] for row in rows)
    assert 19_000 < len(rows) < 22_000
    assert {"app_opened", "estimate_changed"} < set(kinds), "events that are on no touchpoint"
    whole = Counter(tuple(row.values()) for row in rows)
    assert sum(count - 1 for count in whole.values()) > 0, "lines that were written twice"
    assert all("2026-01-01" <= row["ts"] < "2026-10-01" for row in rows)
    ended = {row["claim_id"] for row in rows if row["event"] in ("claim_closed", "claim_refused", "claim_withdrawn")}
    assert 0 < len(ended) < len({row["claim_id"] for row in rows})


def test_probabilities_of_the_truth_add_up(generator, truth):
    visits = generator.expected_visits()
    ends = {name: sum(visits[name].values()) for name in ("closed", "refused", "withdrawn")}
    lost = sum(part["lost"] * part["visits_per_claim"] for part in truth["touchpoints"].values())
    assert sum(ends.values()) + lost == pytest.approx(1, abs=1e-6)
    assert ends["closed"] == pytest.approx(truth["conversion"]["eventual"], abs=1e-6)


def test_the_overlay_finds_the_loss_at_every_touchpoint(overlay, truth):
    for name, real in truth["touchpoints"].items():
        found = overlay.touchpoint(name).drop_off
        binomial = real["drop_off"] * (1 - real["drop_off"]) / found.clusters
        error = math.sqrt(max(found.variance, binomial))
        assert abs(found.estimate - real["drop_off"]) < FAR * error, name


def test_most_intervals_hold_the_truth(overlay, truth):
    held = [
        found.low <= real["drop_off"] <= found.high
        for name, real in truth["touchpoints"].items()
        for found in [overlay.touchpoint(name).drop_off]
    ]
    assert sum(held) >= len(held) - 2


def test_the_overlay_finds_the_share_of_claims_that_are_closed(overlay, truth):
    found, real = overlay.conversion, truth["conversion"]
    assert found.horizon_s == real["within_days"] * 86_400
    error = (found.high - found.low) / 2 / 1.96
    assert abs(found.estimate - real["within"]) < FAR * math.hypot(error, 0.0025)


def test_the_overlay_finds_the_waits(overlay, truth, generator):
    for name, real in truth["touchpoints"].items():
        if real["median_wait_s"] is None:
            continue
        row = overlay.touchpoint(name)
        error = 1 / (math.log(2) * generator.WAITS[name].shape * math.sqrt(row.visits * (1 - real["drop_off"])))
        assert abs(math.log(row.time_to_next_s.median / real["median_wait_s"])) < FAR * error, name


def test_claims_begun_before_the_log_and_still_under_way_are_told_apart(overlay, rows):
    first = {}
    for row in rows:
        if row["event"] not in ("app_opened", "estimate_changed", "claim_number_sent", "closing_letter_sent"):
            first.setdefault(row["claim_id"], row["event"])
    assert overlay.begun_before == sum(event != "claim_reported" for event in first.values())
    assert overlay.open > 0
    assert overlay.silent > 0
