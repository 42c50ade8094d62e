"""Which pairs of ids the rule takes for a slip: its judgement on as many words as a case could not hold."""

import pytest

from journeymap.lint.questions.id_uses import Use
from journeymap.lint.references.spelling import difference
from journeymap.lint.rules.faults.similar_ids import _confused, _label, _written
from journeymap.model.base import Place
from journeymap.syntax.document import Document

HERE = Place(Document("", "", None), ())


def written(kind, one, uses, other, more):
    return list(_written(Use(kind, one, HERE, uses=uses), Use(kind, other, HERE, uses=more), difference(one, other)))


@pytest.mark.parametrize(
    ("kind", "slip", "right"),
    [
        ("channel", "wbe", "web"),
        ("channel", "webb", "web"),
        ("channel", "telefno", "telefon"),
        ("channel", "telefonn", "telefon"),
        ("channel", "Telefon", "telefon"),
        ("owner", "Claims, E. Zielinska", "Claims, E. Zielińska"),
        ("owner", "Cliams team", "Claims team"),
        ("metric", "csta", "csat"),
    ],
)
def test_a_slip_is_seen(kind, slip, right):
    assert written(kind, slip, 1, right, 12)
    assert written(kind, right, 12, slip, 1)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("channel", "mms", "sms"),
        ("channel", "pos", "post"),
        ("owner", "Jan Kos", "Jan Kus"),
        ("owner", "Novaki", "Novaka"),
    ],
)
def test_other_words_are_let_be(kind, one, other):
    assert written(kind, one, 1, other, 12) == []


def test_what_is_used_as_often_is_meant():
    assert written("channel", "portal", 3, "postal", 3) == []
    assert written("channel", "portal", 1, "postal", 1) == []


@pytest.mark.parametrize(("one", "other"), [("team-a", "team-b"), ("part-i", "part-ii"), ("x-iv", "x-vi")])
def test_labels(one, other):
    assert _label(difference(one, other))


@pytest.mark.parametrize(
    ("one", "its_name", "other", "other_name", "confused"),
    [
        ("contact", "Makes contact", "contract", "Signs the contract", False),
        ("wplata", "Wpłata", "wyplata", "Wypłata", False),
        ("anmeldung", "", "abmeldung", "", False),
        ("photo", "Sends a photo", "photos", "Sends more photos", False),
        ("show-car", "Shows the car", "shwo-car", "Shows the car again", True),
        ("call", "Calls the hotline", "cal", "Calls the hotline", True),
        ("decision-letter", "", "decission-letter", "", True),
        ("complement", "Complements it", "compliment", "Compliments it", False),
    ],
)
def test_declared_ids(one, its_name, other, other_name, confused):
    uses = Use("touchpoint", one, name=its_name), Use("touchpoint", other, name=other_name)
    assert _confused(*uses, difference(one, other)) is confused
    assert _confused(*uses[::-1], difference(other, one)) is confused


def test_a_stage_may_be_called_like_its_touchpoint():
    stage, step = Use("stage", "payment", name="Payment"), Use("touchpoint", "payments", name="Payment")
    assert not _confused(stage, step, difference("payment", "payments"))
