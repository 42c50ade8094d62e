"""Lines: whole words first, then syllables, then letters; nothing lost, nothing wider than its room."""

import re
import unicodedata

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.text.clean import clean
from journeymap.render.map.text.measure import fit, in_its_language, width, wrap
from journeymap.render.map.text.syllables import syllables

PARTS = ("Kraftfahrzeug", "haftpflicht", "nezadovoljstvo", "odszkodowanie", "responsibility", "a", "the", "zażółć",
         " ", " ", " ", "\u00a0", "-", "/", ", ", "–12.5 % ", "REF_2026_X", "x@example.com", "日本語", "、「", "」",
         "e\u0301", "שלום", "مرحبا", "स्ते", "ผู้")  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=20).map("".join).map(clean).filter(bool)
LANGUAGES = st.sampled_from(["", "en", "de", "pl", "sl", "bs", "hr", "sr-Latn", "ja", "xx"])
NOT_LETTERS = re.compile(r"[\s\u200b\u200e\u200f-]")


@given(text=TEXTS, room=st.floats(20, 400), bold=st.booleans(), language=LANGUAGES)
def test_no_letter_is_lost_and_no_line_is_wider_than_its_room(text, room, bold, language):
    fitted = fit(text, room, bold=bold, language=language)
    assert all(width(line, fitted.size, bold) <= room + 1e-6 for line in fitted.lines)
    drawn, asked = NOT_LETTERS.sub("", "".join(fitted.lines)), NOT_LETTERS.sub("", text)
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    assert (sorted(drawn) == sorted(asked)) if turned else (drawn == asked)


@given(text=TEXTS, room=st.floats(20, 400))
def test_without_a_language_no_hyphen_is_put_in(text, room):
    assert "".join(wrap(text, room, language="")).count("-") == text.count("-")


@given(word=st.sampled_from(["Kraftfahrzeughaftpflichtversicherung", "Benutzeroberflächenvereinfachung"]),
       room=st.floats(50, 200))  # fmt: skip
def test_hyphens_stand_only_where_the_language_has_them(word, room):
    allowed = set(pyphen.Pyphen(lang="de_DE").positions(word))
    found, place = wrap(word, room, language="de"), 0
    for line in found[:-1]:
        place += len(line.removesuffix("-"))
        assert line.endswith("-")
        assert place in allowed
        assert 3 <= place <= len(word) - 3


@given(words=st.lists(st.sampled_from(["to", "of", "claim", "garage", "inspector"]), min_size=2, max_size=12),
       room=st.floats(60, 300))  # fmt: skip
def test_words_that_fit_a_line_stay_whole_in_as_few_lines_as_can_be(words, room):
    lines, line = [], ""
    for word in words:
        if line and width(f"{line} {word}") > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    found = wrap(" ".join(words), room, language="en")
    assert " ".join(found).split(" ") == words
    assert len(found) == len([*lines, line])


def test_no_short_word_is_left_alone_where_lines_can_be_even():
    assert wrap("Send the claim file to the garage", 170) == ["Send the claim", "file to the garage"]


def test_a_word_is_set_a_little_smaller_before_it_is_broken():
    assert fit("Rechtsschutz", 76, language="de") == fit("Rechtsschutz", 76, language="")
    long = fit("Rechtsschutzversicherung", 80, language="de")
    assert (long.size, long.lines) == (11.0, ("Rechtsschutz-", "versicherung"))


@pytest.mark.parametrize("text", ["ABCDEFGHIJKLMNOPQR", "REF_CODE_2026_CLAIM", "1234567890123456", "anna@example.com",
                                  "https://example.com/something/long", "x" * 300])  # fmt: skip
def test_codes_numbers_and_addresses_get_no_hyphen(text):
    lines = fit(text, 70, language="en").lines
    assert len(lines) > 1
    assert "".join(lines) == text


@pytest.mark.parametrize(("text", "room", "lines"), [
    ("mean –0.1, end –0.4", 68, ["mean –0.1,", "end –0.4"]),
    ("Came in 23 days", 60, ["Came in", "23 days"]),
    ("lost 5 %", 42, ["lost", "5 %"]),
    ("lost 12\u00a0points", 60, ["lost", "12\u00a0points"]),
    ("between 10–30", 60, ["between", "10–30"]),
])  # fmt: skip
def test_numbers_stay_whole_and_with_their_units(text, room, lines):
    assert wrap(text, room) == lines


def test_japanese_keeps_closing_and_opening_marks_with_their_letters():
    for room in range(30, 120, 7):
        for line in wrap("修理工場に行く、「代車」を受け取る。", room):
            assert line[0] not in "、」。"
            assert line[-1] != "「"


def test_korean_is_broken_between_words():
    assert wrap("안녕하세요 세계 여러분", 76) == ["안녕하세요", "세계 여러분"]


def test_thai_is_broken_without_a_hyphen():
    assert "-" not in "".join(fit("แจ้งอุบัติเหตุกับบริษัทประกันภัย", 60, language="th").lines)


@pytest.mark.parametrize(("language", "word", "parts"), [
    ("bs", "obavještenje", ["obavje", "šte", "nje"]),
    ("sr-Latn", "obaveštenje", ["oba", "ve", "šte", "nje"]),
    ("pl", "postępowania", ["postę", "powa", "nia"]),
    ("xx", "postępowania", ["postępowania"]),
])  # fmt: skip
def test_each_language_has_its_own_syllables(language, word, parts):
    assert "".join(syllables(word, language)) == word
    assert set(parts) >= {syllables(word, language)[-1]}
    assert (len(syllables(word, language)) == 1) == (len(parts) == 1)


def test_a_map_is_broken_in_its_own_language():
    class Told:
        language = "de"

    @in_its_language
    def drawn(_: Told) -> tuple[str, ...]:
        return fit("Rechtsschutzversicherung", 80).lines

    assert drawn(Told()) == ("Rechtsschutz-", "versicherung")
    assert "-" not in "".join(fit("Rechtsschutzversicherung", 80).lines)
