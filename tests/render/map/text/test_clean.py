"""What may be drawn: no control characters, no emoji, and texts from right to left that keep their place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.text.clean import clean, left_out
from journeymap.render.map.text.direction import LEFT, RIGHT, in_order, settled
from journeymap.render.map.text.measure import width

HEBREW, ARABIC = "שלום", "مرحبا"
MIXED = st.lists(st.sampled_from([HEBREW, ARABIC, "claim", "12", " ", "!", "(", ")"]), max_size=8).map("".join)


@given(st.one_of(st.text(), MIXED))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_of_control_characters_only_marks_of_direction_and_joiners_are_drawn(text):
    kept = {letter for letter in clean(text) if unicodedata.category(letter) in ("Cc", "Cs", "Co")}
    assert not kept
    assert not set(clean(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


@pytest.mark.parametrize(("text", "shown"), [
    ("\N{ROCKET}", "rocket"),
    ("\N{REGIONAL INDICATOR SYMBOL LETTER P}\N{REGIONAL INDICATOR SYMBOL LETTER L}", "flag PL"),
    ("\N{MAN}\u200d\N{WOMAN}", "man, woman"),
    ("1\ufe0f\u20e3", "1"),
    ("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", "thumbs up sign"),
    ("Pays \N{MONEY BAG}", "Pays"),
    ("e\u0301", "\u00e9"),
    ("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627", "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627" + LEFT),
])  # fmt: skip
def test_no_label_is_lost_to_emoji(text, shown):
    assert clean(text) == shown


def test_what_is_left_out_is_told_once():
    assert left_out("\N{ROCKET}a\N{ROCKET}\N{UMBRELLA WITH RAIN DROPS}\ufe0f\ue000\U000f0000") == (
        "\N{ROCKET}",
        "\N{UMBRELLA WITH RAIN DROPS}",
        "\ue000",
        "\U000f0000",
    )
    assert left_out(f"plain, {HEBREW}, 日本") == ()


@pytest.mark.parametrize(("text", "shown"), [
    ("claim 12", "claim 12"),
    (HEBREW, HEBREW + LEFT),
    (f"{HEBREW} 12", f"{HEBREW} 12{RIGHT}{LEFT}"),
    (f"12 {HEBREW}!", f"{RIGHT}12 {HEBREW}!{RIGHT}{LEFT}"),
    (f"Apple {ARABIC}", f"Apple {ARABIC}{LEFT}"),
    (f"{ARABIC} Apple", f"{ARABIC} Apple"),
])  # fmt: skip
def test_what_stands_beside_a_text_from_the_right_keeps_its_place(text, shown):
    assert settled(text) == shown
    assert settled(shown) == shown


def test_marks_of_direction_take_no_room():
    assert width(settled(f"{HEBREW} 12")) == width(f"{HEBREW} 12")


@pytest.mark.parametrize(("line", "drawn"), [
    ("claim 12", "claim 12"),
    (f"{ARABIC} Apple {HEBREW}", f"{HEBREW}{LEFT} Apple {ARABIC}{LEFT}"),
    (f"{ARABIC} iPhone 12", f"iPhone 12 {ARABIC}{LEFT}"),
    (f"{ARABIC} 12{RIGHT}{LEFT}, 2 h", f"{ARABIC} 12{RIGHT}{LEFT}, 2 h"),
    (f"U1 {ARABIC}{LEFT}", f"U1 {ARABIC}{LEFT}"),
])  # fmt: skip
def test_latin_words_in_a_text_from_the_right_stand_where_they_are_read(line, drawn):
    assert in_order(line) == drawn


@given(MIXED)
def test_putting_a_line_in_order_keeps_its_letters_and_is_done_once(text):
    drawn = in_order(clean(text))
    assert sorted(drawn.replace(LEFT, "").replace(RIGHT, "")) == sorted(
        clean(text).replace(LEFT, "").replace(RIGHT, "")
    )
    assert in_order(drawn) == drawn
