"""Laying out a whole file: header, keys in order, house look, and the proof that it still says the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import yaml

from journeymap.diagnostics import Diagnostic
from journeymap.syntax.document import LINE_END, Document
from journeymap.syntax.layout.additions import Addition, add_all, with_additions
from journeymap.syntax.layout.arrange import arrange
from journeymap.syntax.layout.comments import comments_of
from journeymap.syntax.layout.faithful import MISPLACED, what_changed
from journeymap.syntax.layout.lines import Lines
from journeymap.syntax.layout.reading import read_tree
from journeymap.syntax.layout.shape import Shape
from journeymap.syntax.layout.tree import speaks
from journeymap.syntax.layout.writing import write_group

__all__ = ["Misplaced", "Unfaithful", "lay_out", "unusual"]

BREAK = re.compile(r"\r\n|\r|\n")
EXPLICIT = re.compile(r"(?:^|[\s,{\[])\?[ \t]+$")


class Unfaithful(Exception):  # noqa: N818 - it names what the result would be
    """The result would say something else than the file; a bug, of which nobody's file may suffer."""


class Misplaced(Unfaithful):
    """A comment for journeymap stands where it would come to be about something else."""


def unusual(document: Document) -> str:
    """What in the file keeps it from being laid out, in a few words; "" where nothing does."""
    root, text = document.root, document.text
    if not isinstance(root, yaml.CollectionNode):
        return "it holds no keys and values"
    if ("&" in text or "!" in text) and any(_decorated(node, text) for node in _nodes(root)):
        return "it uses anchors (&), aliases (*) or tags (!)"
    if "? " in text and any(_explicit(node, text) for node in _nodes(root)):
        return 'it writes "?" before a key'
    said = [comment.line for comment in comments_of(document) if speaks(comment.text)]
    if said and any(node.start_mark.line <= line <= node.end_mark.line for node in _wrapped(root) for line in said):
        return "a comment for journeymap stands in brackets over several lines; put it above them"
    return ""


def lay_out(
    document: Document, shape: Shape, additions: Sequence[Addition] = (), findings: Iterable[Diagnostic] = ()
) -> str:
    """The text of a readable document in the house look; line ends are those that most of its lines have.

    Args:
        document: what is to be laid out; nothing in it is `unusual`, and reading it found no errors.
        shape: what stands where in such a file.
        additions: what is to be written into it.
        findings: what reading it found.

    Raises:
        Misplaced: a comment for journeymap stands in an odd place.
        Unfaithful: the result would say something else.
    """
    tree = read_tree(document)
    add_all(tree, document, additions)
    arrange(tree, shape)
    if tree.form != "block":
        tree.form = "unfolded"
    lines = Lines()
    for line in _header(document):
        lines.raw(line) if line else lines.blank()
    write_group(lines, tree, 0, shape)
    text = lines.text(_line_end(document.text))
    if text != document.text or additions:
        changed = what_changed(document, text, with_additions(document, additions), findings)
        if changed:
            raise (Misplaced if changed == MISPLACED else Unfaithful)(changed)
    return text


def _header(document: Document) -> list[str]:
    """What stands above the first entry: comments, perhaps `---`."""
    assert document.root is not None
    *lines, beside = LINE_END.split(document.text[: document.root.start_mark.index])
    return [line.strip() for line in ([*lines, beside] if beside.strip() else lines)]


def _line_end(text: str) -> str:
    ends = Counter(BREAK.findall(text))
    return max(ends, key=lambda end: (ends[end], end == "\n"), default="\n")


def _nodes(root: yaml.Node) -> Iterable[yaml.Node]:
    """All nodes; those that aliases repeat stand below a node with an anchor, so that it does not come to them."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            stack.extend(inner for pair in node.value for inner in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)


def _explicit(node: yaml.Node, text: str) -> bool:
    marks = [key.start_mark for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    return any(EXPLICIT.search(text[mark.index - mark.column : mark.index]) for mark in marks if mark is not None)


def _wrapped(root: yaml.Node) -> Iterable[yaml.Node]:
    """What stands in brackets over several lines."""
    flows = (node for node in _nodes(root) if isinstance(node, yaml.CollectionNode) and node.flow_style)
    return [node for node in flows if node.start_mark.line < node.end_mark.line]


def _decorated(node: yaml.Node, text: str) -> bool:
    return text[node.start_mark.index : node.start_mark.index + 1] in ("&", "!")
