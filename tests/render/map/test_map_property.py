"""Whatever a designer writes is drawn, and nothing on the page overlaps or is cut."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.render.map import render_pages
from journeymap.render.map.options import BAND_NAMES, MapOptions
from journeymap.render.map.pages import Page, draw_pages
from journeymap.render.map.papers import SIZES
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.story import tell

SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz ABCDEFGH .,-/0123456789",
    "ąćęłńóśźż ĄĆĘŁ ßäöü čšžđ éèê",
    "αβγδεζηθ λμνξο",
    "абвгдежзик лмнопр щъыь",
    "日本語のテキスト、です。中文字符",
    "مرحبا بالعالم",
    "שלום עולם",
    "नमस्ते दुनिया",
    "😀🚀 ☎ ✂",
    "<&>\"'\u0000\u0007\u2028\u202e\u00ad\u200b\u2212",
)
WORDS = st.one_of(*(st.text(alphabet=letters, min_size=1, max_size=200) for letters in SCRIPTS), st.just("x" * 300))
SHORT = st.text(alphabet=SCRIPTS[0], min_size=1, max_size=24)
TEXTS = st.one_of(SHORT, SHORT, WORDS)
TIMES = st.sampled_from(["1m", "6m", "14h", "2d..5d", "18w", "400d"])
EMOTIONS = st.one_of(st.none(), st.integers(-20, 20).map(lambda tenth: tenth / 10), st.sampled_from([-2, 0, 2]))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


@st.composite
def touchpoint(draw: st.DrawFn, number: int, steps: int, personas: list[str], channels: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": f"s{number}", "name": draw(TEXTS)}
    optional = {
        "emotion": EMOTIONS,
        "aim": EMOTIONS,
        "quote": TEXTS,
        "doing": TEXTS,
        "wait": TIMES,
        "respond-within": st.sampled_from(["1h", "5d"]),
        "optional": st.sampled_from([True, "60%"]),
        "moment-of-truth": st.booleans(),
        "planned": st.sampled_from([False, True, True]),
        "one-way": st.booleans(),
        "repeats": st.just("45%"),
        "carries-over": st.one_of(st.just("none"), TEXTS),
        "evidence": st.sampled_from(["assumed", "measured"]),
        "owner": TEXTS.map("o".__add__),
    }
    for key in draw(st.lists(st.sampled_from(sorted(optional)), max_size=6, unique=True)):
        value = draw(optional[key])
        found |= {key: value} if value is not None else {}
    if channels:
        found["channel"] = draw(st.lists(st.sampled_from(channels), max_size=3, unique=True))
    for persona in draw(st.lists(st.sampled_from(personas), max_size=2, unique=True)) if personas else []:
        differs = st.one_of(
            st.just("skips"),
            st.fixed_dictionaries({"emotion": st.integers(-20, 20).map(lambda tenth: tenth / 10), "quote": TEXTS}),
        )
        found.setdefault("personas", {})[persona] = draw(differs)
    ways = st.fixed_dictionaries(
        {"to": st.integers(0, steps).map(lambda other: f"s{other}")},
        optional={"when": TEXTS, "share": st.sampled_from(["5%", "20%"]), "wait": TIMES},
    )
    found["next"] = draw(st.one_of(st.just([]), st.just([]), st.lists(ways, min_size=1, max_size=3)))
    severity = st.sampled_from(["low", "medium", "high", "critical"])
    pains = st.fixed_dictionaries({"text": TEXTS}, optional={"severity": severity})
    found["pain-points"] = draw(st.lists(pains, max_size=2))
    chances = st.fixed_dictionaries(
        {"text": TEXTS},
        optional={
            "effort": st.just("small"),
            "owner": TEXTS.map("o".__add__),
            "status": st.sampled_from(["tested", "idea"]),
        },
    )
    found["opportunities"] = draw(st.lists(chances, max_size=2))
    lanes = st.fixed_dictionaries({"name": TEXTS}, optional={"takes": TIMES, "by": TEXTS.map("o".__add__)})
    for kind in ("physical-evidence", "frontstage", "backstage", "support"):
        found[kind] = draw(st.lists(lanes, max_size=1))
    return found


@st.composite
def journeys(draw: st.DrawFn, most: int = 40) -> dict[str, Any]:
    count = draw(st.integers(1, most))
    names = [f"p{index}" for index in range(draw(st.integers(0, 5)))]
    channels = [f"c{index}" for index in range(draw(st.integers(0, 9)))]
    rich = draw(st.integers(0, min(count, 8)))
    steps = [
        draw(touchpoint(index, count, names, channels))
        if index < rich
        else {"id": f"s{index}", "name": f"Step {index}"}
        for index in range(count)
    ]
    cuts = sorted(draw(st.lists(st.integers(0, count), max_size=6)))
    parts = [steps[start:end] for start, end in zip([0, *cuts], [*cuts, count], strict=True)]
    stages = [
        {
            "name": draw(TEXTS),
            "goal": draw(TEXTS),
            "order": draw(st.sampled_from(["sequence", "any"])),
            "touchpoints": part,
        }
        for part in parts
    ]
    data: dict[str, Any] = {"name": draw(TEXTS), "stages": stages, "status": draw(st.sampled_from(["draft", "review"]))}
    data["personas"] = {name: {"name": draw(TEXTS), "goals": draw(TEXTS), "quote": draw(TEXTS)} for name in names}
    data["channels"] = {name: {"name": draw(TEXTS)} for name in channels}
    data["outcomes"] = {"done": draw(TEXTS), "lost-it": {"name": draw(TEXTS), "kind": "failure"}}
    for key in ("summary", "goal", "owner"):
        value = draw(maybe(TEXTS.map("o".__add__)))
        data |= {key: value} if value else {}
    return data


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=journeys(),
    page=st.sampled_from(sorted(SIZES)),
    language=st.sampled_from(["en", "pl", "de"]),
    log=st.booleans(),
    hidden=st.frozensets(st.sampled_from(BAND_NAMES), max_size=3),
    workshop=st.sampled_from([False, False, True]),
    fold=st.sampled_from([False, False, True]),
)
def test_render_never_raises_and_everything_is_readable(
    *, build, measure, data, page, language, log, hidden, workshop, fold
):
    graph = build(data)
    overlay = measure(graph, 2880, 0.12, 777600.0) if log else None
    story = tell(graph, overlay, language, None, MapOptions(page, "light", hidden, workshop, fold))
    for single in (False, True):
        for drawn in draw_pages(story, page, single):
            assert not faults(drawn.canvas, drawn.width, drawn.height)
            small = min((text.bottom - text.top for text in drawn.canvas.texts), default=12.0) / 1.13 * drawn.scale
            assert small * 0.75 * (1.0 if page == "auto" or single else _shrunk(page, drawn)) >= 6.99
            if not single and page != "auto":
                assert drawn.width / drawn.height <= 1.05 * SIZES[page][0] / SIZES[page][1]


def _shrunk(page: str, drawn: Page) -> float:
    """How much smaller than its own size a drawing is printed to be as wide as its paper."""
    return min(1.0, SIZES[page][0] / (drawn.width * drawn.scale))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=journeys(most=12))
def test_the_same_input_gives_the_same_bytes(build, data):
    assert render_pages(build(data)) == render_pages(build(data))
