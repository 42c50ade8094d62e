"""The fixed words: none is without Polish, none is kept that nobody uses."""

import ast
from pathlib import Path

import pytest

from journeymap.render.map.bands.blueprint import TITLES
from journeymap.render.map.bands.strip import STATUS
from journeymap.settings.polish import WORDS
from journeymap.settings.words import words

CHOICES = {
    *("low", "medium", "high", "critical", "assumed", "observed", "measured"),
    *("idea", "planned", "doing", "done", "dropped", "tested"),
    *("small effort", "medium effort", "large effort", "delighted", "neutral", "frustrated"),
    *TITLES.values(),
    *STATUS.values(),
}


def said_in(source: str) -> set[str]:
    """The words that a module looks up: texts handed to `w` or `story.w`."""
    found = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "w":
            found |= {
                part.value
                for part in ast.walk(call.args[0])
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part is not None
            }
    return found


def test_no_fixed_word_of_the_map_lacks_polish(root: Path):
    said = set(CHOICES)
    for file in sorted((root / "src/journeymap/render/map").rglob("*.py")):
        said |= said_in(file.read_text(encoding="utf-8"))
    said -= {" effort"}
    assert len(said) > 80
    assert said - set(WORDS) == set()


def test_translations_keep_their_places():
    for english, polish in WORDS.items():
        assert sorted(part.split("}")[0] for part in english.split("{")[1:]) == sorted(
            part.split("}")[0] for part in polish.split("{")[1:]
        )


@pytest.mark.parametrize(
    ("count", "form"), [(1, "krok"), (2, "kroki"), (5, "kroków"), (12, "kroków"), (22, "kroki"), (25, "kroków")]
)
def test_polish_counts_in_three_forms(count, form):
    assert words("pl").counted(count, "step") == f"{count}\N{NO-BREAK SPACE}{form}"


def test_what_has_no_catalogue_is_english():
    assert words("de")("Channels") == "Channels"
    assert words(None).counted(1, "stage") == "1\N{NO-BREAK SPACE}stage"
    assert words("pl-PL")("Channels") == "Kanały"
