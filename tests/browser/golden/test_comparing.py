"""The comparer of pictures finds what somebody would see, and nothing that nobody would."""

import io

import pytest
from PIL import Image, ImageDraw


def drawn(scale: float = 1.0, *, without: str = "", by: float = 0.0) -> Image.Image:
    """A page with bands of text, drawn large and made small, so that it can move by less than a pixel."""
    large = Image.new("RGB", (2400, 1600), "white")
    pen = ImageDraw.Draw(large)
    for number, band in enumerate(("steps", "channels", "emotion", "pains")):
        top = 100 + 370 * number
        pen.rectangle((0, top, 2400, top + 6), fill="#dfe4ea")
        if band == without:
            continue
        for place in range(5):
            text = f"{band} says something at {place}"
            pen.text((60 + 460 * place + by, top + 60), text, fill="#1b2430", font_size=30 * scale)
            pen.rectangle(
                (60 + 460 * place + by, top + 140, 60 + 460 * place + 330 + by, top + 220), outline="#5d6b7e", width=4
            )
    return large.resize((1200, 800), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("by", [0, 0.5, 1])
def test_what_nobody_sees_is_alike(comparer, by):
    assert comparer(drawn(), drawn(by=by)).alike


def test_few_colours_are_alike(comparer, few_colours):
    whole = drawn()
    assert comparer(Image.open(io.BytesIO(few_colours(whole))), whole).alike


@pytest.mark.parametrize("band", ["steps", "channels", "emotion", "pains"])
def test_a_missing_band_is_found(comparer, band):
    assert not comparer(drawn(), drawn(without=band)).alike


@pytest.mark.parametrize("scale", [0.9, 1.1])
def test_letters_of_another_size_are_found(comparer, scale):
    assert not comparer(drawn(), drawn(scale)).alike


def test_a_shift_of_some_pixels_is_found(comparer):
    assert not comparer(drawn(), drawn(by=10)).alike


def test_another_size_is_found(comparer):
    assert not comparer(drawn(), drawn().crop((0, 0, 1200, 790))).alike


def test_another_ground_is_found(comparer):
    dark = drawn().point(lambda value: 255 - value)
    assert not comparer(drawn(), dark).alike
