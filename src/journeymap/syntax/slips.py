"""What comes into a file from elsewhere: marks of git and of chats, other alphabets' colons; braces and commas."""

from __future__ import annotations

import re

from journeymap.diagnostics import Diagnostic, Edit, Fix
from journeymap.syntax.list_marks import BULLET, bullet
from journeymap.syntax.trouble import Trouble

__all__ = ["missing_comma", "pasted", "tight_colon", "too_many_closed", "unclosed", "without_outer_quotes"]

CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
FENCE = re.compile(r"^```\w*[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
WIDE_COLON = re.compile(r"^[ \t]*(?:- +)*[\w-]+(?P<colon>[ \t]*[\uff1a\ufe55][ \t]*)", re.MULTILINE)
CLOSERS = re.compile(r"[ \t]*(?P<closers>[\]}]+)[ \t]*(?:#.*)?$")
NUMBER = re.compile(r"[-+\u2212]?\d+(?:\.\d+)?%?")


def pasted(trouble: Trouble) -> Diagnostic | None:
    """Something from outside, whatever the reader says about it."""
    return _conflict(trouble) or _fence(trouble) or _star(trouble) or _wide_colon(trouble)


def _conflict(trouble: Trouble) -> Diagnostic | None:
    found = CONFLICT.search(trouble.document.text)
    if found is None or trouble.document.line_of(found.start()) > trouble.line:
        return None
    hint = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return trouble.finding("git left two versions of these lines here", found.start(), found.end(), hint=hint)


def _fence(trouble: Trouble) -> Diagnostic | None:
    fences = list(FENCE.finditer(trouble.document.text))
    if not fences or trouble.document.line_of(fences[0].start()) > trouble.line:
        return None
    edits = tuple(Edit(trouble.document.file, *fence.span(), "") for fence in fences)
    first = fences[0]
    end = first.start() + len(first[0].rstrip())
    message = 'a line with "```" comes from a chat or a web page, and is no part of a journey'
    return trouble.finding(message, first.start(), end, hint="delete it", fix=Fix("delete the line", edits))


def _star(trouble: Trouble) -> Diagnostic | None:
    """`* item`, which the reader takes for an alias."""
    start = trouble.document.line_range(trouble.line)[0]
    line = trouble.document.line_text(trouble.line)
    first = start + len(line) - len(line.lstrip())
    stumbled = first <= trouble.at <= first + 1 and trouble.document.text[first : first + 1] == "*"
    return bullet(trouble, first) if stumbled and BULLET.match(line.lstrip()) else None


def _wide_colon(trouble: Trouble) -> Diagnostic | None:
    above = trouble.line_above()
    for number in (above[0], trouble.line) if above else (trouble.line,):
        start = trouble.document.line_range(number)[0]
        found = WIDE_COLON.match(trouble.document.line_text(number))
        if found:
            begin, end = start + found.start("colon"), start + found.end("colon")
            fix = Fix("write a plain colon", (Edit(trouble.document.file, begin, end, ": "),))
            message = f'"{found["colon"].strip()}" is not the colon that YAML knows'
            return trouble.finding(message, begin, end, allowed="a plain colon and a blank", fix=fix)
    return None


def tight_colon(trouble: Trouble, key: str, start: int, behind: int, end: int | None = None) -> Diagnostic:
    """A colon that touches its value: `name:Pays`, which YAML takes for a text; the place behind it is `behind`."""
    blank = Fix("put a blank after the colon", (Edit(trouble.document.file, behind, behind, " "),))
    message = "there must be a blank after the colon"
    return trouble.finding(message, start, end or behind, allowed=f"{key}: …", fix=blank)


def too_many_closed(trouble: Trouble, start: int, line: str) -> Diagnostic | None:
    """A brace or bracket that closes nothing, behind a part that is complete."""
    found = CLOSERS.match(line, trouble.at - start)
    if found is None:
        return None
    begin, end = start + found.start("closers"), start + found.end("closers")
    fix = Fix("delete it", (Edit(trouble.document.file, begin, end, ""),))
    return trouble.finding(f'this "{found["closers"]}" closes nothing', begin, end, hint="delete it", fix=fix)


def unclosed(trouble: Trouble, opener: str, closer: str) -> Diagnostic:
    """A bracket or brace inside of which another one closes: `{pains: [Slow}`."""
    end = Fix(f'write "{closer}"', (Edit(trouble.document.file, trouble.at, trouble.at, closer),), safe=False)
    message = f'this "{opener}" is not closed before the "{trouble.char}"'
    return trouble.finding(message, trouble.begin, trouble.at + 1, allowed=f"{opener}…{closer}", fix=end)


def missing_comma(trouble: Trouble, start: int) -> Diagnostic | None:
    """Inside braces a value and the next key without a comma: `{emotion: -1 channel: app}`; only where it is sure."""
    text = trouble.document.text
    found = re.fullmatch(r"(?P<value>.*\S)(?P<gap>[ \t]+)(?P<key>[a-z][a-z-]*)", text[start : trouble.at])
    if found is None or not (NUMBER.fullmatch(found["value"]) or re.match(r":[ \t]*[\[{]", text[trouble.at :])):
        return None
    place = start + found.end("value")
    comma = Fix("write a comma", (Edit(trouble.document.file, place, place, ","),), safe=False)
    message = f'a comma is missing before "{found["key"]}"'
    return trouble.finding(message, start, trouble.at, allowed=f"{found['value']}, {found['key']}: …", fix=comma)


def without_outer_quotes(value: str) -> str:
    """The text that was meant by quotes with the same quotes inside.

    >>> without_outer_quotes('"He said "quick" to me"'), without_outer_quotes('"Now" or "later"')
    ('He said "quick" to me', '"Now" or "later"')
    """
    sign = value[:1]
    second = value.find(sign, 1)
    inside = sign in ("'", '"') and 1 < second < len(value) - 1 and value.endswith(sign)
    return value[1:-1] if inside and (value[second - 1] == " " or value[second + 1].isalnum()) else value
