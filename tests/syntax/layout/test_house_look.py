"""How files look after they were laid out: indentation, brackets, quotes, blank lines, comments."""

import pytest

from journeymap.model.shapes import shape_of
from journeymap.syntax.layout import Addition, Shape, Unfaithful, lay_out, laying_out
from journeymap.syntax.read import parse_document


def laid_out(text, shape=Shape(), additions=()):  # noqa: B008 - a Shape cannot be changed
    document, findings = parse_document("j.yaml", text)
    assert document is not None, findings
    return lay_out(document, shape, additions, findings)


def check(text, expected, shape=Shape()):  # noqa: B008 - a Shape cannot be changed
    assert laid_out(text, shape) == expected
    assert laid_out(expected, shape) == expected


LONG = "a text that is long enough to fill most of a line, all by itself and without the help of another"

LOOKS = {
    "two blanks for each level, lists below their key": (
        "a:\n- b:\n      - 1\n      - 2\n  c:\n   d: 3\n",
        "a:\n  - b:\n      - 1\n      - 2\n    c:\n      d: 3\n",
    ),
    "dashes on one line stay": ("a:\n- - b\n  - c\n-   - d\n", "a:\n  - - b\n    - c\n  - - d\n"),
    "blanks in lines": ("a:    1   \nb : 2\nc: [ 1,2 ,  3 ]\nd: { e: 1 ,f: 2}\n", "a: 1\nb: 2\nc: [1, 2, 3]\nd: {e: 1, f: 2}\n"),
    "never two blank lines, none at the ends": ("\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    "none where a block begins": ("a:\n\n  b: 1\n\n  c: 2\n", "a:\n  b: 1\n\n  c: 2\n"),
    "what nobody needs in quotes": ("a: 'b c'\n\"d\": \"e, f\"\n", "a: b c\nd: e, f\n"),
    "in brackets a comma needs them": ("a: ['b, c', \"d\"]\n", 'a: ["b, c", d]\n'),
    "what looks like a number keeps them": (
        "a: ['1', \"2026-10-01\", 'yes', 'null', '12:30', \"\", '60d']\n",
        'a: ["1", "2026-10-01", "yes", "null", "12:30", "", 60d]\n',
    ),
    "single ones where double ones would need more": (
        "a: 'say \"no\": \\ now'\nb: 'it''s: so'\n",
        "a: 'say \"no\": \\ now'\nb: \"it's: so\"\n",
    ),
    "escapes stay as they are written": ('a: "\\u00e9: \\t"\n', 'a: "\\u00e9: \\t"\n'),
    "a line in brackets stays while it fits": (f"a: {{b: {LONG[:90]}, c: d}}\n".replace("line,", "line"),) * 2,
    "and is unfolded where it does not": (
        f'a:\n  - {{b: "{LONG}", c: [d, e], f: {{g: h}}}}\n',
        f"a:\n  - b: {LONG}\n    c: [d, e]\n    f: {{g: h}}\n",
    ),
    "without its own blank lines": (
        f"a:\n  - b\n\n  - {{c: {LONG}, d: {LONG[:29]}}}\n".replace("line,", "line"),
        f"a:\n  - b\n\n  - c: {LONG}\n    d: {LONG[:29]}\n".replace("line,", "line"),
    ),
    "a block stays one": ("a:\n  b: 1\nc:\n  - d\n", "a:\n  b: 1\nc:\n  - d\n"),
    "brackets that were opened for more lines are a block": ("a: [\n  b,\n  {c: d},\n]\n", "a:\n  - b\n  - {c: d}\n"),
    "brackets wrapped by hand are joined": ("a: {b: 1,\n    c: 2}\n", "a: {b: 1, c: 2}\n"),
    "or wrapped anew": (
        f'a:\n- {{b: "{LONG}",\n    c: d, e: f, g: h, i: j, k: l, m: n}}\n',
        f'a:\n  - {{b: "{LONG}", c: d, e: f,\n     g: h, i: j, k: l, m: n}}\n',
    ),
    "JSON": ('{"a": 1, "b": [{"c": "d"}, {}], "e": []}\n', "a: 1\nb: [{c: d}, {}]\ne: []\n"),
    "text over lines is not wrapped anew": (
        f'a:   {LONG}\n      {LONG}\nb: "x\n\n    y\\\n    z"\n',
        f'a: {LONG}\n  {LONG}\nb: "x\n\n  y\\\n  z"\n',
    ),
    "a text below its key comes up where it fits": (f"a:\n  b\nc:\n    {LONG * 2}\n", f"a: b\nc:\n  {LONG * 2}\n"),
    "texts below | and > stay": (
        "a: |\n     b\n       c\n\n     d \n\n\ne: >-\n f\n\n g\nh: |2\n    i\n",
        "a: |\n  b\n    c\n\n  d \n\ne: >-\n  f\n\n  g\nh: |2\n    i\n",
    ),
    "line ends that are kept are text": ("a: |+\n    b\n\n\nc: |+\n  d\n\n", "a: |+\n  b\n\n\nc: |+\n  d\n\n"),
    "empty values": ("a:\nb: ~\nc: null\nd: {e: , f: 1}\ng:\n-\n- x\n", "a:\nb: ~\nc: null\nd: {e: , f: 1}\ng:\n  -\n  - x\n"),
    "line ends of most lines": ("a: 1\r\nb: 2\r\nc: 3\nd: |\r\n  e\r\n  f\r\n", "a: 1\r\nb: 2\r\nc: 3\r\nd: |\r\n  e\r\n  f\r\n"),
    "a line end at the end": ("a: 1", "a: 1\n"),
    "the sign of a document": ("--- # one\na: 1\n...\n", "--- # one\na: 1\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_the_look(name):
    text, expected = LOOKS[name]
    check(text, expected)


def test_long_lists_of_words_that_were_wrapped_by_hand_are_wrapped_anew():
    words = [f"{word}-{number}" for word in ("word", "more") for number in range(30)]
    text = laid_out(f"a: [{', '.join(words[:30])},\n  {', '.join(words[30:])}]\n")
    assert laid_out(text) == text
    lines = text.splitlines()
    assert len(lines) > 3
    assert all(len(line) <= 120 for line in lines)
    assert all(line.startswith(("    word", "    more")) for line in lines[1:])


COMMENTS = {
    "above, behind, at the end": (
        "# head\n\n\n# more\na: 1     # one\n   # two\nb:   # B\n      # c\n  c: 1\n    # end of b\n# end\n",
        "# head\n\n# more\na: 1 # one\n# two\nb: # B\n  # c\n  c: 1\n  # end of b\n# end\n",
    ),
    "in a list": (
        "a:\n# first\n- b # B\n  # at the end of the list or above c\n- c\n  # tail\nd: 1\n",
        "a:\n  # first\n  - b # B\n  # at the end of the list or above c\n  - c\n  # tail\nd: 1\n",
    ),
    "in an item": ("a:\n- # item\n  b: 1\n  # c\n  c: 2\n", "a:\n  - # item\n    b: 1\n    # c\n    c: 2\n"),
    "instead of what is not there yet": ("a:\n  # - one\n  # - two\nb: 1\n", "a:\n  # - one\n  # - two\nb: 1\n"),
    "in brackets": (
        "a: [ # A\n  b, # B\n  # above c\n  c\n  # tail\n] # end\n",
        "# end\na: # A\n  - b # B\n  # above c\n  - c\n  # tail\n",
    ),
    "in brackets over lines": ("a: {b: 1, # B\n  c: 2}\n", "a:\n  b: 1 # B\n  c: 2\n"),
    "behind brackets that are unfolded": (
        f"a: [b, {LONG}, {LONG}] # A\nc:\n  - [b, {LONG}, {LONG}] # C\n".replace("line,", "line"),
        f"a: # A\n  - b\n  - {LONG}\n  - {LONG}\nc:\n  # C\n  - - b\n    - {LONG}\n    - {LONG}\n".replace(
            "line,", "line"
        ),
    ),
    "above a value": ("a:\n  # about b\n  b\n", "# about b\na: b\n"),
    "behind a key": ("a: # A\n  b\nc: # C\n  d # D\n", "a: b # A\nc: # C\n  d # D\n"),
    "behind | and >": ("a: | # A\n   # text\n   b\n# B\nc: 1\n", "a: | # A\n  # text\n  b\n# B\nc: 1\n"),
    "in a column": (
        "a: 1   # one\nbcd: 2 # two\nc: 3 # three\n",
        "a: 1   # one\nbcd: 2 # two\nc: 3 # three\n",
    ),
    "in one column by chance": (
        'a: 12 # one\nb: 34 # two\nc: {"d": 1} # three\nf: { g: 1} # four\n',
        "a: 12 # one\nb: 34 # two\nc: {d: 1} # three\nf: {g: 1} # four\n",
    ),
    "without a blank": ('a: "b" #c\nd: [e, #f\n  g]\n', 'a: "b" #c\nd:\n  #f\n  - e\n  - g\n'),
}


@pytest.mark.parametrize("name", COMMENTS)
def test_comments_stay_where_they_belong(name):
    check(*COMMENTS[name])


JOURNEY = """\
# The header stays.
# yaml-language-server: $schema=journey.schema.json
name: Buying
# which language
journeymap: 1
stages:
- touchpoints:
  - emotion: 1 # felt
    # what it is called
    name: Pays

  - Waits
  name: Buy
- name: Use
"""

IN_ORDER = """\
# The header stays.
# yaml-language-server: $schema=journey.schema.json
# which language
journeymap: 1
name: Buying

stages:
  - name: Buy
    touchpoints:
      -
        # what it is called
        name: Pays
        emotion: 1 # felt

      - Waits

  - name: Use
"""


def test_comments_move_with_their_entries():
    check(JOURNEY, IN_ORDER, shape_of("journey"))


SAID = """\
journeymap: 1
stages:
  - name: Buy # journeymap: ignore[empty-stage] the whole stage
    id: buy
  # journeymap: ignore[a] of the stage
  - goal: x
    # journeymap: ignore[b] of the name alone
    name: Use
    # journeymap: ignore[c] of what comes next
outcomes: {}
name: J
"""


def test_what_is_said_to_journeymap_stays_about_the_same():
    text = laid_out(SAID, shape_of("journey"))
    assert "  - id: buy # journeymap: ignore[empty-stage] the whole stage\n    name: Buy\n" in text
    assert "  # journeymap: ignore[a] of the stage\n  - goal: x\n" in text
    assert "# journeymap: ignore[c] of what comes next\noutcomes: {}\n" in text


def test_it_goes_behind_the_sign_of_a_text_over_lines():
    text = "stages:\n- goal: x # journeymap: ignore[a] why\n  name: |\n    Buy\n"
    assert "  - name: | # journeymap: ignore[a] why\n      Buy\n    goal: x\n" in laid_out(text, shape_of("journey"))


def test_a_long_line_with_a_word_to_journeymap_stays_one():
    line = f'  - {{id: buy, name: "{LONG}", touchpoints: [Pays]}} # journeymap: ignore[flat-curve] why\n'
    check(f"journeymap: 1\n\nstages:\n{line}", f"journeymap: 1\n\nstages:\n{line}", shape_of("journey"))


def test_nothing_is_written_that_says_something_else(monkeypatch):
    document, _ = parse_document("j.yaml", "a:   1\n")
    monkeypatch.setattr(laying_out, "write_group", lambda lines, *_: lines.add(0, "a: 2"))
    with pytest.raises(Unfaithful, match="a value would change"):
        lay_out(document, Shape())


@pytest.mark.parametrize(
    ("text", "addition", "expected"),
    [
        ("a: 1\n", Addition((), "b", "2"), "b: 2\na: 1\n"),
        ("a:\n", Addition((), "a", "x: y"), 'a: "x: y"\n'),
        ("a: [b, c]\n", Addition(("a", 1), "id", "1", "name"), "a: [b, {id: 1, name: c}]\n"),
        ("a: b, c\n", Addition(("a",), "id", "1", "name"), 'a: {id: 1, name: "b, c"}\n'),
        ("a:\n- |\n  b\n", Addition(("a", 0), "id", "1", "name"), "a:\n  - id: 1\n    name: |\n      b\n"),
    ],
)
def test_what_is_added(text, addition, expected):
    assert laid_out(text, additions=[addition]) == expected
