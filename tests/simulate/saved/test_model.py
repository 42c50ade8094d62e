"""Saved models: a round trip changes nothing beyond rounding, few customers are not kept, and damage is refused."""

import copy
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.results.simulation import Note, OrderScore
from journeymap.simulate.chain import chain_of
from journeymap.simulate.fitted import Dwell, Fitted
from journeymap.simulate.planned import planned_model
from journeymap.simulate.saved.model import load_model, model_from, model_json, save_model

ROWS = {
    ("ask",): {"pay": 0.5, "ask": 0.1, "no": 0.2},
    ("pay",): {"yes": 0.7, "ask": 0.123456789},
    ("ask", "pay"): {"yes": 0.9},
}
VISITS = {("ask",): 40.0, ("pay",): 3.0, ("ask", "pay"): 20.0}


def fitted_of(seed=1, groups=4, visits=VISITS, observed=None):
    """A model with replicates and times made from random numbers."""
    rng = np.random.default_rng(seed)
    chain = chain_of(ROWS, {"ask": 0.75, "yes": 0.25}, {"yes": "success", "no": "failure"}, visits=visits)
    noise = 1 - 0.05 * rng.random((groups + 1, len(chain.source)))
    noise[0] = 1
    start = np.repeat(chain.start_share, groups + 1, axis=0) + np.linspace(0, 0.01, groups + 1)[:, None] * [1, -1]
    chain = replace(chain, share=chain.share * noise, start_share=start, cases=63)
    pairs = sorted(set(zip(chain.at[chain.source].tolist(), chain.target.tolist(), strict=True)))
    source, target = (np.array(ends, dtype=np.int64) for ends in zip(*pairs, strict=True))
    whole = np.sort(rng.lognormal(10, 2, (len(pairs), 128)), axis=1)
    takes = whole * rng.random((len(pairs), 1))
    hours = rng.integers(0, 9, (len(pairs), 168)).astype(float)
    dwell = Dwell(
        source=source,
        target=target,
        pair=np.array(
            [pairs.index((int(chain.at[s]), int(t))) for s, t in zip(chain.source, chain.target, strict=True)]
        ),
        takes_s=takes,
        wait_s=whole - takes,
        observed=np.array(observed or [30, 20, 10, 9, 8][: len(pairs)], dtype=np.int64),
        basis=("observed",) * len(pairs),
        hours=hours / hours.sum(axis=1, keepdims=True),
    )
    scores = (OrderScore(1, 2, 0.5, 0.01, chosen=False), OrderScore(2, 3, 0.4, 0.0, chosen=True))
    note = Note("few", "something of note", "warning")
    return Fitted("j", "log", "b2:1", "2026-01-01T00:00:00Z", chain, None, dwell, scores, (note,), groups, 7)


@settings(max_examples=25)
@given(st.integers(0, 1000), st.integers(0, 6))
def test_a_round_trip_changes_nothing_beyond_rounding(seed, groups):
    before = fitted_of(seed, groups)
    after = model_from(json.loads(json.dumps(model_json(before))))
    assert after.chain.share == pytest.approx(before.chain.share, abs=6e-7)
    assert after.chain.share[0] == pytest.approx(before.chain.share[0], abs=6e-10)
    assert after.chain.start_share == pytest.approx(before.chain.start_share, abs=1e-6)
    for name in ("contexts", "touchpoints", "outcomes", "kinds", "cases"):
        assert getattr(after.chain, name) == getattr(before.chain, name)
    for name in ("source", "target", "onward", "start_target", "start_onward"):
        assert getattr(after.chain, name).tolist() == getattr(before.chain, name).tolist()
    assert after.dwell.pair.tolist() == before.dwell.pair.tolist()
    for name in ("takes_s", "wait_s"):
        kept, given_ = getattr(after.dwell, name), getattr(before.dwell, name)
        assert kept.mean(axis=1) == pytest.approx(given_.mean(axis=1), rel=1e-3)
        assert kept == pytest.approx(given_.reshape(len(given_), 64, 2).mean(axis=2), rel=6e-4, abs=1e-9)
    assert after.dwell.hours == pytest.approx(before.dwell.hours, abs=2e-4)
    for name in ("scores", "notes", "groups", "backed_off"):
        assert getattr(after, name) == getattr(before, name)
    again = model_from(model_json(after))
    assert again.chain.share == pytest.approx(after.chain.share, abs=1e-9)
    assert again.dwell.takes_s.tolist() == after.dwell.takes_s.tolist()


def test_few_customers_are_not_kept():
    before = fitted_of(observed=[30, 20, 3, 9, 4])
    data = model_json(before)
    assert data["chain"]["visits"] == [40, 20, None]
    assert data["dwell"]["observed"] == [30, 20, 0, 9, 0]
    assert data["dwell"]["basis"] == ["observed", "observed", "pooled", "observed", "pooled"]
    assert data["dwell"]["hours"][2] == []
    after = model_from(data).dwell
    same = before.dwell.takes_s[[0, 1]] + before.dwell.wait_s[[0, 1]]  # the other ways out of the same touchpoint
    mean = np.average(same.mean(axis=1), weights=[30, 20])
    assert (after.takes_s + after.wait_s)[2].mean() == pytest.approx(mean, rel=1e-3)
    alone = model_json(fitted_of(observed=[3, 2, 3, 9, 9]))["dwell"]
    assert alone["basis"][:3] == ["unknown"] * 3
    assert alone["wait_s"][0] == [0]


def test_a_file_is_read_as_it_was_written(tmp_path):
    before, file = fitted_of(), tmp_path / "deep" / "model.json"
    save_model(before, file)
    first = file.read_bytes()
    save_model(load_model(file), file)
    save_model(before, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == first
    assert load_model(file).chain.share == pytest.approx(before.chain.share, abs=6e-7)
    assert b"NaN" not in first


@pytest.mark.parametrize("name", ["motor-claim", "loan-application"])
def test_the_plan_as_a_file_of_its_journey(tmp_path, root, name):
    graph = jm.load(root / "examples" / name / "journey.yaml").graph
    before = planned_model(graph)
    save_model(before, tmp_path / "model.json")
    after = load_model(tmp_path / "model.json", graph)
    assert after.chain.share == pytest.approx(before.chain.share, abs=1e-9)
    assert after.dwell.wait_s.mean(axis=1) == pytest.approx(before.dwell.wait_s.mean(axis=1), rel=1e-3)
    other = {"motor-claim": "loan-application", "loan-application": "motor-claim"}[name]
    with pytest.raises(JourneyError, match="the journey has none of that id"):
        load_model(tmp_path / "model.json", jm.load(root / "examples" / other / "journey.yaml").graph)


def test_the_closest_id_is_named(root):
    graph = jm.load(root / "examples" / "motor-claim" / "journey.yaml").graph
    data = model_json(planned_model(graph))
    data["chain"]["touchpoints"][3] = "send-foto"
    with pytest.raises(JourneyError, match='touchpoint "send-foto"') as caught:
        model_from(data, graph)
    assert '"send-photos"' in caught.value.hint


def change(data, path, value):
    for key in path[:-1]:
        data = data[key]
    if value is None:
        del data[path[-1]]
    else:
        data[path[-1]] = value


DAMAGE = [
    (("journeymap-model",), 2),
    (("journeymap-model",), True),
    (("journeymap-model",), None),
    (("chain",), None),
    (("chain",), 3),
    (("chain", "touchpoints"), ["ask", "ask"]),
    (("chain", "outcomes"), {"yes": "good", "no": "bad"}),
    (("chain", "outcomes", "yes"), []),
    (("chain", "outcomes", "yes"), {}),
    (("chain", "contexts", 0), [7]),
    (("chain", "contexts", 0), []),
    (("chain", "visits"), [1]),
    (("chain", "visits", 0), "many"),
    (("chain", "ways", "from", 0), 5),
    (("chain", "ways", "to", 0), 1.5),
    (("chain", "ways", "into", 0), -1),
    (("chain", "ways", "into", 0), 2),
    (("chain", "shares", "all", 0), 0.95),
    (("chain", "shares", "all", 0), -0.1),
    (("chain", "shares", "all", 0), float("nan")),
    (("chain", "shares", "without", 0, 0), 900_000),
    (("chain", "shares", "without"), []),
    (("chain", "start_shares", "all", 0), 0.1),
    (("chain", "starts", "into", 0), 1),
    (("chain", "cases"), -1),
    (("dwell", "wait_s", 0), [-1]),
    (("dwell", "wait_s", 0), [1, 2]),
    (("dwell", "wait_s"), [[1]]),
    (("dwell", "wait_s"), [[], []]),
    (("dwell", "wait_s"), [[1, 2, 3], [1, 2, 3]]),
    (("dwell", "hours", 0), [1]),
    (("dwell", "to", 0), 3),
    (("dwell", "basis", 0), "guessed"),
    (("dwell", "basis", 0), ["observed"]),
    (("basis",), "guess"),
    (("until",), 5),
    (("groups",), 1.5),
    (("scores", 0, "loss"), "low"),
    (("scores", 0, "loss"), float("nan")),
    (("scores", 0, "error"), float("inf")),
    (("notes", 0, "message"), None),
]


@pytest.mark.parametrize(
    ("path", "value"), DAMAGE, ids=[".".join(map(str, path)) + f"={value}" for path, value in DAMAGE]
)
def test_what_cannot_be_true_is_refused(path, value):
    data = copy.deepcopy(model_json(fitted_of()))
    change(data, path, value)
    with pytest.raises(JourneyError) as caught:
        model_from(data)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"journeymap-model": 1}', '{"journeymap-model": NaN}', "[" * 100_000]
)
def test_files_that_are_no_models(tmp_path, text):
    file = tmp_path / "model.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(JourneyError, match=r"model\.json"):
        load_model(file)


@settings(max_examples=25)
@given(st.floats(0, 0.999))
def test_a_file_that_was_cut_is_refused(tmp_path_factory, share):
    file = tmp_path_factory.mktemp("cut") / "model.json"
    save_model(fitted_of(), file)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * (len(whole) - 2))])
    with pytest.raises(JourneyError, match="no saved model"):
        load_model(file)


def test_missing_files_and_folders(tmp_path):
    for place in (tmp_path / "none.json", tmp_path):
        with pytest.raises(JourneyError, match="cannot be read"):
            load_model(place)
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(JourneyError, match="holds no text"):
        load_model(tmp_path / "bytes.json")
