"""What resvg draws of a text lies inside the box that the map reckons with."""

import io

import judges
import pytest

WORDS = ("Wagi i miary", "Zażółć gęślą jaźń", "Größenänderung", "čekaonica ŠĐŽ", "58 %", "–12.3 points", "(10–12)", "MMMM", "ffi",
         "Rechtsschutzversicherung", "“Nine days, and nobody says a word.”", "1,316 · 2 d")  # fmt: skip
ZOOM = 4


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [10, 12, 26])
def test_ink_stays_in_its_box(size: int, bold: bool):
    resvg = pytest.importorskip("resvg_py", reason="needs resvg (pip install journeymap[png])")
    image = pytest.importorskip("PIL.Image", reason="needs pillow")
    weight = ' font-weight="700"' if bold else ""
    for words in WORDS:
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60" width="900" height="60" font-family="Noto Sans">'
            f'<text x="20" y="40" font-size="{size}"{weight}>{words}</text></svg>'
        )
        left, top, right, bottom = judges.read(svg).texts[0].box
        drawn = image.open(io.BytesIO(bytes(resvg.svg_to_bytes(svg_string=svg, zoom=ZOOM)))).getchannel("A").getbbox()
        assert drawn, words
        inked = [side / ZOOM for side in drawn]
        assert left - 1 <= inked[0], words
        assert top - 1 - 0.05 * size <= inked[1], words  # a caron on a capital reaches into the line above
        assert inked[2] <= right + 1, words
        assert inked[3] <= bottom + 1, words
