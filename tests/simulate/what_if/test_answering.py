"""What-ifs answered: intervals, the cautious case, cost, value, standing, and a file's place in every refusal."""

import math
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import Chain, chain_of
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fitted import Dwell, Fitted
from journeymap.simulate.jackknife import difference_interval
from journeymap.simulate.what_if import answer


def shaken(chain: Chain, groups: int = 20) -> Chain:
    """The chain with estimates without groups of cases, a little off."""
    noise = 1 + np.random.default_rng(7).normal(0, 0.01, (groups, chain.share.shape[1]))
    share = np.concatenate([chain.share, chain.share * noise])
    start = np.repeat(chain.start_share, groups + 1, axis=0)
    values = {field.name: getattr(chain, field.name) for field in fields(chain)}
    return Chain(**{**values, "share": share, "start_share": start, "cases": 400, "visits": np.full(4, 100.0)})


@pytest.fixture
def fitted(chain):
    return Fitted("booking", "log", "", None, shaken(chain), groups=20)


LESS = {"touchpoint": "look", "drop-off": {"by": "-50%"}}


def test_a_difference_of_success(fitted, graph, ask, after):
    found = answer(fitted, graph, [ask(LESS)])[0]
    values = success_at_start(after(fitted.chain, LESS).chain) - success_at_start(fitted.chain)
    assert found.success.estimate == pytest.approx(values[0])
    assert (found.success.low, found.success.high) == pytest.approx(difference_interval(values))
    assert found.success.monte_carlo == 0
    assert found.after.estimate == pytest.approx(found.before.estimate + found.success.estimate)
    assert found.standing == "assumed"
    assert found.basis == "assumed: nobody has measured what this change does"
    assert (found.saved_like, found.time, found.value) == (0.5, None, None)
    assert 0 < found.cautious.estimate < found.success.estimate


def test_the_cost_of_channels(fitted, graph, ask):
    found = answer(fitted, graph, [ask({"touchpoint": "call", "redirect": "book"})])[0]
    # Of 100 who look 20 called for 5 EUR each; they book on the web for 10 cents instead of 60 in 100 of them.
    # At arrive, by web or phone, a contact costs 2.55 EUR on average.
    assert found.cost.estimate == pytest.approx(-0.2 * 5 + 0.2 * 0.4 * (0.1 + 0.8 * 2.55))
    assert found.cost.low < found.cost.estimate < found.cost.high


MONEY = {"volume": 1000, "value": "200 EUR", "cost": "5000 EUR"}


def test_value_is_what_successes_bring_less_contacts_less_cost(fitted, graph, ask, after):
    found = answer(fitted, graph, [ask(LESS, **MONEY)])[0]
    assert found.value.contacts == pytest.approx(1000 * found.cost.estimate)
    assert found.value.contacts > 0
    assert found.value.estimate == pytest.approx(200_000 * found.success.estimate - found.value.contacts - 5000)
    gained = success_at_start(after(fitted.chain, LESS).chain) - success_at_start(fitted.chain)
    bare = difference_interval(200_000 * gained - 5000)
    # who succeeds more often is in contact more often: the two errors go together, and the interval is narrower
    assert found.value.high - found.value.low < bare[1] - bare[0]


def test_the_cautious_value_is_that_of_fewer_saved(fitted, graph, ask):
    found = answer(fitted, graph, [ask(LESS, **MONEY)])[0]
    known = {"value": 200_000 * found.cautious.estimate - 5000, "contacts": found.cautious_value.contacts}
    assert 0 < known["contacts"] < found.value.contacts
    assert found.cautious_value.estimate == pytest.approx(known["value"] - known["contacts"])
    nobody_saved = answer(fitted, graph, [ask({"touchpoint": "call", "redirect": "book"}, **MONEY)])[0]
    assert nobody_saved.cautious_value is None
    assert nobody_saved.value.contacts < 0, "calls that are not made are money, too"


def test_a_tested_value_carries_the_errors_of_the_test_and_of_contacts(fitted, graph, ask):
    found = answer(fitted, graph, [ask(LESS, standing="tested", effect=4, interval=[1, 6], **MONEY)])[0]
    assert found.value.estimate == pytest.approx(200_000 * 0.04 - 1000 * found.cost.estimate - 5000)
    assert found.value.estimate - found.value.low == pytest.approx(
        ((200_000 * 0.03) ** 2 + (1000 * (found.cost.high - found.cost.estimate)) ** 2) ** 0.5
    )
    assert found.value.high - found.value.estimate == pytest.approx(
        ((200_000 * 0.02) ** 2 + (1000 * (found.cost.estimate - found.cost.low)) ** 2) ** 0.5
    )


def test_contacts_in_another_currency_are_not_taken_off(fitted, graph, ask):
    found = answer(fitted, graph, [ask(LESS, volume=1000, value="200 PLN")])[0]
    assert found.value.contacts is None
    assert found.value.estimate == pytest.approx(200_000 * found.success.estimate)


def test_currencies_do_not_mix(fitted, graph, ask):
    with pytest.raises(JourneyError, match="its value is in EUR and its cost in PLN"):
        answer(fitted, graph, [ask(LESS, volume=1000, value="200 EUR", cost="5000 PLN")])


def test_a_tested_effect_is_the_answer(fitted, graph, ask):
    found = answer(fitted, graph, [ask(LESS, standing="tested", effect=4, interval=[2, 6])])[0]
    assert (found.success.estimate, found.success.low, found.success.high) == (0.04, 0.02, 0.06)
    assert found.after.estimate == pytest.approx(found.before.estimate + 0.04)
    assert found.after.variance == pytest.approx(found.before.variance + (0.04 / (2 * 1.959964)) ** 2, rel=1e-5)
    assert (found.saved_like, found.cautious) == (None, None)
    assert [note.kind for note in found.notes] == ["model-beside", "model-differs"]
    assert found.basis == "tested: an effect of +4 points on success (95% interval 2 to 6) was measured"


def test_an_effect_alone(fitted, graph, ask):
    found = answer(fitted, graph, [ask(standing="tested", effect=-1, interval=[-2, 0])])[0]
    assert (found.success.estimate, found.changes, found.cost, found.notes) == (-0.01, (), None, ())


def test_an_impossible_effect(fitted, graph, ask):
    with pytest.raises(JourneyError, match=r"success is \d+\.\d%, so an effect of \+90 points is impossible"):
        answer(fitted, graph, [ask(standing="tested", effect=90, interval=[80, 95])])


def test_what_was_adjusted_for_is_said(fitted, graph, ask):
    found = answer(fitted, graph, [ask(LESS, standing="observational", **{"adjusted-for": ["age", "channel"]})])[0]
    assert found.basis.startswith("observed in data, adjusted for age, channel;")


def test_a_change_without_cases_has_no_interval(chain, graph, ask):
    found = answer(Fitted("booking", "plan", "", None, chain), graph, [ask(LESS)])[0]
    assert found.success.estimate > 0
    assert (found.success.low, found.success.high, found.after.low) == (None, None, None)


DWELL = Dwell(
    source=np.array([0, 0, 0, 1, 1, 2, 2, 3]),
    target=np.array([1, 2, 5, 2, 5, 3, 5, 4]),
    pair=np.arange(8),
    takes_s=np.tile(np.linspace(60, 600, 50), (8, 1)),
    wait_s=np.tile(np.linspace(3600, 9 * 3600, 50), (8, 1)),
    observed=np.full(8, 100),
    basis=("observed",) * 8,
    hours=np.zeros((8, 168)),
)


def test_time_exactly_and_with_the_same_random_numbers(chain, graph, ask):
    fitted = Fitted("booking", "log", "", None, shaken(chain), dwell=DWELL, groups=20)
    asked = [ask({"touchpoint": "book", "wait": {"by": "-50%"}})]
    exact, drawn = (answer(fitted, graph, asked, journeys=count)[0].time for count in (None, 20_000))
    assert exact.monte_carlo == 0
    assert exact.estimate < -3600
    assert drawn.monte_carlo > 0
    assert abs(drawn.estimate - exact.estimate) < 5 * drawn.monte_carlo
    assert drawn.low < drawn.estimate < drawn.high


def test_nothing_in_an_answer_is_a_nan(fitted, graph, ask):
    lone = chain_of({("look",): {}}, {"look": 1.0}, {"stayed": "success", "cancelled": "failure"})
    for model in (fitted, Fitted("booking", "log", "", None, lone)):
        for found in answer(model, graph, [ask({"touchpoint": "look", "drop-off": {"to": "100%"}})]):
            assert not [value for value in numbers(found) if not math.isfinite(value)]


def numbers(value):
    if is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))
    elif isinstance(value, float):
        yield value
