"""Three themes: every colour has its own in each, words can be read on their grounds, lines be seen, grey is without colour."""

import re
from pathlib import Path

import judges
import pytest
from legibility.program import TELLING, in_theme

from journeymap.api import load
from journeymap.diagnostics import JourneyError
from journeymap.render.map import palette, render_map, render_pages
from journeymap.render.map.themes import THEMES, themed

EXAMPLES = ("motor-claim", "loan-application", "sketch", "day-surgery")


def roles() -> dict[str, str]:
    """Every colour of the palette by its name."""
    found = {}
    for name in palette.__all__:
        value = getattr(palette, name)
        for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(one, str) and one.startswith("#"):
                found[f"{name}{index}" if isinstance(value, tuple) else name] = one
    return found


def pictures(root: Path, name: str, theme: str, overlay=None) -> list[judges.Picture]:
    graph = load(root / "examples" / name / "journey.yaml").graph
    return [judges.read(svg) for svg in render_pages(graph, overlay, theme=theme)]


def test_every_role_has_a_colour_of_its_own():
    assert len(set(roles().values())) == len(roles())


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "light"])
def test_a_theme_says_every_role(theme: str):
    assert set(THEMES[theme]) == set(roles().values())


def test_bands_draw_with_the_palette_only(root: Path, motor_overlay):
    folder = root / "src/journeymap/render/map"
    for file in (*folder.glob("bands/*.py"), *folder.glob("*.py")):
        if file.name not in ("palette.py", "themes.py"):
            assert not re.findall(r'["\']#[0-9A-Fa-f]{3,8}\b', file.read_text(encoding="utf-8")), file.name
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    for svg in render_pages(graph, motor_overlay):
        assert set(re.findall(r'(?:fill|stroke)="(#[^"]*)"', svg)) <= set(roles().values())


def test_the_colours_of_one_theme_are_not_in_another(root: Path, motor_overlay):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    for theme in ("dark", "grey"):
        drawn = set(re.findall(r'(?:fill|stroke)="(#[^"]*)"', "".join(render_pages(graph, motor_overlay, theme=theme))))
        assert drawn <= set(THEMES[theme].values())


def test_a_theme_changes_colours_and_nothing_else(root: Path):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    bare = {re.sub(r' (fill|stroke|stroke-width)="[^"]*"', "", render_map(graph, theme=theme)) for theme in THEMES}
    assert len(bare) == 1


def test_words_that_look_like_an_attribute_stay(build):
    name = 'fill="#fff" stroke="#1b2430"'
    assert name in judges.read(render_map(build({"name": name}), theme="dark")).titles[0]


def test_an_unknown_theme_is_misuse():
    with pytest.raises(JourneyError) as caught:
        themed("", "sepia")
    assert "grey" in caught.value.hint


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_text_can_be_read_on_its_ground(root: Path, motor_overlay, theme: str, name: str):
    for overlay in (None, motor_overlay) if name == "motor-claim" else (None,):
        for picture in pictures(root, name, theme, overlay):
            assert picture.texts
            assert not judges.pale_texts(picture)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_tells_something_can_be_seen(root: Path, motor_overlay, theme: str, name: str):
    telling = in_theme(theme, TELLING)
    for overlay in (None, motor_overlay) if name == "motor-claim" else (None,):
        for picture in pictures(root, name, theme, overlay):
            assert not judges.pale_graphics(picture, telling)


def test_grey_has_no_colour_and_alarm_is_the_darkest_and_thicker(root: Path, motor_overlay):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    svg = "".join(render_pages(graph, motor_overlay, theme="grey"))
    assert all(len(set(judges.rgb(colour))) == 1 for colour in re.findall(r'(?:fill|stroke)="(#[^"]*)"', svg))
    grey = THEMES["grey"]
    assert min(roles().values(), key=lambda one: judges.rgb(grey[one])) in (palette.ALARM, palette.ALARM_TEXT)
    light = "".join(render_pages(graph, motor_overlay))
    assert f'stroke="{palette.ALARM}" stroke-width="2"' in light
    assert f'stroke="{grey[palette.ALARM]}" stroke-width="3"' in svg


def test_dark_is_dark_and_its_cards_stand_out():
    dark = THEMES["dark"]
    assert judges.contrast(dark[palette.PAPER], "#000") < 1.3
    assert judges.contrast(dark[palette.CARD], dark[palette.TINTS[0]]) > 1.1


def test_the_judge_of_contrast_knows_what_was_painted_last():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="90" height="90" fill="#fff"/>'
        '<path d="M0 0H80V40H0z" fill="#767676"/><g fill="#fff"><text x="5" y="20" font-size="12">abc</text></g>'
        '<text x="5" y="70" font-size="12" fill="#767676">abc</text>'
        '<text x="40" y="20" font-size="12" fill="#777">abc</text></svg>'
    )
    assert judges.pale_texts(judges.read(svg)) == ['"abc" #777 on #767676: 1.01']
    covered = svg.replace("</svg>", '<circle cx="15" cy="66" r="20" fill="#fff"/></svg>')
    assert '"abc" is painted over' in judges.pale_texts(judges.read(covered))


@pytest.mark.parametrize(
    ("one", "other", "known"), [("#fff", "#000", 21.0), ("#ffffff", "#777777", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, known: float):
    assert judges.contrast(one, other) == pytest.approx(known, abs=0.005)
