"""A large JSON object, element by element: the lists that are its values are never whole in memory."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

__all__ = ["Malformed", "json_items"]

BLOCK = 1 << 20
BLANK = " \t\n\r"
FOLLOWING = frozenset(BLANK + ",:]}")


class Malformed(ValueError):  # noqa: N818 - it names the text, not the program
    """The text is no JSON object; `cut` says whether it only ends too early."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__("ends too early" if cut else "is no JSON object")
        self.cut = cut


def json_items(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Each element of each list that is a value of the object, with its key; other values as they are.

    Raises:
        Malformed: the text is no JSON object.
        UnicodeDecodeError: it is not UTF-8.
    """
    text = _Text(stream)
    text.expect("{")
    if text.peek() == "}":
        return
    while True:
        key = text.value()
        text.expect(":")
        if text.peek() == "[":
            yield from ((key, element) for element in _elements(text))
        else:
            yield key, text.value()
        if not text.more("}"):
            return


def _elements(text: _Text) -> Iterator[Any]:
    text.expect("[")
    if text.peek() == "]":
        text.expect("]")
        return
    yield text.value()
    while text.more("]"):
        yield text.value()


class _Text:
    """The part of the text that is at hand."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self.held, self.place, self.ended = "", 0, False
        self.scan = json.JSONDecoder().raw_decode

    def peek(self) -> str:
        """The next character that is no blank."""
        while True:
            while self.place < len(self.held) and self.held[self.place] in BLANK:
                self.place += 1
            if self.place < len(self.held):
                return self.held[self.place]
            self._read()

    def expect(self, mark: str) -> None:
        """Go past `mark`."""
        if self.peek() != mark:
            raise Malformed(cut=False)
        self.place += 1

    def more(self, end: str) -> bool:
        """Go past a comma, or past `end`; whether it was a comma."""
        mark = self.peek()
        if mark not in (",", end):
            raise Malformed(cut=False)
        self.place += 1
        return mark == ","

    def value(self) -> Any:
        """The next value; more is read until it is whole."""
        self.peek()
        while True:
            try:
                value, end = self.scan(self.held, self.place)
            except RecursionError:
                raise Malformed(cut=False) from None
            except json.JSONDecodeError as error:
                if self.ended:
                    raise Malformed(cut=_runs_out(error, self.held)) from None
            else:
                if self.ended or self.held[end : end + 1] in FOLLOWING:  # else it may be the first digits of a number
                    self.place = end
                    return value
            self._read()

    def _read(self) -> None:
        if self.ended:
            raise Malformed(cut=True)
        block = self.stream.read(
            max(BLOCK, len(self.held) - self.place)
        )  # doubling: a long value is not read anew often
        self.ended = not block
        self.held, self.place = self.held[self.place :] + self.decode(block, final=self.ended), 0


def _runs_out(error: json.JSONDecodeError, text: str) -> bool:
    return error.msg.startswith("Unterminated") or error.pos >= len(text.rstrip())
