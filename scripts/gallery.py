"""Draw the pictures of docs/gallery/ and write its page.

Run: python scripts/gallery.py [NAME ...]. The loan application's picture needs its public log (JOURNEYMAP_DATA); without it the one that is there stays.
"""

import contextlib
import io
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from journeymap.cli.main import group

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
DATA = Path(os.environ.get("JOURNEYMAP_DATA", ROOT.parent / "shared")) / "data"
LOAN_LOG = "BPI_Challenge_2012.xes.gz"

CLAIM = "examples/motor-claim/journey.yaml --events examples/motor-claim/events.csv"
LOAN = f"examples/loan-application/journey.yaml --events {LOAN_LOG}"


@dataclass(frozen=True)
class Picture:
    """A picture of the gallery: its file, what stands below it, and what one types for it."""

    name: str
    words: str
    asked: str


PICTURES = (
    Picture("claim-a3", "The motor claim with its log, on A3", CLAIM),
    Picture("claim-dark", "The same for a dark screen", f"{CLAIM} --theme dark"),
    Picture("claim-grey", "The same for a printer without colour", f"{CLAIM} --theme grey"),
    Picture("claim-pl", "The same in Polish", f"{CLAIM} --language pl"),
    Picture("claim-a4", "The same on A4", f"{CLAIM} --page a4"),
    Picture("claim-slide", "The same for slides", f"{CLAIM} --page slide"),
    Picture("claim-slide-folded", "The same with a column for each stage", f"{CLAIM} --page slide --fold"),
    Picture("claim-plan", "The plan alone", "examples/motor-claim/journey.yaml"),
    Picture("loan-a3", "A loan application, laid over the log of 13,087 real ones", LOAN),
    Picture("loan-a4", "The same on A4", f"{LOAN} --page a4"),
    Picture("loan-slide", "The same for slides", f"{LOAN} --page slide"),
    Picture("loan-dark", "The same for a dark screen", f"{LOAN} --theme dark"),
    Picture("loan-grey", "The same for a printer without colour", f"{LOAN} --theme grey"),
    Picture("loan-pl", "The same with Polish words around the bank's own", f"{LOAN} --language pl"),
    Picture("five-personas", "A knee operation as five people live it", "examples/day-surgery/journey.yaml"),
    Picture("sketch", "Fifteen lines of a draft; what is missing is marked", "examples/sketch/journey.yaml"),
    Picture("workshop", "Lanes for stickers around a plan", "examples/sketch/journey.yaml --workshop"),
)


def main(names: list[str]) -> None:
    """Draw the pictures of these names, or all, and write the page."""
    GALLERY.mkdir(exist_ok=True)
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        if LOAN_LOG in picture.asked and not DATA.is_dir():
            print(f"{picture.name} stays as it is: its log is not at {DATA}", file=sys.stderr)
            continue
        print(picture.name, *(file.name for file in draw(picture)))
    (GALLERY / "README.md").write_text(page(), encoding="utf-8")


def draw(picture: Picture) -> list[Path]:
    """The files of a picture, one a page; those of pages that are no more are gone."""
    asked = picture.asked.replace(LOAN_LOG, str(DATA / "bpic2012.xes.gz")).split()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{picture.name}.png"
        with contextlib.chdir(ROOT), contextlib.redirect_stdout(io.StringIO()):
            group.main(["render", *asked, "--scale", "1.5", "-o", str(target)], standalone_mode=False)
        drawn = sorted(Path(folder).glob("*.png"))
        for old in files(picture.name):
            old.unlink()
        for file in drawn:
            _small(Image.open(file).convert("RGB")).save(GALLERY / file.name, optimize=True)
    return files(picture.name)


def _small(drawn: Image.Image) -> Image.Image:
    """The picture in its 256 most frequent colours: grounds stay as they are, the edges of letters take the nearest."""
    pixels = np.asarray(drawn, dtype=np.int32).reshape(-1, 3)
    colours, places, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    common = colours[np.argsort(-counts, kind="stable")[:256]]
    nearest = np.concatenate(
        [
            np.square(part[:, None, :] - common[None, :, :]).sum(axis=2).argmin(axis=1)
            for part in np.array_split(colours, 1 + len(colours) // 1000)
        ]
    )
    small = Image.fromarray(nearest[places.reshape(-1)].astype(np.uint8).reshape(drawn.height, drawn.width), "P")
    small.putpalette(common.astype(np.uint8).tobytes())
    return small


def files(name: str) -> list[Path]:
    """The pages of a picture in the gallery, in order."""
    pages = [file for file in GALLERY.glob(f"{name}-*.png") if file.stem.removeprefix(f"{name}-").isdigit()]
    return [*GALLERY.glob(f"{name}.png"), *sorted(pages, key=lambda file: int(file.stem.rsplit("-", 1)[1]))]


def page() -> str:
    """The gallery's page: each picture below its command."""
    parts = ["# Gallery", "Every picture is what the command above it draws; `make gallery` draws them all.\n"]
    for picture in PICTURES:
        drawn = files(picture.name)
        parts.append(f"## {picture.words}\n\n```\njourneymap render {picture.asked} -o map.png\n```\n")
        parts += [
            f"![{picture.words}{_part(number, len(drawn))}]({file.name})\n" for number, file in enumerate(drawn, 1)
        ]
    return "\n".join(parts[:1]) + "\n\n" + "\n".join(parts[1:])


def _part(number: int, total: int) -> str:
    return f", page {number} of {total}" if total > 1 else ""


if __name__ == "__main__":
    main(sys.argv[1:])
