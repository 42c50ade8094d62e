"""PNG and PDF of pages: size, resolution, letters, fonts inside, the same bytes."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from journeymap.diagnostics import JourneyError
from journeymap.render.pictures import Asked, pictures
from journeymap.render.pictures.written import heading, parsed

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" font-family="Noto Sans, sans-serif" font-size="20" '
    'lang="{language}"><title>A &quot;map&quot;</title><desc>Says it all.</desc><rect x="0" y="0" width="400" height="100" fill="#fff"/>'
    '<g data-step="pay"><text x="10" y="60"{more}>{text}</text></g></svg>'
)
ARABIC = "ابجد"


def page(text: str, *, wide: int = 400, high: int = 100, language: str = "en", more: str = "") -> str:
    return SVG.format(text=text, wide=wide, high=high, language=language, more=more)


def drawn(text: str, kind: str = "png", *, more: str = "", **asked) -> tuple[bytes, list[str]]:
    told: list[str] = []
    return pictures([page(text, more=more)], Asked(kind, **asked), told.append)[0], told


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} of poppler-utils is not installed")
    return found


def said(name: str, pdf: bytes, tmp_path: Path, *arguments: str) -> str:
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf)
    return subprocess.run([program(name), str(file), *arguments], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("scale", "size"), [(1.0, (400, 100)), (2.0, (800, 200)), (0.5, (200, 50))])
def test_a_png_has_its_pixels_and_says_how_large_it_prints(latin_only, scale, size):
    png, _ = drawn("abc", scale=scale)
    picture = Image.open(io.BytesIO(png))
    picture.load()
    assert picture.size == size
    assert picture.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.02)


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_the_same_page_gives_the_same_bytes(latin_only, kind):
    assert drawn("abc ąę", kind) == drawn("abc ąę", kind)


def test_bold_letters_are_drawn_with_the_bold_font(latin_only):
    assert drawn("abc")[0] != drawn("abc", more=' font-weight="700"')[0]


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_letter_that_no_font_has_is_said_with_its_step_and_never_drawn_as_a_box(latin_only, kind):
    made, told = drawn("x\u4f60y", kind)
    assert made == drawn("x?y", kind)[0]
    (sentence,) = told
    assert sentence == (
        'no font here has \u4f60 (cjk unified ideograph-4f60) in step "pay": drawn as "?"; '
        "install a font that has it, such as fonts-noto-cjk, or name one with --font FILE"
    )


def test_letters_come_from_a_named_font(latin_only, make_font, tmp_path):
    mine = make_font(tmp_path / "mine.ttf", "Mine", ARABIC)
    made, told = drawn(ARABIC, fonts=(mine,))
    assert told == []
    assert ImageChops.difference(
        *(Image.open(io.BytesIO(png)).convert("L") for png in (made, drawn("????")[0]))
    ).getbbox()


def test_a_named_font_that_is_not_needed_is_said(latin_only, make_font, tmp_path):
    mine = make_font(tmp_path / "mine.ttf", "Mine", ARABIC)
    assert drawn("abc", fonts=(mine,))[1] == [
        'the font "Mine" was not needed: the fonts of this machine have all letters'
    ]


def test_a_blank_that_the_font_lacks_is_a_blank(latin_only):
    assert drawn("a\u2007b")[0] == drawn("a\u00a0b")[0]


def test_a_picture_that_no_program_opens_is_refused(latin_only):
    with pytest.raises(JourneyError, match="the picture would have 40,000 x 200 pixels"):
        pictures([page("a", wide=20_000)], Asked("png"), print)


@pytest.mark.parametrize(
    ("paper", "px", "mm"),
    [
        ("a4", (1123, 794), (297, 210)),
        ("a4", (1160, 794), (297, 210)),
        ("a3", (1587, 1123), (420, 297)),
        ("a0", (4494, 3179), (1189, 841)),
        ("slide", (1280, 720), (338.667, 190.5)),
        ("auto", (480, 240), (127, 63.5)),
    ],
)
def test_a_sheet_has_its_true_size(latin_only, tmp_path, paper, px, mm):
    (made,) = pictures([page("a", wide=px[0], high=px[1])], Asked("pdf", paper), print)
    points = said("pdfinfo", made, tmp_path).split("Page size:")[1].split("pts")[0].split(" x ")
    assert [float(side) / 72 * 25.4 for side in points] == pytest.approx(mm, abs=0.01)


def test_a_page_far_larger_than_its_paper_keeps_its_size(latin_only, tmp_path):
    made = pictures([page("a", wide=1600, high=1600)], Asked("pdf", "a3"), print)
    assert "1200 x 1200 pts" in said("pdfinfo", made[0], tmp_path)


def test_a_pdf_holds_all_pages_with_text_fonts_title_and_no_clock(latin_only, tmp_path, pages):
    (made,) = pictures(pages, Asked("pdf", "a4", author="Claims"), print)
    about = said("pdfinfo", made, tmp_path)
    assert f"Pages:           {len(pages)}\n" in about
    assert f"Title:           {heading(parsed(pages[0])).title}\n" in about
    assert "Author:          Claims" in about
    assert "Tagged:          yes" in about
    assert "CreationDate" not in about
    assert "ModDate" not in about
    rows = said("pdffonts", made, tmp_path).splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)  # embedded, subset, with letters
    text = " ".join(said("pdftotext", made, tmp_path, "-").split())
    assert "Finds the car" in text
    assert "E. Zielińska" in text


def test_a_pdf_says_that_it_is_accessible_and_in_which_language(latin_only):
    (made,) = pictures([page("Płaci", language="sr-Latn")], Asked("pdf"), print)
    assert b"/Lang(sr)" in made
    assert b"pdfuaid" in made


def test_signs_that_change_places_do_not_stop_a_pdf(latin_only, make_font, tmp_path):
    mine = make_font(tmp_path / "mine.ttf", "Mine", "हिनद")
    told: list[str] = []
    (made,) = pictures([page("हि नदि")], Asked("pdf", fonts=(mine,)), told.append)
    assert made.startswith(b"%PDF")
    assert told == ["a PDF may place signs of devanagari badly; a .png draws them right"]
