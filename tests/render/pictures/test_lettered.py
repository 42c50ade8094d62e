"""Each letter is drawn by the font that was chosen for it."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.render.fonts.coverage import fonts_for
from journeymap.render.map.text.clean import escape
from journeymap.render.pictures.lettered import lettered

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="Noto Sans, sans-serif"><text x="1" y="2">{}</text></svg>'
ARABIC, CHINESE = "ابجد", "你好字"
TEXTS = st.text(alphabet="abc <&>\"'." + ARABIC + CHINESE + "\u4e00\ue000\u0301\u200f\u2007", min_size=1, max_size=12)


@pytest.fixture
def machine(latin_only, make_font):
    make_font(latin_only / "NotoSansArabic-Regular.ttf", "Noto Sans Arabic", ARABIC + " .")
    make_font(latin_only / "NotoSansCJK-Regular.ttf", "Noto Sans CJK SC", CHINESE + "abc :")
    return latin_only


def drawn(text: str) -> list[tuple[str, str]]:
    """Runs of letters with the font that each names, "" for that of the page."""
    page = ET.fromstring(lettered(SVG.format(escape(text)), fonts_for([text])))
    assert page.get("font-family") == "Noto Sans"
    (line,) = page
    runs = [("", line.text or "")]
    for span in line:
        runs += [(span.get("font-family", ""), span.text or ""), ("", span.tail or "")]
    return [(family, letters) for family, letters in runs if letters]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("abc", [("", "abc")]),
        ("zażółć " + ARABIC, [("", "zażółć "), ("Noto Sans Arabic", ARABIC)]),
        (f"abc: {CHINESE} b", [("Noto Sans CJK SC", f"abc: {CHINESE} b")]),
        (f"xyz: {CHINESE}", [("", "xyz: "), ("Noto Sans CJK SC", CHINESE)]),
        (f"{ARABIC} {CHINESE}", [("Noto Sans Arabic", ARABIC), ("", " "), ("Noto Sans CJK SC", CHINESE)]),
        ("a\u4e00\u4e00<", [("", "a??<")]),
    ],
)
def test_a_text_is_in_one_font_that_has_all_of_it_or_in_several(machine, text, runs):
    assert drawn(text) == runs


@given(text=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_letter_is_lost_and_those_of_no_font_are_question_marks(machine, text: str):
    expected = "".join(
        "?" if letter in "\u4e00\ue000" else letter for letter in text.replace("\u2007", "\u00a0").replace("\u0301", "")
    )
    assert "".join(letters for _, letters in drawn(text)) == expected
