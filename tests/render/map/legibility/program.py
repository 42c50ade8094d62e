"""Is every generated journey readable? Faults by kind, found in the finished pictures and in what bands say of their cells."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import judges
from legibility.journeys import Case, case, write_log

from journeymap.events.duck import DuckEngine
from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.overlay.run import overlay_log
from journeymap.render.map import palette
from journeymap.render.map.drawing import _svg
from journeymap.render.map.options import MapOptions
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.story import tell
from journeymap.render.map.text.clean import clean
from journeymap.render.map.themes import THEMES
from journeymap.results.overlay import Overlay

__all__ = ["KINDS", "TELLING", "Fault", "examined", "faults_of", "graph_of", "in_theme", "judged", "labels", "lost"]

KINDS = ("portable", "overlap", "cell", "struck", "small", "lost", "contrast")
PAPERS = {"a4": 1123.0, "a3": 1587.0, "a2": 2245.0, "a1": 3179.0, "a0": 4494.0, "slide": 1280.0, "auto": None}
"""Widths in px at 96 dpi."""
UNSEEN = re.compile(r"[\s\u00a0\u202f\u200b\u00ad‐-]+")
TELLING = (palette.INK, palette.MUTED, palette.SOFT, palette.LINE, palette.PLEASED, palette.ALARM, palette.ALARM_TEXT,
           palette.GOOD, palette.NEXT_PERSONA, palette.WANTED, palette.BAR)  # fmt: skip
"""Colours of lines that say something; hairlines and edges only please."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with which journey."""

    kind: str
    case: Case
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words} ({self.case})"


def examined(seeds: Iterable[int]) -> Iterator[Fault]:
    """The faults of the journeys of these numbers."""
    with tempfile.TemporaryDirectory() as folder, DuckEngine() as engine:
        for seed in seeds:
            one = case(seed)
            graph = graph_of(one.data)
            overlay = _measured(one, graph, engine, Path(folder)) if one.log else None
            yield from faults_of(one, graph, overlay)


def _measured(one: Case, graph: JourneyGraph, engine: DuckEngine, folder: Path) -> Overlay:
    return overlay_log(graph, engine, str(write_log(one, folder)), case="case", activity="activity", time="time")


def graph_of(data: dict[str, Any]) -> JourneyGraph:
    """The journey, compiled."""
    return compile_journey(resolve(Journey.model_validate(data, context={"language": data["language"]}), "made.yaml"))


def faults_of(one: Case, graph: JourneyGraph, overlay: Overlay | None) -> Iterator[Fault]:
    """What is wrong with the pictures of one journey."""
    story = tell(graph, overlay, None, None, MapOptions(one.page, one.theme))
    pages = draw_pages(story, one.page)
    for page in pages:
        for words in faults(page.canvas, page.width, page.height):
            yield Fault("cell" if "leaves" in words else "overlap", one, words)
    svgs = [_svg(story, page, f"p{index}-", (index, len(pages))) for index, page in enumerate(pages, 1)]
    for svg in svgs:
        yield from (Fault(kind, one, words) for kind, words in judged(svg, one.theme, PAPERS[one.page]))
    pictures = [judges.read(svg) for svg in svgs]
    yield from (Fault("lost", one, words) for words in lost(one.data, pictures))


def judged(svg: str, theme: str, paper: float | None) -> Iterator[tuple[str, str]]:
    """What all judges find in one picture, by kind; `paper` is the width in px it is printed on."""
    picture = judges.read(svg)
    yield from (("portable", words) for words in judges.portable(svg))
    yield from (("overlap", words) for words in judges.crossed_texts(picture))
    yield from (("cell", words) for words in judges.spilled_texts(picture, _grounds(theme)))
    yield from (("struck", words) for words in judges.struck_texts(picture, in_theme(theme, TELLING)))
    yield from (("small", words) for words in judges.small_texts(picture, paper))
    yield from (("contrast", words) for words in judges.pale_texts(picture))
    yield from (("contrast", words) for words in judges.pale_graphics(picture, in_theme(theme, TELLING)))


def _grounds(theme: str) -> frozenset[str]:
    """What lies below everything else, in the colours of a theme."""
    return in_theme(theme, (palette.PAPER, *palette.TINTS, palette.ALARM_TINT, palette.RIBBON))


def in_theme(theme: str, colours: Iterable[str]) -> frozenset[str]:
    """Colours of the palette as a theme has them."""
    return frozenset(THEMES[theme].get(colour, colour) for colour in colours)


def lost(data: dict[str, Any], pictures: list[judges.Picture]) -> Iterator[str]:
    """Labels that no picture shows whole; a text cut by an ellipsis counts where its title has it whole."""
    drawn = _bare(" ".join(text.words for picture in pictures for text in picture.texts))
    cut = [_bare(text.words[:-1]) for picture in pictures for text in picture.texts if text.words.endswith("…")]
    titles = [_bare(title) for picture in pictures for title in picture.titles]
    for place, label in labels(data):
        bare = _bare(clean(label))
        if bare and bare not in drawn and not _marked(bare, cut, titles):
            yield f'{place} "{label}"'


def _marked(bare: str, cut: list[str], titles: list[str]) -> bool:
    """Whether a label is in a title and begins in a text that says it was cut."""
    return any(bare in title for title in titles) and any(end and end[-6:] in bare for end in cut)


def _bare(text: str) -> str:
    return UNSEEN.sub("", text).casefold()


def labels(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a designer wrote that has to be on the map; quotes and thoughts may stand in titles."""
    yield "journey", data.get("summary") or data["name"]
    yield "journey's name", data["name"]
    yield "persona", next(iter(data["personas"].values()))["name"]
    used = {name for stage in data["stages"] for step in stage["touchpoints"] for name in step.get("channel", ())
            if step.get("planned", True)}  # fmt: skip
    yield from (("channel", entry["name"]) for name, entry in data["channels"].items() if name in used)
    for stage in data["stages"]:
        yield "stage", stage["name"]
        yield from (("goal", stage[key]) for key in ("goal",) if key in stage)
        for part in (stage, *stage["touchpoints"]):
            yield from (("pain", pain["text"]) for pain in part.get("pain-points", ()))
            yield from (("opportunity", chance["text"]) for chance in part.get("opportunities", ()))
            yield from (("owner", chance["owner"]) for chance in part.get("opportunities", ()) if "owner" in chance)
        for step in stage["touchpoints"]:
            yield "step", step["name"]
            for lane in ("physical-evidence", "frontstage", "backstage", "support"):
                yield from ((lane, item["name"]) for item in step.get(lane, ()))
