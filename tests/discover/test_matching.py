"""Activities are found for touchpoints by their names, where that is sure; what fits nothing is said."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import journeymap as jm
from journeymap.discover.likeness import likeness, word_weights
from journeymap.discover.matching import match_names
from journeymap.events.duck import DuckEngine

JOURNEY = """journeymap: 1
id: shop
name: Shop
language: en
events: {case: who, activity: what, time: at}
stages:
  - name: Buy
    touchpoints:
      - {id: t1, name: {en: Pays by card, pl: Płaci kartą}}
      - {id: parcel-handed-over, name: Unpacks at home}
      - {id: asks, name: Asks for help, match: {activity: [question, qestion], where: {kind: new}}}
      - {id: reads, name: Reads the letter, match: none}
      - {id: waits, name: Waits for the decision}
      - {id: rates, name: Rates it, match: {activity: rating, where: {missing: x}}}
outcomes:
  happy: {name: Happy, match: thanks}
"""
ACTIVITIES = {"KARTĄ_PŁACIŁ": 5, "parcelHandedOver": 4, "question": 3, "thanks": 3, "letter": 2, "rating": 2,
              "decision": 1, "zzz": 1}  # fmt: skip


def log_of(activities, kind="new"):
    lines = [f"k{n},{name},2026-01-01T10:00:00Z,{kind}" for name, count in activities.items() for n in range(count)]
    return "who,what,at,kind\n" + "\n".join(lines) + "\n"


@pytest.fixture
def profiled(tmp_path):
    def run(text, journey=JOURNEY):
        (tmp_path / "log.csv").write_text(text, encoding="utf-8")
        (tmp_path / "shop.yaml").write_text(journey, encoding="utf-8")
        return jm.profile(tmp_path / "log.csv", jm.load(tmp_path / "shop.yaml"))

    return run


def test_what_is_sure_is_suggested_and_what_may_be_stands_beside_it(profiled):
    found = profiled(log_of(ACTIVITIES)).matching
    assert {one.id: one.activities for one in found.suggested} == {
        "t1": ("KARTĄ_PŁACIŁ",),
        "parcel-handed-over": ("parcelHandedOver",),
    }
    assert {one.id: one.activities for one in found.candidates} == {"waits": ("decision",)}
    assert yaml.safe_load(found.block)["match"] == {
        "t1": "KARTĄ_PŁACIŁ",
        "parcel-handed-over": "parcelHandedOver",
    }
    assert "# waits: " in found.block


def test_what_fits_nothing_is_said(profiled):
    found = profiled(log_of(ACTIVITIES)).matching
    assert [(one.id, one.activity, one.closest) for one in found.unfitting] == [("asks", "qestion", "question")]
    assert found.empty == ("rates",)
    assert found.unmatched == {
        "letter": 2,
        "rating": 2,
        "decision": 1,
        "zzz": 1,
    }


def test_conditions_count(profiled):
    found = profiled(log_of(ACTIVITIES, kind="old")).matching
    assert found.empty == ("asks", "rates")
    assert found.unmatched["question"] == 3


def test_a_missing_column_is_said_and_does_not_stop_it(profiled):
    profile = profiled(log_of(ACTIVITIES))
    (finding,) = [one for one in profile.quality if one.kind == "missing-columns"]
    assert finding.examples == ('"missing"',)


def test_without_a_journey_there_is_nothing_to_match(tmp_path):
    (tmp_path / "log.csv").write_text(log_of(ACTIVITIES), encoding="utf-8")
    with DuckEngine(threads=1) as engine:
        found = jm.profile(tmp_path / "log.csv", engine=engine, **{"from": "2020-01-01"})
        assert found.matching is None
        assert engine.rows("still open", "SELECT 1 AS one") == [{"one": 1}]


def test_names_that_say_sql_are_names(profiled):
    odd = "'); drop table log; --"
    journey = JOURNEY.replace("match: thanks", f'match: "{odd}"')
    found = profiled(log_of({f'"{odd}"': 2}), journey).matching
    assert "happy" not in found.empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reports the claim", "claim_reported"),
        ("płaci kartą", "Placi Karta"),
        ("Collects the car", "car collected"),
        ("größe ändern", "GROSSE_ANDERN"),
        ("Gets a refund", "refunded"),
        ("Cancels", "cancelled"),
    ],
)
def test_the_same_in_other_words(one, other):
    assert likeness(one, other, {}) >= 0.75


@pytest.mark.parametrize(
    ("one", "other"), [("Pays", "plays"), ("order", "border"), ("a", "b"), ("", "x"), ("!!", "??"), ("sent", "seat")]
)
def test_what_is_not_the_same(one, other):
    assert likeness(one, other, {}) < 0.75


NAMES = st.text(alphabet="ab ceżłpay_-XY1", max_size=12)


@given(NAMES, NAMES, st.lists(NAMES, max_size=4))
def test_likeness_is_a_share_and_has_no_direction(one, other, others):
    weights = word_weights([one, other, *others])
    found = likeness(one, other, weights)
    assert 0 <= found <= 1 + 1e-9
    assert found == pytest.approx(likeness(other, one, weights))
    assert likeness(one, one, weights) == pytest.approx(1.0 if any(letter.isalnum() for letter in one) else 0.0)


def test_two_of_a_kind_are_not_sure():
    sure, maybe = match_names({"accept": ["Accepts"]}, ["A_ACCEPTED", "O_ACCEPTED", "O_SENT"])
    assert sure == ()
    assert [(one.id, one.activities) for one in maybe] == [("accept", ("A_ACCEPTED", "O_ACCEPTED"))]


@given(
    st.dictionaries(st.sampled_from("pqrs"), st.lists(NAMES, min_size=1, max_size=2), max_size=4),
    st.lists(NAMES, max_size=6, unique=True),
)
def test_an_activity_is_suggested_for_one_touchpoint_only(names, activities):
    sure, maybe = match_names(names, activities)
    listed = [activity for one in sure for activity in one.activities]
    assert len(listed) == len(set(listed))
    assert not {one.id for one in sure} & {one.id for one in maybe}


def test_thousands_of_activities_are_compared_in_time_that_grows_with_their_number():
    names = {f"t{n}": [f"Does thing number {n}"] for n in range(50)}
    activities = [f"thing_{n}_done_{n % 7}" for n in range(10_000)]
    sure, _ = match_names(names, activities)
    assert len(sure) <= 50
