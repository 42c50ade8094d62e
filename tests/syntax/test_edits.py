"""Edits of a file by place change what was asked for and nothing else."""

import re
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journeymap.diagnostics import Edit
from journeymap.syntax.document import end_of
from journeymap.syntax.edits import apply_edits, as_fix, remove_entry, remove_item, replace_key, replace_value
from journeymap.syntax.read import parse_document


def read(text):
    document, findings = parse_document("j.yaml", text)
    assert document is not None, findings
    return document


def edited(text, edit_of, path, *told):
    edit = edit_of(read(text), path, *told)
    return None if edit is None else apply_edits(text, [edit])[0]


@pytest.mark.parametrize(
    ("text", "path", "word", "expected"),
    [
        ("next: thanx  # so\n", ("next",), "thanks", "next: thanks  # so\n"),
        ('next: "thanx"\n', ("next",), "thanks", 'next: "thanks"\n'),
        ("next: 'thanx'\n", ("next",), "it's", "next: 'it''s'\n"),
        ("next: thanx\n", ("next", 0, "to"), "thanks", "next: thanks\n"),
        ("a: {next: thanx, b: 1}\n", ("a", "next"), "Ann, 34", 'a: {next: "Ann, 34", b: 1}\n'),
        ("next:  # where\n", ("next",), "thanks", "next: thanks  # where\n"),
        ("- a\n-\n", (1,), "b", "- a\n- b\n"),
        ("{a: , b: 1}", ("a",), "x", "{a: x, b: 1}"),
        ("a: |\n  long\n  text\n\n# so\nb: 1\n", ("a",), "x: y", 'a: "x: y"\n\n# so\nb: 1\n'),
        ("a: some\n  words\nb: 1\n", ("a",), "word", "a: word\nb: 1\n"),
        ("a:\n  - x\n  - y\nb: 1\n", ("a",), "word", "a: word\nb: 1\n"),
        ("a: [x, y]  # so\n", ("a",), "word", "a: word  # so\n"),
        ('optional: "yes"\n', ("optional",), "true", "optional: true\n"),
        ("a: one\r\nb: two\r\n", ("a",), "x", "a: x\r\nb: two\r\n"),
        ("a: 🦊 one\nb: two\n", ("b",), "x", "a: 🦊 one\nb: x\n"),
        ("- {id: pay, channel: [web, tel]}", ("pay", "channel", 1), "app", "- {id: pay, channel: [web, app]}"),
    ],
)
def test_a_value_is_replaced(text, path, word, expected):
    assert edited(text, replace_value, path, word) == expected


@pytest.mark.parametrize(
    ("text", "path", "word", "expected"),
    [
        ("chanel: web\n", ("chanel",), "channel", "channel: web\n"),
        ('"chanel": web\n', ("chanel",), "channel", '"channel": web\n'),
        ("metrics: [csta]\n", ("metrics", "csta"), "csat", "metrics: [csat]\n"),
        ("metrics: csta\n", ("metrics", "csta"), "csat", "metrics: csat\n"),
        ("metrics: {csta: 3.1}\n", ("metrics", "csta"), "csat", "metrics: {csat: 3.1}\n"),
        ("metrics: {csta: 3.1}\n", ("metrics", "gone"), "csat", None),
    ],
)
def test_a_key_is_replaced(text, path, word, expected):
    assert edited(text, replace_key, path, word) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: 1\nb: 2  # two\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        (
            "a: 1\n\n# on b\nb:\n  - x  # x\n  # y\n  - y  # and y\n\n# on c\nc: 3\n",
            ("b",),
            "a: 1\n\n# on b\n\n# on c\nc: 3\n",
        ),
        ("- id: pay  # so\n  next: x\n", ("pay", "id"), "- next: x\n"),
        ("- id: pay  # so\n\n  # on next\n  next: x\n", ("pay", "id"), "-\n\n  # on next\n  next: x\n"),
        ("- id: pay\n  next: x\n- b\n", ("pay", "next"), "- id: pay\n- b\n"),
        ("a: {id: pay, next: x}\n", ("a", "id"), "a: {next: x}\n"),
        ("a: {id: pay, next: x}\n", ("a", "next"), "a: {id: pay}\n"),
        ("a:\n  b: 1\nc: 2\n", ("a", "b"), "c: 2\n"),
        ("- a: 1\n- b: 2\n", (0, "a"), None),
        ("a: 1\n", ("a",), None),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
        ("a: |\n  x\n  # y\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("? a\n: 1\n? b\n: 2\n", ("a",), None),
    ],
)
def test_an_entry_is_taken_out(text, path, expected):
    assert edited(text, remove_entry, path) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: [x, y, z]  # so\n", ("a", 0), "a: [y, z]  # so\n"),
        ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
        ("a: [x, y, z]\n", ("a", 2), "a: [x, y]\n"),
        ("a: [x, y, ]\n", ("a", 1), "a: [x, ]\n"),
        ("a: [x, x]\n", ("a", 1), "a: [x]\n"),
        ("a: [x]\nb: 1\n", ("a", 0), "b: 1\n"),
        ("a: x  # so\nb: 1\n", ("a", 0), "b: 1\n"),
        ("a: [\n  x,  # on x\n  y  # on y\n]\n", ("a", 0), "a: [\n  y  # on y\n]\n"),
        ("a: [\n  x,  # on x\n  y  # on y\n]\n", ("a", 1), "a: [\n  x,  # on x\n]\n"),
        ("a: [\n  x,\n  y\n]\n", ("a", 1), "a: [\n  x\n]\n"),
        ("a: [x, y,  # on y\n  z]\n", ("a", 1), "a: [x,  # on y\n  z]\n"),
        ("a: [x, # on x\n  z]\n", ("a", 0), "a: [ # on x\n  z]\n"),
        ("a: [x, # on x\n  z]\n", ("a", 1), "a: [x, # on x\n]\n"),
        ("a:\n  - x\n  # on y\n  - y  # y\n  # on z\n  - z\n", ("a", 1), "a:\n  - x\n  # on y\n  # on z\n  - z\n"),
        ("a:\n- x: 1\n  y: 2\n\n- z\n", ("a", 0), "a:\n\n- z\n"),
        ("a:\n- x\nb: 1\n", ("a", 0), "b: 1\n"),
        ("- - x  # on x\n  - y\n", (0, 0), "- - y\n"),
        ("-   # on x\n  x\n- y\n", (0,), "- y\n"),
        ("a: [&q x, *q]\n", ("a", 1), None),
    ],
)
def test_an_item_is_taken_out(text, path, expected):
    assert edited(text, remove_item, path) == expected


@pytest.mark.parametrize("path", [("a", "b"), ("c", "b"), ("c",), ("a",)])
def test_where_anchors_are_in_the_way_nothing_is_edited(path):
    document = read("a: &x {b: 1, d: 2}\nc: *x\ne: 3\n")
    assert replace_value(document, path, "9") is None
    assert remove_entry(document, path) is None


def test_a_place_that_is_not_in_the_file_is_not_edited():
    document = read("a: {b: 1, c: 2}\n")
    assert replace_value(document, ("z",), "x") is None
    assert replace_value(document, ("a", "z"), "x") is None
    assert replace_key(document, ("a", "z"), "x") is None
    assert remove_entry(document, ("a", "z")) is None
    assert remove_item(document, ("a", 0)) is None


def test_comments_are_not_lost_with_what_is_replaced():
    assert edited("a:\n  - x  # on x\n  - y\n", replace_value, ("a",), "word") is None
    assert edited("a:  # on a\n  - x\n", replace_value, ("a",), "word") is None
    assert edited("a: |  # on a\n  x\n", replace_value, ("a",), "word") is None


def test_of_edits_that_overlap_the_first_is_made():
    edits = [
        Edit("j", 2, 4, "X"),
        Edit("j", 3, 5, "Y"),
        Edit("j", 0, 2, "Z"),
        Edit("j", 4, 4, "!"),
        Edit("j", 4, 4, "?"),
    ]
    assert apply_edits("abcdef", edits) == ("ZX!ef", [edits[0], edits[2], edits[3]])


PLACES = st.tuples(st.integers(0, 12), st.integers(0, 4), st.sampled_from(["", "x", "yz"]))


@given(st.lists(PLACES.map(lambda place: Edit("j", place[0], place[0] + place[1], place[2])), max_size=9))
def test_edits_are_made_in_their_order_of_naming_where_they_do_not_touch_the_same(edits):
    def clash(one, other):
        same_gap = one.start == one.end == other.start == other.end
        return same_gap or (one.start < other.end and other.start < one.end)

    made = []
    for edit in edits:
        if edit.end <= 12 and not any(clash(edit, other) for other in made):
            made.append(edit)
    text, done = apply_edits("abcdefghijkl", edits)
    assert done == made
    assert len(text) == 12 + sum(len(edit.text) - (edit.end - edit.start) for edit in made)


def test_a_fix_needs_all_its_edits():
    one = Edit("j", 0, 1, "x")
    assert as_fix("so", one, None) is None
    assert as_fix("so") is None
    assert as_fix("so", one, one).edits == (one,)


# Trees are written by hand-made rules, not by a YAML writer, so that comments and layouts of all kinds occur.

WORDS = st.text(string.ascii_lowercase + "ąč 🦊", min_size=1, max_size=6).map(lambda word: word.strip() or "x")
TEXTS = st.one_of(
    WORDS, st.text(max_size=12), st.sampled_from(["- x", "a: b", "x #y", "yes", "~", "it's", '"', "[", "-2", "?"])
)
TREES = st.recursive(
    WORDS,
    lambda below: st.lists(below, min_size=1, max_size=4) | st.dictionaries(WORDS, below, min_size=1, max_size=4),
    max_leaves=12,
)


def flow(tree, draw, count):
    if isinstance(tree, str):
        return tree
    breaks = draw(st.booleans())
    inside = [f"{key}: {flow(value, draw, count)}" for key, value in tree.items()] if isinstance(tree, dict) else [
        flow(value, draw, count) for value in tree
    ]  # fmt: skip
    pieces = []
    for number, item in enumerate(inside):
        comma = "," if number < len(inside) - 1 or draw(st.booleans()) else ""
        pieces.append(f"\n          {item}{comma}{comment(draw, count)}\n          " if breaks else f"{item}{comma} ")
    left, right = "{}" if isinstance(tree, dict) else "[]"
    return left + "".join(pieces) + right


def comment(draw, count):
    if not draw(st.booleans()):
        return ""
    count.append(1)
    return f'  # c{len(count)} [it\'s: "so"]'


def block(tree, draw, count, indent):
    """The lines of a collection below each other; comments of their own stand in between."""
    lines = []
    entries = tree.items() if isinstance(tree, dict) else [(None, value) for value in tree]
    for key, value in entries:
        lead = "- " if key is None else f"{key}:" + " "
        if draw(st.booleans()):
            lines.append(indent + (comment(draw, count).strip() or ""))
        if isinstance(value, str) or draw(st.booleans()):
            lines.append(f"{indent}{lead}{flow(value, draw, count)}{comment(draw, count)}")
            continue
        below = block(value, draw, count, indent + "  ")
        if key is None and not below[0].strip().startswith("#") and below[0].strip() and draw(st.booleans()):
            lines += [f"{indent}- {below[0].lstrip()}", *below[1:]]
        else:
            lines += [f"{indent}{lead.rstrip()}{comment(draw, count)}", *below]
    return lines


@st.composite
def files(draw):
    tree = draw(TREES.filter(lambda tree: isinstance(tree, dict)))
    text = draw(st.sampled_from(["\n", "\r\n"])).join([*block(tree, draw, [], ""), ""])
    document, findings = parse_document("j.yaml", text)
    assume(document is not None and not findings)
    return document


def paths(tree, path=()):
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else []
    for key, value in entries:
        yield (*path, key)
        yield from paths(value, (*path, key))


def get(tree, path):
    for segment in path:
        tree = tree[segment]
    return tree


def comments(text):
    return re.findall(r"# c\d+ ", text)


def changed(tree, path, change):
    if not path:
        return change(tree)
    head, *rest = path
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    made = {key: changed(value, rest, change) if key == head else value for key, value in entries}
    return made if isinstance(tree, dict) else list(made.values())


def without(tree, path):
    """What is left when the place is taken out, with what stays empty above it."""
    *above, last = path
    kept = changed(tree, above, lambda part: (
        {key: value for key, value in part.items() if key != last} if isinstance(part, dict)
        else [value for index, value in enumerate(part) if index != last]
    ))  # fmt: skip
    return without(tree, above) if above and not get(kept, above) else kept


@given(files(), st.data(), TEXTS)
def test_replacing_changes_that_value_alone(document, data, word):
    path = data.draw(st.sampled_from(list(paths(document.data))))
    edit = replace_value(document, path, word)
    if edit is None:
        assert not isinstance(get(document.data, path), str)
        return
    text, _ = apply_edits(document.text, [edit])
    assert read(text).data == changed(document.data, path, lambda _: word)
    assert comments(text) == comments(document.text)


@given(files(), st.data(), TEXTS)
def test_replacing_a_key_changes_that_key_alone(document, data, word):
    path = data.draw(st.sampled_from([path for path in paths(document.data) if isinstance(path[-1], str)]))
    *above, last = path
    assume(word not in get(document.data, above))
    text, _ = apply_edits(document.text, [replace_key(document, path, word)])
    expected = changed(document.data, above, lambda part: {(word if key == last else key): part[key] for key in part})
    assert read(text).data == expected
    assert comments(text) == comments(document.text)


@given(files(), st.data())
def test_removing_takes_that_part_alone(document, data):
    path = data.draw(st.sampled_from(list(paths(document.data))))
    edit = (remove_entry if isinstance(path[-1], str) else remove_item)(document, path)
    if edit is None:
        return
    text, _ = apply_edits(document.text, [edit])
    assert read(text).data == without(document.data, path)
    lost = set(comments(document.text)) - set(comments(text))
    assert lost <= set(comments(lines_of(document, path)))


def lines_of(document, path):
    """The lines of what goes: the part, and what stays empty above it, from its key to the end of its last line."""
    while len(path) > 1 and len(get(document.data, path[:-1])) == 1:
        path = path[:-1]
    *above, last = path
    begin = document.node_at(path, "key").start_mark.index
    if isinstance(last, int) and not document.node_at(tuple(above)).flow_style:
        # The dash may stand on a line above.
        behind = end_of(document.node_at((*above, last - 1))) if last else None
        begin = (
            document.node_at(tuple(above)).start_mark.index
            if behind is None
            else document.line_range(document.line_of(behind))[1]
        )
    line = document.line_of(end_of(document.node_at(path)))
    return document.text[begin : document.line_range(line)[1]]
