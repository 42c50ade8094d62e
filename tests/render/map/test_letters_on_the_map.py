"""Labels of every script on a whole map: broken as their language breaks them, none lost, none over another."""

from xml.etree import ElementTree as ET

import pytest

from journeymap.render.map import render_map
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.story import tell

LONG = "Kraftfahrzeughaftpflichtversicherungsbestätigung"
NAMES = {
    "de": (LONG, "Schadenregulierungsabteilung anrufen", "Rechtsschutzversicherungsgesellschaften vergleichen"),
    "ar": ("يرسل صور الضرر 12", "يفتح WhatsApp على الهاتف", "لا أحد يجيب (3 مرات)!"),
    "he": ("מתקשר למוקד 24", "שולח Allianz טופס", "צריך לספר הכול מחדש, 3 פעמים."),
    "ja": ("修理工場に車を持って行く、「代車」を受け取る。", "保険会社からの連絡を受けていない。", "写真を送る"),
    "th": ("แจ้งอุบัติเหตุกับบริษัทประกันภัยทางโทรศัพท์", "ส่งรูป", "รอ"),
    "hi": ("दुर्घटना की सूचना देना", "तस्वीरें भेजना", "प्रतीक्षा करना"),
    "en": ("\N{AUTOMOBILE}", "\N{ROCKET} Starts", "x" * 300),
}


def journey(language, times=1):
    steps = [
        {"id": f"s{index}", "name": name, "pain-points": name, "opportunities": {"text": name, "owner": name},
         "backstage": name, "support": NAMES[language][0], "quote": name, "emotion": index % 3 - 1}
        for index, name in enumerate(NAMES[language] * times)
    ]  # fmt: skip
    return {"name": "x", "language": language, "stages": [{"name": NAMES[language][0], "touchpoints": steps}]}


def lines(svg):
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("page", ["auto", "a4", "slide"])
def test_a_map_in_any_script_is_readable(build, language, page):
    story = tell(build(journey(language)), None, None, None)
    for drawn in draw_pages(story, page):
        assert faults(drawn.canvas, drawn.width, drawn.height) == []


def test_long_german_words_are_broken_at_syllables(build):
    shown = lines(render_map(build(journey("de", times=4)), page="auto"))
    start = shown.index("Kraftfahrzeug-")
    assert "".join(line.removesuffix("-") for line in shown[start : start + 4]) == LONG


def test_a_step_named_by_an_emoji_is_called_by_its_name(build):
    svg = render_map(build(journey("en")), page="auto")
    assert "automobile" in lines(svg)
    assert "\N{AUTOMOBILE}" not in "".join(lines(svg))
    titles = [title.text or "" for title in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}title")]
    assert any("\N{ROCKET} Starts" in title for title in titles)


def test_numbers_in_arabic_names_stay_with_their_words(build):
    shown = lines(render_map(build(journey("ar")), page="auto"))
    assert any(line.endswith("12\u200f\u200e") for line in shown)
