"""Logs that are drawn: the same for the same seed, near what they were fitted to, and without anybody in them."""

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.simulate.generate import generate

HOUR = 3_600_000_000


def test_the_same_seed_gives_the_same_log(generator):
    first, again, other = (generate(generator, cases=50, seed=seed) for seed in (3, 3, 4))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert not np.array_equal(first["start"], other["start"])


def test_a_log_has_as_many_cases_as_asked_for(generator):
    assert len(np.unique(generate(generator, cases=17)["case"])) == 17
    assert len(np.unique(generate(generator)["case"])) == 800


@pytest.mark.parametrize(("cases", "message"), [(0, "a log of 0 cases is none"), (10**13, "is too large")])
def test_numbers_of_cases_that_nobody_can_mean(generator, cases, message):
    with pytest.raises(JourneyError, match=message):
        generate(generator, cases=cases)


def test_shares_are_those_of_the_log(generator, office):
    log = generate(generator, cases=4000)
    share = (log["activity"] == "agree").mean() / (log["activity"] != "look").mean()
    seen = (office["activity"] == "agree").mean() / (office["activity"] != "look").mean()
    assert abs(share - seen) < 3 * np.sqrt(seen * (1 - seen) / 4000)


def test_nothing_happens_outside_of_office_hours(generator):
    log = generate(generator, cases=4000)
    for name, last in (("start", 15), ("end", 16)):  # what begins before four may end after it
        assert set((log[name] // (24 * HOUR) + 3) % 7) == {0, 1, 2, 3, 4}
        hours = log[name] // HOUR % 24
        assert hours.min() == 8
        assert hours.max() == last


def test_cases_arrive_as_they_did(generator):
    log = generate(generator, cases=800, start=18_001 * 24 * HOUR)
    first = log["start"][np.r_[True, log["case"][1:] != log["case"][:-1]]]
    days = np.bincount((first // (24 * HOUR) - 18_001) // 7)
    assert abs(days[:-1] - 80).max() <= 4


def test_a_log_begins_no_sooner_than_asked(generator):
    start = 19_000 * 24 * HOUR + 5 * HOUR
    assert generate(generator, cases=100, start=start)["start"].min() >= start


def test_what_is_over_later_is_cut(generator):
    whole = generate(generator, cases=100)
    end = int(np.quantile(whole["end"], 0.98))
    last = whole["start"][whole["case"] == 100].min()
    cut = generate(generator, cases=100, end=max(end, int(last)))
    kept = whole["end"] <= max(end, int(last))
    assert 0 < (~kept).sum() < 10
    assert np.array_equal(cut["end"], whole["end"][kept])


def test_nothing_is_cut_before_all_have_arrived(generator):
    whole = generate(generator, cases=100)
    early = generate(generator, cases=100, end=int(np.quantile(whole["start"], 0.5)))
    assert np.array_equal(early["end"], whole["end"])


def test_rare_kinds_are_left_out(office, fit):
    odd = {name: np.r_[values, values[:4]] for name, values in office.items()}
    odd["activity"] = np.r_[office["activity"], ["lottery won"] * 4].astype(object)
    fitted = fit(odd)
    assert fitted.columns["activity"] == ("agree", "look", "refuse")
    assert fitted.left_out == 4
    assert "lottery won" not in set(generate(fitted, cases=2000)["activity"])


def test_too_few_cases_make_no_log(office, fit):
    few = {name: values[:8] for name, values in office.items()}
    with pytest.raises(JourneyError, match="no kind of event has 5 cases or more"):
        fit(few)


def test_the_generator_knows_no_customer(generator):
    assert "customer" not in repr(generator)


def test_chosen_values_are_kept(office, fit):
    assert fit(office, order=1, time_days=14.0).choices.order == 1


def test_a_part_of_the_cases_says_when_things_happen(office, fit, monkeypatch):
    monkeypatch.setattr("journeymap.simulate.generate.fitting.ENOUGH_EVENTS", 600)
    fitted = fit(office)
    assert 0.1 < len(fitted.times.moved) / 1600 < 0.2  # a seventh of the cases
    assert fitted.cases == 800
    log = generate(fitted, cases=500)
    assert set((log["start"] // HOUR) % 24) == set(range(8, 16))
