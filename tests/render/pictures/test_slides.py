"""Slides hold what the pages hold, as shapes that can be edited."""

import io
import re
import zipfile
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu

from journeymap.api import JourneyMap, load
from journeymap.diagnostics import JourneyError
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.text.measure import fit
from journeymap.render.pictures.slides import as_slides
from journeymap.render.pictures.slides.cards import as_cards
from journeymap.render.pictures.slides.parts import Group, Words
from journeymap.render.pictures.slides.reading import read_parts
from journeymap.render.pictures.written import heading, parsed, written

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" font-size="12" fill="#1b2430" lang="pl">{}</svg>'
)
LETTERS = st.text(alphabet="abcdefgh ąćę-/&<>\"'", min_size=1, max_size=120).map(lambda text: " ".join(text.split()))


def below(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from below(shape.shapes)


def opened(pages: list[str]):
    return Presentation(io.BytesIO(as_slides(pages, author="Claims")))


def lines_of(slide) -> Counter:
    boxes = (shape.text_frame for shape in below(slide.shapes) if shape.has_text_frame)
    return Counter(run.text.strip() for box in boxes for line in box.paragraphs for run in line.runs)


def words(parts) -> list[Words]:
    return [
        text
        for part in parts
        for text in ([part] if isinstance(part, Words) else words(part.parts) if isinstance(part, Group) else [])
    ]


def test_every_text_of_a_page_is_on_its_slide_once(pages: list[str]):
    deck = opened(pages)
    assert len(deck.slides) == len(pages)
    for slide, page in zip(deck.slides, pages, strict=True):
        assert lines_of(slide) == Counter(text.text for text in written(parsed(page)))


@given(texts=st.lists(LETTERS.filter(bool), min_size=1, max_size=4), size=st.sampled_from([10.0, 12.0, 26.0]))
def test_a_wrapped_text_is_one_text_with_its_lines(texts: list[str], size: float):
    canvas, fitted, top = Canvas(), [fit(text, 90.0, size) for text in texts], 10.0
    for text in fitted:
        top = canvas.lines(38.0, top, text) + 3
    found = words(read_parts(parsed(SVG.format(canvas))))
    assert [text.lines for text in found] == [text.lines for text in fitted]


@pytest.mark.parametrize(
    ("x", "size", "bold", "gap"), [(40, 12, False, 15), (38, 10, False, 15), (38, 12, True, 15), (38, 12, False, 18)]
)
def test_texts_that_only_stand_below_each_other_stay_apart(x, size, bold, gap):
    canvas = Canvas()
    canvas.text(38, 20, "above")
    canvas.text(x, 20 + gap, "below", size=size, bold=bold)
    assert [text.lines for text in words(read_parts(parsed(SVG.format(canvas))))] == [("above",), ("below",)]


@given(parts=st.lists(st.tuples(LETTERS.filter(bool), st.booleans()), min_size=2, max_size=4), gap=st.floats(3.5, 9))
def test_texts_that_go_on_beside_are_one_text_of_several_runs(parts: list[tuple[str, bool]], gap: float):
    canvas, x = Canvas(), 38.0
    for text, bold in parts:
        x = canvas.text(x, 20, text, bold=bold, fill="#566070") + gap
    (found,) = words(read_parts(parsed(SVG.format(canvas))))
    assert [found.lines[0], *(text.strip(" ") for text, _, _ in found.more)] == [text for text, _ in parts]
    assert [found.bold, *(bold for _, _, bold in found.more)] == [bold for _, bold in parts]


@pytest.mark.parametrize(
    ("x", "y", "size", "anchor"),
    [(90, 20, 12, "start"), (66, 21, 12, "start"), (66, 20, 10, "start"), (66, 20, 12, "end")],
)
def test_texts_that_only_stand_beside_each_other_stay_apart(x, y, size, anchor):
    canvas = Canvas()
    canvas.text(38, 20, "left")
    canvas.text(x, y, "right", size=size, anchor=anchor)
    assert len(words(read_parts(parsed(SVG.format(canvas))))) == 2


def test_a_poster_is_drawn_larger():
    page = SVG.replace('width="400" height="300"', 'width="800" height="600" viewBox="0 0 400 300"').format(
        '<rect x="0" y="0" width="400" height="300" fill="#fff"/>'
        '<rect x="10" y="20" width="30" height="40" rx="5" fill="#000" stroke="#111" stroke-width="2"/><text x="10" y="200">a</text>'
    )
    deck = opened([page])
    box, text = deck.slides[0].shapes[0].shapes
    assert (deck.slide_width, box.left, box.top, box.width) == (800 * 9525, 20 * 9525, 40 * 9525, 60 * 9525)
    assert (box.adjustments[0], box.line.width) == (pytest.approx(5 / 30, abs=1e-5), 4 * 9525)
    assert text.text_frame.paragraphs[0].runs[0].font.size.pt == 18


def test_the_same_pages_give_the_same_bytes_without_a_clock(pages: list[str]):
    first = as_slides(pages, author="Claims")
    assert first == as_slides(pages, author="Claims")
    with zipfile.ZipFile(io.BytesIO(first)) as deck:
        assert {entry.date_time for entry in deck.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert re.findall(rb"\d{4}-\d\d-\d\dT", deck.read("docProps/core.xml")) == []


def test_a_slide_is_as_large_as_the_page_and_tells_whose_it_is(claim: JourneyMap):
    drawn = claim.render(page="slide")
    deck = opened(drawn)
    assert (deck.slide_width, deck.slide_height) == (Emu(12192000), Emu(6858000))  # 13.333 x 7.5 inch
    assert "type" not in deck.element.sldSz.attrib
    assert deck.core_properties.title == heading(parsed(drawn[0])).title
    assert (deck.core_properties.author, deck.core_properties.last_modified_by) == ("Claims", "Claims")


def test_a_step_is_a_group_with_its_name_texts_and_words_for_those_who_cannot_see_it(pages: list[str]):
    bands = {shape.name: shape for shape in opened(pages).slides[0].shapes}
    assert {"ground", "strip", "header", "stages", "steps", "legend"} <= set(bands)
    cards = {shape.name: shape for shape in bands["steps"].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}
    card = next(card for name, card in cards.items() if name.startswith("1 Finds the car"))
    texts = [shape.text_frame.text for shape in card.shapes if shape.has_text_frame and shape.text_frame.text]
    assert [" ".join(text.split("\v")) for text in texts] == ["Finds the car damaged", "1"]
    assert card._element.nvGrpSpPr.cNvPr.get("descr", "").startswith("1 Finds the car damaged")


def test_the_headline_is_the_slides_title_and_the_description_its_notes(pages: list[str]):
    slide = opened(pages).slides[0]
    assert slide.shapes.title.text_frame.text.replace("\v", " ") == (
        "Silence costs us most: the decision takes nine days where five were promised"
    )
    assert slide.notes_slide.notes_text_frame.text == heading(parsed(pages[0])).description


def test_a_header_that_is_only_a_headline_leaves_no_empty_group():
    page = SVG.format(
        '<g data-band="header"><g><text x="1" y="20">Alone</text></g></g><g data-band="a"><text x="1" y="50">b</text></g>'
    )
    slide = opened([page]).slides[0]
    assert [shape.name for shape in slide.shapes] == ["a", "Alone"]
    assert slide.shapes.title.text_frame.text == "Alone"


def test_no_shape_has_the_id_of_another(pages: list[str]):
    for slide in opened(pages).slides:
        ids = [shape.shape_id for shape in below(slide.shapes)]
        assert len(ids) == len(set(ids))


def test_shapes_keep_form_colour_line_and_place():
    page = SVG.format(
        '<rect x="0" y="0" width="400" height="300" fill="#fff"/>'
        '<g data-band="a" transform="translate(10 20)">'
        '<rect x="1" y="2" width="90" height="48" rx="6" fill="none" stroke="#7b8794" stroke-width="1.2" stroke-dasharray="5 3"/>'
        '<circle cx="100" cy="100" r="9" fill="#D55E00"/>'
        '<path d="M0 0C1 2 3 4 50 60" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
        '<path d="M60 60L50 40" fill="none" stroke="#000"/>'
        '<path d="M5 5h.01M9 5h.01" fill="none" stroke="#0072B2" stroke-width="2.6" stroke-linecap="round"/></g>'
    )
    slide = opened([page]).slides[0]
    assert str(slide.background.fill.fore_color.rgb) == "FFFFFF"
    (band,) = slide.shapes
    box, circle, curve, line, *eyes = band.shapes
    px = 9525
    assert (box.left, box.top, box.width, box.height) == (11 * px, 22 * px, 90 * px, 48 * px)
    assert box.adjustments[0] == pytest.approx(6 / 48, abs=1e-5)
    assert (box.line.width, str(box.line.color.rgb)) == (round(1.2 * px), "7B8794")
    dash = box._element.find(".//{*}custDash/{*}ds")
    assert (dash.get("d"), dash.get("sp")) == ("416667", "250000")
    assert (circle.left, circle.width, str(circle.fill.fore_color.rgb)) == (101 * px, 18 * px, "D55E00")
    assert curve._element.find(".//{*}ln").get("cap") == "rnd"
    assert [point.get("y") for point in curve._element.findall(".//{*}cubicBezTo/{*}pt")] == [
        str(y * px) for y in (2, 4, 60)
    ]
    assert (line.begin_x, line.begin_y, line.end_x, line.end_y) == (70 * px, 80 * px, 60 * px, 60 * px)
    assert [(eye.width // 10, str(eye.fill.fore_color.rgb)) for eye in eyes] == [(2476, "0072B2")] * 2


def test_texts_keep_size_weight_colour_and_alignment():
    page = SVG.format(
        '<text x="100" y="50" font-size="10" font-weight="700" fill="#A13F00" text-anchor="end">Późno &amp; źle</text>'
    )
    (box,) = opened([page]).slides[0].shapes[0].shapes
    run = box.text_frame.paragraphs[0].runs[0]
    assert (run.text, run.font.size.pt, run.font.bold, str(run.font.color.rgb)) == ("Późno & źle", 7.5, True, "A13F00")
    assert box.left + box.width == 100 * 9525
    assert str(box.text_frame.paragraphs[0].alignment).startswith("RIGHT")
    assert run._r.rPr.get("lang") == "pl-PL"


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_cards_hold_what_stands_on_them_and_keep_the_order(data: st.DataObject):
    canvas = Canvas()
    for number in range(data.draw(st.integers(1, 4))):
        left = number * 100.0
        canvas.rect(left, 10, 90, 40, fill="#fff")
        for line in range(data.draw(st.integers(0, 2))):
            canvas.text(left + 4 + line, 26, f"t{number}{line}")
    plain = read_parts(parsed(SVG.format(canvas)))
    cards = as_cards(plain)
    flat = [part for card in cards for part in (card.parts if isinstance(card, Group) else [card])]
    assert flat == plain
    assert all(isinstance(card, Group) or not isinstance(card, Words) for card in cards)


def test_a_map_larger_than_any_slide_is_refused_in_words():
    with pytest.raises(JourneyError, match="a slide can be 142 cm at most"):
        as_slides(['<svg xmlns="http://www.w3.org/2000/svg" width="6000" height="300"></svg>'])


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_an_owner_may_hold_what_no_file_may(tmp_path, kind: str):
    source, file = tmp_path / "journey.yaml", tmp_path / f"map.{kind}"
    source.write_text(
        'journeymap: 1\nid: a\nname: A\nowner: "Ann\\0 \\x01B"\nstages: [{name: S, touchpoints: [{name: T}]}]\n'
    )
    load(source).render(file)
    assert file.stat().st_size > 1000
    if kind == "pptx":
        assert Presentation(file).core_properties.author == "Ann B"
