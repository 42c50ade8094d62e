"""From a document's nodes to the tree that is laid out, each comment given to the entry it stands at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import yaml

from journeymap.syntax.document import LINE_END, Document
from journeymap.syntax.layout.block_text import block_text
from journeymap.syntax.layout.comments import comments_of
from journeymap.syntax.layout.tree import Comment, Entry, Form, Group, Remark, Words, speaks
from journeymap.syntax.scalars import written

__all__ = ["read_tree"]


def read_tree(document: Document) -> Group:
    """The tree of a readable document without aliases, whose top is a mapping or a list.

    Comments above its first entry are not in it: they stay where they are, at the top of the file.
    """
    assert isinstance(document.root, yaml.CollectionNode)
    return _Reading(document).whole(document.root)


class _Reading:
    """Goes through the nodes in the order of the file and hands out the comments on its way."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.rows = LINE_END.split(document.text)
        self.starts = document.line_starts
        self.comments = comments_of(document)
        self.at = 0
        self.said = 0  # up to this line blank lines are part of a text

    def whole(self, root: yaml.CollectionNode) -> Group:
        """The top of the file, with all comments that are left at its end."""
        while self._next(root.start_mark.index):
            self.at += 1
        top = self._group(root, len(self.text) + 1, -1)
        top.tail += self._own(len(self.text) + 1)
        return top

    def _next(self, before: int) -> Comment | None:
        """The next comment, if it stands ahead of the offset `before`."""
        found = self.comments[self.at] if self.at < len(self.comments) else None
        return found if found is not None and found.start < before else None

    def _blank(self, line: int) -> bool:
        """Whether the line above `line` is blank; lines count from 0."""
        return line > self.said and not self.rows[line - 1].strip()

    def _remark(self) -> Remark:
        """The next comment, as one behind something."""
        comment = self.comments[self.at]
        self.at += 1
        return Remark(comment.text, comment.aligned)

    def _at_end(self, before: int, column: int, beyond: int) -> list[str]:
        """Comments at the end of a block: ahead of `before`, at `column` or further in, further in than `beyond`.

        What speaks to journeymap is about what comes next.
        """
        found: list[str] = []
        while (comment := self._next(before)) and comment.column >= column and comment.column > beyond:
            if speaks(comment.text):
                break
            found += self._own(comment.start + 1)
        return found

    def _own(self, before: int) -> list[str]:
        """Comments ahead of `before`."""
        found: list[str] = []
        while comment := self._next(before):
            found += ["", comment.text] if self._blank(comment.line) else [comment.text]
            self.at += 1
        return found

    def _lead(self, start: int, line: int) -> list[str]:
        """What stands above an entry."""
        found = self._own(start)
        is_first = not self.rows[line][: start - self.starts[line]].strip()
        return [*found, ""] if is_first and self._blank(line) else found

    def _group(self, node: yaml.CollectionNode, following: int, beyond: int) -> Group:
        """A mapping or list; what follows it begins at the offset `following`, in column `beyond`."""
        group = Group(isinstance(node, yaml.SequenceNode), self._form(node), start=node.start_mark.index)
        is_block, column = group.form == "block", node.start_mark.column
        starts = self._starts(node)
        for index, (key, value) in enumerate(_pairs(node)):
            last = index + 1 == len(starts)
            limit = (following if is_block else node.end_mark.index - 1) if last else starts[index + 1]
            further = (beyond if last else column) if is_block else len(self.text)
            group.entries.append(self._entry(key, value, starts[index], (limit, column, further)))
        first = group.entries[0].before if group.entries else []
        if first[:1] == [""]:  # the blank line stands above the group
            del first[0]
        group.tail = self._at_end(following, column, beyond) if is_block else self._own(node.end_mark.index)
        return group

    def _form(self, node: yaml.CollectionNode) -> Form:
        if not node.flow_style:
            return "block"
        if node.start_mark.line == node.end_mark.line:
            return "line"
        behind = self.rows[node.start_mark.line][node.start_mark.column + 1 :].lstrip()
        return "unfolded" if behind == "" or behind.startswith("#") else "wrapped"

    def _starts(self, node: yaml.CollectionNode) -> list[int]:
        """Where the entries begin: with their keys, in a list with their dashes."""
        if isinstance(node, yaml.MappingNode):
            return [key.start_mark.index for key, _ in node.value]
        if node.flow_style:
            return [item.start_mark.index for item in node.value]
        column = node.start_mark.column
        return [node.start_mark.index, *(self._dash(item, column) for item in node.value[1:])]

    def _dash(self, item: yaml.Node, column: int) -> int:
        """The dash of an item, which stands in the list's column, on the item's line or above it."""
        line = item.start_mark.line
        while self.rows[line][column : column + 1] != "-" or self.rows[line][:column].strip():
            line -= 1
        return self.starts[line] + column

    def _entry(self, key: yaml.Node | None, value: yaml.Node, start: int, around: tuple[int, int, int]) -> Entry:
        """One entry; `around` says where the next thing begins, the group's own column and the next thing's."""
        following, column, beyond = around
        line = self._line(start)
        entry = Entry(None, _NOTHING, self._lead(start, line))
        if key is not None:
            entry.key = self._words(key, line)
            line = key.end_mark.line
        nothing = value.start_mark.index == value.end_mark.index
        self._behind_key(entry, value, following if nothing else value.start_mark.index, line)
        if isinstance(value, yaml.CollectionNode):
            entry.value = group = self._group(value, following, beyond)
            if value.flow_style and not group.entries:
                entry.before += group.tail
                group.tail = []
            if not value.flow_style:
                return entry
        elif nothing and beyond < len(self.text):
            inside = self._at_end(following, column + 1, beyond)
            entry.value = Group(is_list=False, form="block", tail=inside) if inside else self._words(value, line)
        else:
            entry.value = self._words(value, line)
        comment = self._next(following)
        if comment and not comment.own and comment.line == (line if nothing else value.end_mark.line):
            self._after(entry, comment, value)
        return entry

    def _behind_key(self, entry: Entry, value: yaml.Node, limit: int, line: int) -> None:
        """Comments between a key or dash and its value, and behind an opening bracket."""
        comment = self._next(limit)
        if comment and not comment.own and comment.line == line:
            entry.head = self._remark()
        if isinstance(value, yaml.CollectionNode):
            inner = value.value[0] if value.value else None
            first = inner[0] if isinstance(inner, tuple) else inner
            behind = min(first.start_mark.index if first else limit, value.end_mark.index) if value.flow_style else 0
            comment = self._next(behind)
            if value.flow_style:
                entry.before += self._own(value.start_mark.index)
            if comment and comment.start > value.start_mark.index and comment.line == value.start_mark.line:
                self._push(entry)
        elif value.start_mark.index < value.end_mark.index:
            entry.before += self._own(limit)
            if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">") and self._next(value.end_mark.index):
                self._push(entry)

    def _push(self, entry: Entry) -> None:
        """The next comment becomes the one behind the key; one that is there already goes above."""
        if entry.head:
            entry.before.append(entry.head.text)
        entry.head = self._remark()

    def _after(self, entry: Entry, comment: Comment, value: yaml.Node) -> None:
        remark = self._remark()
        # Behind a comma `#x` is a comment to everybody; without it the text before would look cut.
        if remark.cuts and self.text[value.end_mark.index : comment.start].strip():
            entry.before.append(remark.text)
        else:
            entry.after = remark

    def _line(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1

    def _words(self, node: yaml.Node, line: int) -> Words:
        """A scalar; `line` is that of its key or dash."""
        begin, end = node.start_mark, node.end_mark
        raw = self.text[begin.index : end.index]
        lines = tuple(LINE_END.split(raw)) if begin.line != end.line else (raw,)
        assert isinstance(node, yaml.ScalarNode)
        words = Words(node.value, node.style or None, lines, begin.index, begin.line > line and raw != "")
        if words.is_block and not node.value.strip():
            # How far blanks are indented cannot be seen.
            return replace(words, style='"', lines=(written(node.value, like='"'),))
        if words.is_block:
            words.lines = (lines[0], *block_text(words))
            self.said = begin.line + len(words.lines)
        return words


_NOTHING = Words("", None, ("",))


def _pairs(node: yaml.CollectionNode) -> list[tuple[yaml.Node | None, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else [(None, item) for item in node.value]
