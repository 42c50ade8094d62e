"""Shortened scripts and styles: the same tokens, fewer bytes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.shortened import TOKEN, short_script, short_style

FILES = sorted((Path(__file__).parents[2] / "src" / "journeymap" / "render").rglob("*.js"))


def tokens(script):
    """What a script says, blanks and comments left out; where lines end counts apart."""
    return [found[0].strip() for found in TOKEN.finditer(script) if found.lastgroup not in ("blank", "comment")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shorter_script_says_the_same(file):
    script = file.read_text(encoding="utf-8")
    short = short_script(script)
    assert tokens(short) == tokens(script)
    assert short_script(short) == short
    assert len(short) < 0.9 * len(script)


PARTS = st.sampled_from(["a", "b1", "1", "+", "-", "++", "=", "{", "}", "(", ")", ";", '"x  // y"', "'  '", "`  ${a} `", "= /  [/] b/g", ",", "return"])  # fmt: skip
BLANKS = st.sampled_from([" ", "  ", "\n", "\n  ", " // why\n", " /* why */ "])


@given(st.lists(st.tuples(PARTS, BLANKS), min_size=1))
def test_words_stay_apart_and_lines_end_where_they_may_have_to(parts):
    script = "".join(part + blank for part, blank in parts)
    short = short_script(script)
    assert tokens(short) == tokens(script)
    kept = re.sub(r"[^\n]", "", short)
    assert len(kept) <= script.count("\n")


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("a\nb", "a\nb"),
        ("a()\n[1]", "a()\n[1]"),
        ("a;\nb", "a;b"),
        ("x = {\n  a: 1,\n  b: 2\n};", "x={a:1,b:2};"),
        ("a + ++b", "a+ ++b"),
        ("a - -1", "a- -1"),
        ("if (a) {}\nb", "if(a){}\nb"),
        ("a / b / c", "a/b/c"),
    ],
)
def test_examples(script, short):
    assert short_script(script) == short


def test_a_style_loses_comments_and_line_ends_only():
    assert short_style("a,\nb{ color: red }\n/* one\n two */\n@media print{\n  a{b:c}\n}\n") == (
        "a,b{ color: red }@media print{a{b:c}}"
    )
