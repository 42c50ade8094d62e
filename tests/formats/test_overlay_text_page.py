"""The whole page of an overlay: the motor claim's as it is printed, whatever is missing, hostile, wide or hidden.

UPDATE_CASES=1 writes the pages anew; look at the difference before you commit it.
"""

import dataclasses
import os
import re
import types
from collections.abc import Mapping
from typing import Literal, Union, get_args, get_origin, get_type_hints

import pytest

import journeymap as jm
from journeymap.formats.columns import width
from journeymap.formats.overlay_text import overlay_text
from journeymap.results.overlay import Overlay
from journeymap.results.privacy import for_sharing
from journeymap.results.table import Table

SGR = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "a\x1b[31m\x07\nb\u202e\t[bold]:smile:\x9b2J"
WIDE = "お支払い方法の選択とご確認"


@pytest.fixture(scope="module")
def motor(root):
    folder = root / "examples" / "motor-claim"
    return jm.load(folder / "journey.yaml").overlay(folder / "events.csv", cache=False)


def changed(value, hint, leaf):
    """`value` with each leaf, key or None replaced by what `leaf` makes of it and its type."""
    if get_origin(hint) in (Union, types.UnionType) and any(map(dataclasses.is_dataclass, get_args(hint))):
        hint = next(filter(dataclasses.is_dataclass, get_args(hint)))
    if dataclasses.is_dataclass(value):
        hints = get_type_hints(type(value))
        return dataclasses.replace(
            value, **{name: changed(getattr(value, name), inner, leaf) for name, inner in hints.items()}
        )
    inner = next((one for one in get_args(hint) if get_origin(one) in (tuple, Table)), hint)
    if isinstance(value, Table):
        return Table([changed(row, get_args(inner)[0], leaf) for row in value])
    if isinstance(value, tuple):
        return tuple(changed(row, get_args(inner)[0], leaf) for row in value)
    if isinstance(value, Mapping):
        key, item = get_args(hint if get_origin(hint) not in (Union, types.UnionType) else get_args(hint)[0])
        return {leaf(name, key): changed(one, item, leaf) for name, one in value.items()}
    return leaf(value, hint)


def renamed(text):
    """Makes a leaf's new value: all words but those that the program chose."""
    return lambda value, hint: text if isinstance(value, str) and get_origin(hint) is not Literal else value


def nothing(value, hint):
    """Makes a leaf's new value: none wherever a part may be none."""
    return None if type(None) in get_args(hint) and not isinstance(value, str) else value


@pytest.mark.parametrize(
    ("name", "asked"),
    [("page", {}), ("page_full", {"full": True}), ("page_narrow", {"width": 80}), ("page_shared", {})],
)
def test_the_motor_claim_s_page(motor, root, name, asked):
    overlay = for_sharing(motor) if name == "page_shared" else motor
    page = root / "tests" / "formats" / "motor_claim" / f"{name}.txt"
    printed = overlay_text(overlay, **asked)
    if os.environ.get("UPDATE_CASES"):
        page.write_text(printed, encoding="utf-8")
    assert printed == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("wide", [96, 118, 200])
def test_no_line_is_too_wide_and_no_number_is_cut(motor, full, wide):
    text = overlay_text(motor, width=wide, full=full)
    assert max(map(width, text.splitlines())) <= wide
    assert "…" not in text


@pytest.mark.parametrize("full", [False, True])
def test_colour_changes_no_word(motor, full):
    coloured = overlay_text(motor, colour=True, full=full)
    plain = [line.rstrip() for line in SGR.sub("", coloured).splitlines()]
    assert plain == overlay_text(motor, full=full).splitlines()
    assert "\x1b[1;31m" in coloured


@pytest.mark.parametrize("full", [False, True])
def test_figures_that_are_hidden_or_unknown_are_dashes(motor, full):
    blank = changed(motor, Overlay, nothing)
    text = overlay_text(dataclasses.replace(blank, min_cell=5), full=full)
    assert "None" not in text
    assert "laid over – cases" in text
    assert "how many succeed cannot be said" in text
    rows = [line.split() for line in text.splitlines() if line.startswith("    send-photos")]
    assert [row[-8:] for row in rows] == [[*"––––––––"]]


@pytest.mark.parametrize(
    "part", ["channels", "segments", "expect", "emotion", "promises", "lost_to", "funnel_touchpoints"]
)
def test_parts_that_were_not_measured_are_left_out(motor, part):
    without = dataclasses.replace(motor, **{part: None})
    whole, text = (overlay_text(one, full=True).splitlines() for one in (motor, without))
    assert len(text) < len(whole) or part == "funnel_touchpoints"
    assert set(text) <= set(whole)


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("colour", [False, True])
def test_no_name_can_drive_the_terminal(motor, full, colour):
    text = SGR.sub("", overlay_text(changed(motor, Overlay, renamed(HOSTILE)), colour=colour, full=full))
    assert {char for char in text if not char.isprintable()} == {"\n"}
    assert "[bold]:smile:" in text.replace("\n", "")
    assert "b\x1b" not in text


@pytest.mark.parametrize("full", [False, True])
def test_wide_letters_keep_columns_in_line(motor, full):
    text = overlay_text(changed(motor, Overlay, renamed(WIDE)), full=full)
    assert max(map(width, text.splitlines())) <= 118
    rows = [line for line in text.splitlines() if line.startswith(f"    {WIDE}") and "%" in line]
    assert len(rows) > 8
    assert len({width(row) for row in rows if row.endswith(" d")}) == 1


def test_a_page_is_shorter_than_the_full_one_and_says_where_it_is_cut(motor):
    short, full = overlay_text(motor), overlay_text(motor, full=True)
    assert len(short.splitlines()) < 0.75 * len(full.splitlines())
    assert "(--full shows all)" in short
    assert "--full" not in full


@pytest.mark.parametrize("least", [5, 50, 500, 5000])
def test_what_is_shared_renders_and_says_so(motor, least):
    text = overlay_text(for_sharing(motor, least), full=True)
    assert f"fewer than {least} customers" in text
    assert "None" not in text
