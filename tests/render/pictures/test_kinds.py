"""What can be written, what it needs, and what is said where that is missing."""

import sys

import pytest

from journeymap.api import JourneyMap, load, page_files
from journeymap.diagnostics import JourneyError
from journeymap.render.pictures import kind_of, require


@pytest.mark.parametrize("name", ["map.svg", "MAP.PNG", "a.b/map.v2.Pdf", "map.pptx"])
def test_the_ending_says_the_kind(name: str):
    assert kind_of(name) == name.rpartition(".")[2].lower()


@pytest.mark.parametrize("name", ["map", "map.jpg", ".svg", "map.svg.gz", "map."])
def test_other_endings_are_told_what_can_be_written(name: str):
    with pytest.raises(JourneyError, match="does not say what to write") as caught:
        kind_of(name)
    assert caught.value.hint == "the name ends in one of .svg, .png, .pdf, .pptx"


@pytest.mark.parametrize(
    ("kind", "module"), [("png", "resvg_py"), ("png", "fontTools.ttLib"), ("pdf", "typst"), ("pptx", "pptx")]
)
def test_a_missing_package_is_named_with_what_installs_it(monkeypatch, kind: str, module: str):
    monkeypatch.setitem(sys.modules, module, None)  # as Python has it after an import that failed
    with pytest.raises(JourneyError, match=f"a .{kind} file needs the package") as caught:
        require(kind)
    assert caught.value.hint == f'pip install "journeymap[{kind}]"'


def test_nothing_is_drawn_or_written_where_a_package_is_missing(monkeypatch, tmp_path, claim: JourneyMap):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(JourneyError, match="needs the package typst"):
        claim.render(tmp_path / "new/map.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "pages", "files"),
    [
        ("map.svg", 1, ["map.svg"]),
        ("map.png", 2, ["map-1.png", "map-2.png"]),
        ("map.pdf", 3, ["map.pdf"]),
        ("a.PPTX", 3, ["a.PPTX"]),
    ],
)
def test_pages_go_to_files_of_their_own_or_to_one(name, pages, files):
    assert [file.name for file in page_files(name, pages)] == files


def test_svg_needs_no_font_and_no_package(monkeypatch, tmp_path, claim: JourneyMap):
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(tmp_path))
    for module in ("resvg_py", "typst", "pptx", "fontTools.ttLib"):
        monkeypatch.setitem(sys.modules, module, None)
    assert claim.render(tmp_path / "map.svg", page="auto")[0] == (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_what_cannot_be_drawn_is_a_warning_or_told(tmp_path):
    journey = tmp_path / "j.yaml"
    steps = "stages:\n  - name: S\n    touchpoints:\n      - {id: pay, name: Pays \N{MONEY BAG}}\n"
    journey.write_text(f"journeymap: 1\nname: Made\n{steps}", encoding="utf-8")
    with pytest.warns(UserWarning, match="emoji are not drawn: \N{MONEY BAG}"):
        load(journey).render(tmp_path / "map.svg")
    told: list[str] = []
    load(journey).render(tmp_path / "map.svg", tell=told.append)
    assert len(told) == 1
