"""What holds for changes of any chain, of any order, in every estimate."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import Chain, place_after
from journeymap.simulate.exact import by_touchpoint, drop_off, expected_visits, point_effects, success_at_start

STEPS = ("look", "call", "book", "arrive")
OUTCOMES, KINDS = ("stayed", "cancelled"), ("success", "failure")
TARGETS = len(STEPS) + len(OUTCOMES)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def chains(draw, most=4):
    """A chain of order 1 or 2 with two groups of cases; every context has ways to all touchpoints and outcomes."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    pairs = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=most, unique=True))
    contexts = tuple(sorted([(step,) for step in range(4)] + [pair for pair in pairs if pair[0] != pair[1]]))
    place = {context: number for number, context in enumerate(contexts)}
    source = np.repeat(np.arange(len(contexts)), TARGETS)
    target = np.tile(np.arange(TARGETS), len(contexts))
    onward = [place_after(place, contexts[c], int(t), len(STEPS)) for c, t in zip(source, target, strict=True)]
    rows = generator.dirichlet(np.full(TARGETS, 0.7), size=(3, len(contexts))) * (1 - draw(st.floats(0.02, 0.6)))
    return Chain(
        touchpoints=STEPS,
        outcomes=OUTCOMES,
        kinds=KINDS,
        contexts=contexts,
        source=source,
        target=target,
        onward=np.array(onward),
        share=rows.reshape(3, -1),
        start_target=np.array([0, 1]),
        start_onward=np.array([place[0,], place[1,]]),
        start_share=np.tile([0.7, 0.3], (3, 1)),
        visits=np.ones(len(contexts)),
        cases=100,
    )


steps = st.sampled_from(STEPS)
shares = st.sampled_from(["0%", "5%", "30%", "60%"])
changes = st.one_of(
    st.fixed_dictionaries({"touchpoint": steps, "drop-off": st.builds(dict, by=st.sampled_from(["-100%", "-30%", "+20%"]))}),
    st.fixed_dictionaries({"touchpoint": steps, "drop-off": st.builds(dict, to=shares)}),
    st.fixed_dictionaries({"touchpoint": steps, "drop-off": st.just({"by": "-40%"}), "to": steps}),
    st.fixed_dictionaries({"transition": st.tuples(steps, st.sampled_from(STEPS + OUTCOMES)), "share": st.builds(dict, to=shares)}),
    st.fixed_dictionaries({"touchpoint": steps, "redirect": st.sampled_from(STEPS + OUTCOMES)}),
    st.fixed_dictionaries({"touchpoint": steps, "remove": st.just(True)}),
    st.fixed_dictionaries({"touchpoint": steps, "share": st.builds(dict, to=shares)}),
    st.fixed_dictionaries({"transition": st.tuples(st.just("start"), steps), "share": st.builds(dict, to=shares)}),
    st.fixed_dictionaries({"transition": st.tuples(steps, st.sampled_from(STEPS + OUTCOMES)), "remove": st.just(True)}),
    st.fixed_dictionaries({"channel": st.sampled_from(["web", "phone"]), "share": st.builds(dict, to=shares)}),
    st.fixed_dictionaries({"channel": st.sampled_from(["web", "phone"]), "drop-off": st.just({"by": "-30%"})}),
    st.fixed_dictionaries({"add": st.fixed_dictionaries({"id": st.just("new"), "after": steps, "drop-off": shares})}),
)  # fmt: skip


@MANY
@given(chain=chains(), made=st.lists(changes, min_size=1, max_size=3), cautious=st.booleans())
def test_shares_stay_shares(changed, chain, made, cautious):
    try:
        after = changed(chain, *made, cautious=cautious).chain
    except JourneyError as error:
        refused = error.message
        assert refused.startswith('what-if "idea"')
        return
    sums = np.array([np.bincount(after.source, weights=row, minlength=len(after.contexts)) for row in after.share])
    assert (after.share >= -1e-12).all()
    assert (sums <= 1 + 1e-9).all()
    begun = after.start_share.sum(axis=1)
    # Where a first touchpoint is removed, those who are not like the others are lost before they begin.
    assert (begun <= 1 + 1e-9).all() if cautious else begun == pytest.approx(1.0)
    assert np.isfinite(success_at_start(after)).all()
    assert (np.diff(after.source) >= 0).all()
    assert (after.at[after.onward[after.onward >= 0]] == after.target[after.onward >= 0]).all()


@MANY
@given(chain=chains(), key=st.sampled_from(["drop-off", "share"]), part=steps, way=st.sampled_from(STEPS))
def test_no_change_changes_nothing(changed, chain, key, part, way):
    where = {"touchpoint": part} if key == "drop-off" else {"transition": [part, way]}
    after = changed(chain, {**where, key: {"by": "0%"}})
    assert success_at_start(after.chain) == pytest.approx(success_at_start(chain), abs=1e-13)
    assert not after.saved


@MANY
@given(
    chain=chains(), part=steps, by=st.integers(0, 100), more=st.sampled_from([{}, {"to": "call"}, {"saved-like": 0}])
)
def test_less_drop_off_never_lowers_success(changed, chain, part, by, more):
    change = {"touchpoint": part, "drop-off": {"by": f"-{by}%"}, **more}
    before = success_at_start(chain)
    best = success_at_start(changed(chain, change).chain)
    cautious = success_at_start(changed(chain, change, cautious=True).chain)
    assert (cautious >= before - 1e-12).all()
    assert (best >= cautious - 1e-12).all()


@MANY
@given(chain=chains(), one=steps, other=steps)
def test_the_order_of_independent_changes_does_not_matter(changed, chain, one, other):
    first = {"touchpoint": one, "drop-off": {"by": "-20%"}}
    second = (
        {"touchpoint": other, "drop-off": {"points": -1}}
        if one != other
        else {"channel": "web", "drop-off": {"by": "-10%"}}
    )
    results = [success_at_start(changed(chain, *made).chain) for made in ([first, second], [second, first])]
    assert results[0] == pytest.approx(results[1], abs=1e-12)


@MANY
@given(chain=chains(), part=steps, target=st.sampled_from(STEPS + OUTCOMES))
def test_a_redirection_loses_nobody_of_those_on_the_way(changed, chain, part, target):
    if part == target:
        return
    after = changed(chain, {"touchpoint": part, "redirect": target}).chain
    assert after.lost == pytest.approx(chain.lost, abs=1e-12)
    assert not after.share[:, after.target == STEPS.index(part)].any()


@MANY
@given(chain=chains(most=0), part=steps)
def test_where_nobody_is_lost_passing_by_changes_no_success(changed, chain, part):
    """Contraction is exact where what follows does not depend on how customers came."""
    at = chain.source == STEPS.index(part)
    share = chain.share.copy()
    share[:, at] /= share[:, at].sum(axis=1, keepdims=True)
    sound = replace(chain, share=share)
    after = changed(sound, {"touchpoint": part, "remove": True})
    assert success_at_start(after.chain) == pytest.approx(success_at_start(sound), abs=1e-12)
    assert not after.saved


@MANY
@given(chain=chains())
def test_a_small_change_is_the_derivative(changed, chain):
    """`points: -h` over h tends to the effect of one point of drop-off, for every touchpoint."""
    before, small = success_at_start(chain), 1e-6
    effects = point_effects(chain)
    for number, step in enumerate(STEPS):
        after = changed(chain, {"touchpoint": step, "drop-off": {"points": -small * 100}}).chain
        numeric = (success_at_start(after) - before) / small * 0.01
        assert numeric == pytest.approx(effects[:, number], abs=1e-6, rel=0)


@MANY
@given(chain=chains(), part=steps)
def test_the_goal_is_reached_in_every_estimate(changed, chain, part):
    number = STEPS.index(part)
    after = changed(chain, {"touchpoint": part, "drop-off": {"by": "-25%"}}).chain
    weights = changed(chain, {"touchpoint": part, "drop-off": {"by": "0%"}}).chain
    before = by_touchpoint(weights, drop_off(weights))[:, number]
    now = by_touchpoint(after, drop_off(after), expected_visits(chain))[:, number]
    assert now == pytest.approx(0.75 * before)


@MANY
@given(chain=chains(), gone=steps)
def test_removing_where_nobody_comes_changes_nothing(changed, chain, gone):
    closed = changed(chain, {"touchpoint": gone, "redirect": "stayed"}).chain
    after = changed(closed, {"touchpoint": gone, "remove": True})
    assert success_at_start(after.chain) == pytest.approx(success_at_start(closed), abs=1e-12)
    assert after.notes[0].kind == "nobody"
