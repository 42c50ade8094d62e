"""No key of the language is forgotten: every field of every part is compared somewhere."""

import pytest

from journeymap.diff import header, measuring, pains, steps
from journeymap.model.data import AnalystHalf
from journeymap.model.journey import Journey
from journeymap.model.people import Actor, Channel, Metric, Persona, Source, System
from journeymap.model.steps import Opportunity, Outcome, PainPoint, Stage, Touchpoint

HANDLED = [
    (Journey, header.HANDLED["Journey"] | measuring.HANDLED["AnalystHalf"]),
    (AnalystHalf, measuring.HANDLED["AnalystHalf"]),
    (Stage, header.HANDLED["Stage"]),
    (Touchpoint, steps.HANDLED),
    (Outcome, measuring.HANDLED["Outcome"]),
    (PainPoint, pains.HANDLED["PainPoint"]),
    (Opportunity, pains.HANDLED["Opportunity"]),
    (Persona, header.HANDLED["Persona"]),
    (Channel, header.HANDLED["channels"]),
    (Actor, header.HANDLED["actors"]),
    (System, header.HANDLED["systems"]),
    (Metric, header.HANDLED["metrics"]),
    (Source, header.HANDLED["sources"]),
]


@pytest.mark.parametrize(("part", "handled"), HANDLED, ids=lambda each: getattr(each, "__name__", ""))
def test_every_field_is_compared(part, handled):
    assert set(part.model_fields) == handled
