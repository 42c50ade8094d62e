"""Comparing pictures of pages with those that somebody looked at: `UPDATE_GOLDENS=1` writes them anew."""

import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

BLUR = 1.2
"""Px by which both are blurred first, so that letters drawn half a pixel further are the same."""
STRONG = 24
"""A pixel differs where one of its colours does by more than this, of 255."""
SHARE, MEAN = 0.002, 0.9
"""The largest share of pixels that may differ, and the largest mean difference of 255."""
COLOURS = 96
HEAVIEST = 60_000
NOTO = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"


@dataclass(frozen=True)
class Likeness:
    """How far two pictures are apart; `share` of the pixels differ."""

    sizes: tuple[tuple[int, int], tuple[int, int]]
    share: float
    mean: float
    difference: Image.Image

    @property
    def alike(self) -> bool:
        return self.sizes[0] == self.sizes[1] and self.share <= SHARE and self.mean <= MEAN

    @property
    def told(self) -> str:
        (wide, high), (new_wide, new_high) = self.sizes
        return f"{self.share:.2%} of pixels differ, by {self.mean:.2f} on the whole; {wide}x{high} was, {new_wide}x{new_high} is"


def compare(golden: Image.Image, new: Image.Image) -> Likeness:
    """Lay two pictures over each other at their top left corner."""
    size = (max(golden.width, new.width), max(golden.height, new.height))
    laid = []
    for picture in (golden, new):
        paper = Image.new("RGB", size, "magenta")
        paper.paste(picture.convert("RGB"))
        laid.append(paper.filter(ImageFilter.GaussianBlur(BLUR)))
    difference = ImageChops.difference(*laid)
    red, green, blue = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    strong = most.point(lambda value: 255 if value > STRONG else 0)
    share = strong.histogram()[255] / (size[0] * size[1])
    return Likeness((golden.size, new.size), share, ImageStat.Stat(most).mean[0], strong)


def small(picture: Image.Image) -> bytes:
    """As a PNG of few colours."""
    kept = io.BytesIO()
    picture.convert("RGB").quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


@pytest.fixture(scope="session")
def comparer():
    """`compare` itself, for its own tests."""
    return compare


@pytest.fixture(scope="session")
def few_colours():
    """`small` itself, for its own tests."""
    return small


@pytest.fixture
def like_golden():
    """Hold a PNG against the golden one of that name; where it differs, both are left in a folder that is named."""
    if not Path(NOTO).exists():
        pytest.skip("pictures are compared in Noto Sans (apt-get install fonts-noto-core)")

    def held(name: str, taken: bytes) -> None:
        file = Path(__file__).parent / f"{name}.png"
        new = Image.open(io.BytesIO(taken))
        if os.environ.get("UPDATE_GOLDENS"):
            file.write_bytes(small(new))
        assert file.exists(), f"there is no {file.name}; UPDATE_GOLDENS=1 writes it, then look at it"
        assert file.stat().st_size <= HEAVIEST
        found = compare(Image.open(file), new)
        if not found.alike:
            folder = Path(tempfile.mkdtemp(prefix="journeymap-goldens-"))
            (folder / file.name).write_bytes(taken)
            found.difference.save(folder / f"{name}-difference.png")
            pytest.fail(f"{name} looks otherwise: {found.told}. The new picture and the difference are in {folder}; "
                        "if the change is meant, UPDATE_GOLDENS=1 takes it over")  # fmt: skip

    return held
