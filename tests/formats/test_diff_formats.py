"""What changed as text, JSON and Markdown: folded, escaped, with every key."""

import json

import pytest

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.diff_folds import folded, summary
from journeymap.formats.diff_json import diff_json
from journeymap.formats.diff_markdown import code, diff_markdown, escaped
from journeymap.formats.diff_text import diff_text
from journeymap.results.diff import Change, ChangedJourney, Difference, Fault, Grade, Version

PLACE = Span("j.yaml", 3, 1, 3, 5)


def change(label, what="was removed", kind="touchpoint-removed", grade=Grade.BREAKING, place=PLACE):
    return Change(kind, grade, "touchpoint", label.strip('"'), label, what, old_place=place)


def difference(*changes, name="Shop", faults=(), status="changed"):
    journey = ChangedJourney("shop", name, status, "j.yaml", "j.yaml", changes)
    return Difference(Version("main", "abc"), Version("the working tree"), (journey,), faults)


def test_three_of_a_kind_are_one_line_and_two_are_two():
    two, three = [change('"a"'), change('"b"')], [change('"a"'), change('"b"'), change('"c"')]
    assert [fold.message for fold in folded(two)] == ['touchpoint "a" was removed', 'touchpoint "b" was removed']
    assert [fold.message for fold in folded(three)] == ['3 touchpoints were removed: "a", "b", "c"']


def test_a_long_fold_names_the_first_and_counts_the_rest():
    (fold,) = folded(change(f'"{number}"') for number in range(9))
    assert fold.message == '9 touchpoints were removed: "0", "1", "2", "3", "4", "5" and 3 more'


def test_other_words_fold_whatever_they_say():
    words = [
        change(f'"{letter}"', f"has another name: {letter} -> x", "wording-changed", Grade.COSMETIC) for letter in "abc"
    ]
    assert [fold.message for fold in folded(words)] == ['3 touchpoints have other words: "a", "b", "c"']


def test_one_part_with_many_other_words_is_one_line():
    words = [
        change('"a"', f"has another {key}: x -> y", "wording-changed", Grade.COSMETIC)
        for key in ("name", "quote", "doing")
    ]
    assert [fold.message for fold in folded(words)] == ['touchpoint "a" has other words in 3 places']


def test_plurals_are_english():
    gone = [Change("opportunity-removed", Grade.NOTABLE, "opportunity", each, each, "is gone") for each in "abc"]
    assert [fold.message for fold in folded(gone)] == ["3 opportunities are gone: a, b, c"]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (difference(change('"a"')), "1 breaking in 1 of 1 journey, between main and the working tree"),
        (difference(status="same"), "nothing changed between main and the working tree (1 journey)"),
    ],
)
def test_the_closing_line(found, line):
    assert summary(found) == line
    assert diff_text(found).endswith(line + "\n")


def test_text_has_colour_only_where_asked_and_nothing_a_terminal_obeys():
    found = difference(change('"a\x1b[31m"'), name="Shop\x1b")
    assert "\x1b" not in diff_text(found)
    assert "\x1b[31m" in diff_text(found, colour=True)
    assert "a\x1b" not in diff_text(found, colour=True)


def test_errors_stand_below_the_changes_with_their_side():
    fault = Fault("new", Diagnostic("unknown-key", Severity.ERROR, "what is this", PLACE, "what: 1"))
    text = diff_text(difference(change('"a"'), faults=(fault,)))
    assert "errors in the working tree; what they stand in could not be compared\n\nj.yaml:3:1: error: what is" in text
    assert "### Errors in the working tree" in diff_markdown(difference(faults=(fault,)))


def test_json_has_every_key():
    data = json.loads(diff_json(difference(change('"a"'))))
    assert data["journeymap"] == 1
    assert data["old"] == {"label": "main", "commit": "abc"}
    assert data["counts"] == {"breaking": 1, "notable": 0, "cosmetic": 0}
    (journey,) = data["journeys"]
    assert set(journey) == {"id", "name", "status", "old_file", "new_file", "counts", "changes"}
    (entry,) = journey["changes"]
    assert set(entry) == {
        "kind", "grade", "part", "element", "at", "message", "old", "new", "old_place", "new_place",
    }  # fmt: skip
    assert entry["old_place"]["line"] == 3
    assert entry["new_place"] is None


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*bold* <img src=x> [a](b) `c` | d", r"\*bold\* \<img src=x\> \[a\]\(b\) \`c\` \| d"),
        ("thanks @anna, see #12", "thanks \\@\u200banna, see \\#\u200b12"),
        ("- a list", r"\- a list"),
        ("1. a list", r"1\. a list"),
        ("two\nlines", "two lines"),
        ("2d -> 5d", "2d → 5d"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_markdown_is_escaped(text, safe):
    assert escaped(text) == safe


def test_code_holds_backticks():
    assert code("a`b") == "``a`b``"
    assert code("`") == "`` ` ``"


def test_markdown_counts_and_folds_the_cosmetic_away():
    words = change('"b"', "has another name: x -> y", "wording-changed", Grade.COSMETIC)
    text = diff_markdown(difference(change('"a"'), words))
    assert '**🔴 1 breaking**\n\n- touchpoint "a" was removed (line 3 of main)\n' in text
    assert "<details><summary>⚪ 1 cosmetic</summary>\n\n- touchpoint" in text
    assert text.count("<details>") == text.count("</details>") == 1


def test_a_long_list_has_an_end():
    many = [change(f'"{number}"', f"was removed {number}") for number in range(80)]
    text = diff_markdown(difference(*many))
    assert "- and 30 more" in text
