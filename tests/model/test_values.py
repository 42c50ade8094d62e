"""The small values: what is read, and what is said about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from journeymap.model.quantities import Duration, Money
from journeymap.model.values import (
    Date,
    ExactDuration,
    Flag,
    Link,
    Number,
    Often,
    Share,
    Text,
    Valence,
    Word,
)


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


def fault(kind, value):
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (error,) = caught.value.errors()
    assert error["type"] == "journeymap"
    return error["ctx"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Valence, "-2", -2.0),
        (Valence, "−1.5", -1.5),
        (Valence, "+1", 1.0),
        (Share, "20%", 0.2),
        (Share, "20 %", 0.2),
        (Share, "0.2", 0.2),
        (Share, 1, 1.0),
        (Flag, "true", True),
        (Flag, "False", False),
        (Often, "true", True),
        (Often, "60%", 0.6),
        (Number, "1e3", 1000.0),
        (Link, "mailto:a@b.pl", "mailto:a@b.pl"),
        (Date, "2026-10-01", "2026-10-01"),
        (Word, " web ", "web"),
        (Word, 7, "7"),
    ],
)
def test_values_are_read(kind, text, value):
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        (Valence, "3", "off the scale", ""),
        (Valence, "sad", '"sad" is not an emotion', ""),
        (Valence, "1,5", "not an emotion", "did you mean 1.5?"),
        (Valence, "nan", "not an emotion", ""),
        (Share, "30", "impossible", "did you mean 30%?"),
        (Share, "130%", "impossible", ""),
        (Share, "-0.1", "impossible", ""),
        (Share, "inf", "not a share", ""),
        (Share, "1_0%", "not a share", ""),
        (Flag, "yes", "neither true nor false", "did you mean true?"),
        (Flag, "off", "neither true nor false", "did you mean false?"),
        (Often, "no", "neither true nor false", "did you mean false?"),
        (Often, "often", "neither true nor a share", ""),
        (Number, "٣", "not a number", ""),
        (Number, ["1"], "a list is not a number", ""),
        (Link, "javascript:alert(1)", "not a link", ""),
        (Link, "www.example.org", "not a link", "did you mean https://www.example.org?"),
        (Date, "20261001", "not a date", ""),
        (Date, "2026-02-30", "not a date", ""),
        (Word, "", "nothing here", ""),
        (Word, {"a": 1}, "not a mapping", ""),
        (Duration, "5", "not a duration", "a unit is missing: did you mean 5d?"),
        (Duration, "3 days", "not a duration", "did you mean 3d?"),
        (Duration, "2 dni", "not a duration", "did you mean 2d?"),
        (Duration, "3 Wochen", "not a duration", "did you mean 3w?"),
        (Duration, "1 tydzień", "not a duration", "did you mean 1w?"),
        (Duration, "24 ure", "not a duration", "did you mean 24h?"),
        (Duration, "2 mjeseca", "not a duration", "months differ in length: count weeks or days"),
        (Duration, "2-5d", "not a duration", "did you mean 2d..5d?"),
        (Duration, "30m – 2h", "not a duration", "did you mean 30m..2h?"),
        (Duration, "2D", "not a duration", "did you mean 2d?"),
        (Duration, "2 months", "not a duration", "months differ in length: count weeks or days"),
        (Duration, "P", "not a duration", ""),
        (Duration, "", "not a duration", ""),
        (Duration, "5d..2d", "not a range of time", ""),
        (Duration, "1d..2d..3d", "not a range of time", ""),
        (ExactDuration, "2d..5d", "is a range", ""),
        (Money, "4.20", "not an amount of money", ""),
        (Money, "EUR 4 EUR", "not an amount of money", ""),
        (Text, None, "no text here", ""),
        (Text, ["a"], "not a list", ""),
    ],
)
def test_wrong_values_are_explained(kind, text, message, hint):
    context = fault(kind, text)
    assert message in context["message"]
    assert context["hint"] == hint


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30m", 1800, 1800),
        ("1h 30min", 5400, 5400),
        ("18w", 18 * 604800, 18 * 604800),
        ("P14D", 14 * 86400, 14 * 86400),
        ("P1DT12H", 129600, 129600),
        ("2d..5d", 172800, 432000),
        ("0.5h", 1800, 1800),
    ],
)
def test_durations(text, low, high):
    duration = read(Duration, text)
    assert (duration.low, duration.high, duration.text) == (low, high, text)


@pytest.mark.parametrize("text", ["4.20 EUR", "EUR 4.20", "4.20eur"])
def test_money(text):
    assert read(Money, text) == Money(4.2, "EUR")


@given(st.integers(1, 999), st.sampled_from("smhdw"), st.integers(0, 999))
def test_ranges_keep_their_ends(low, unit, more):
    duration = Duration.parse(f"{low}{unit}..{low + more}{unit}")
    assert duration.low <= duration.seconds <= duration.high


@given(st.text(max_size=30))
@pytest.mark.parametrize(
    "kind", [Valence, Share, Flag, Often, Number, Link, Date, Word, Duration, ExactDuration, Money]
)
def test_any_text_is_read_or_explained(kind, text):
    adapter = TypeAdapter(kind)
    try:
        adapter.validate_python(text)
    except ValidationError as error:
        (entry,) = error.errors()
        assert entry["type"] == "journeymap"
        assert entry["ctx"]["message"]


def test_texts_choose_the_journeys_language():
    value = {"en": "Pays", "pl": "Płaci"}
    text = TypeAdapter(Text).validate_python(value, context={"languages": ("pl",)})
    assert text == "Płaci"
    assert text.translated("en") == "Pays"
    assert text.translated("en-GB") == "Pays"
    assert text.translated("de") == "Płaci"
    assert TypeAdapter(Text).dump_python(text) == value
