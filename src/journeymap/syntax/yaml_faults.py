"""The YAML reader's errors in plain words, each with its place and the way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import yaml

from journeymap.diagnostics import Diagnostic, Edit, Fix
from journeymap.syntax.document import Document
from journeymap.syntax.list_marks import BULLET, TIGHT_DASH, bullet, no_dash, odd_blank, tight_dash
from journeymap.syntax.places import indent_of_tab, too_far_left
from journeymap.syntax.slips import missing_comma, pasted, tight_colon, too_many_closed, unclosed, without_outer_quotes
from journeymap.syntax.trouble import RULE, Trouble

__all__ = ["explain"]

ENTRY = re.compile(r"(?P<indent>[ \t]*(?:- +)*)(?P<key>[^\s#:\"'][^#]*?|\"[^\"]*\"|'[^']*'):[ \t]+(?P<value>[^\s#].*)")


def explain(document: Document, error: yaml.YAMLError) -> Diagnostic:
    """One diagnostic for an error of the YAML reader."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return document.finding(RULE, "this is not valid YAML", document.span_of(0, 0))
    problem_mark = error.problem_mark or error.context_mark
    context_mark = error.context_mark or problem_mark
    trouble = Trouble(
        document,
        error.context or "",
        context_mark.index if context_mark else 0,
        error.problem or "",
        problem_mark.index if problem_mark else 0,
    )
    known = odd_blank(trouble) or pasted(trouble)
    if known is not None:
        return known
    for words, answer in ANSWERS:
        if words in trouble.context or words in trouble.problem:
            return answer(trouble)
    return trouble.finding(f"this is not valid YAML: {trouble.problem}", trouble.at, trouble.at + 1)


def _colon(trouble: Trouble) -> Diagnostic:
    """A colon where none can be: in a text, or below a key that has its value already."""
    start, end = trouble.document.line_range(trouble.line)
    own = trouble.document.line_text(trouble.line)
    indent = start + len(own) - len(own.lstrip())
    entry = ENTRY.match(own)
    if entry and start + entry.start("value") < trouble.at:
        begin = start + entry.start("value")
        return trouble.needs_quotes("a text with a colon in it needs quotes", begin, trouble.rest(begin))
    above = trouble.line_above()
    if above is None:
        return trouble.finding("a colon cannot stand here", trouble.at, trouble.at + 1, allowed="key: value")
    line, text, offset = above
    tight = re.match(r"\s*(?:- +)*(?P<key>[^\s:]+)(?P<colon>:)(?=[^\s/])", text)
    if TIGHT_DASH.match(text):
        return tight_dash(trouble, line)
    if BULLET.match(text.lstrip()):
        return bullet(trouble, offset + len(text) - len(text.lstrip()))
    if ENTRY.match(text):
        column = len(text) - len(text.lstrip(" ")) + 1
        message = f"this line is indented, but the line above ({line}) has its value already"
        return trouble.finding(message, indent, end, allowed=f"its key in column {column}, or the text in quotes")
    if tight:
        return tight_colon(trouble, tight["key"], offset + tight.start("key"), offset + tight.end("colon"))
    item = re.match(r"[ \t]*(?:- +)+(?P<value>[^\s#\"'{\[].*)", text)
    if item:
        begin = offset + item.start("value")
        message = f"this text has a key below it (line {trouble.line}), so it needs one too"
        hint = "the text of a pain point or an opportunity has the key text"
        return trouble.finding(
            message, begin, trouble.rest(begin), allowed=f"- name: {item['value'].rstrip()}", hint=hint
        )
    first = offset + len(text) - len(text.lstrip())
    return trouble.finding("there is no colon in this line", first, offset + len(text), allowed="key: value")


def _no_start(trouble: Trouble) -> Diagnostic:
    """A character that no value may start with."""
    if trouble.char == "\t":
        return _tab(trouble)
    end = trouble.rest(trouble.at)
    if trouble.inside_flow:
        found = re.search(r"[,\]}]", trouble.document.text[trouble.at : end])
        end = trouble.at + found.start() if found else end
    return trouble.needs_quotes(f'a text that starts with "{trouble.char}" needs quotes', trouble.at, end)


def _tab(trouble: Trouble) -> Diagnostic:
    text = trouble.document.text
    start = trouble.document.line_range(trouble.line)[0]
    tabs = re.compile(r"[ \t]*").match(text, start)
    end = tabs.end() if tabs else trouble.at + 1
    if not start <= trouble.at < end:
        start, end = trouble.at, trouble.at + 1
    blanks = Fix("write blanks", (Edit(trouble.document.file, start, end, indent_of_tab(trouble, start, end)),))
    return trouble.finding("a tab cannot indent in YAML", start, end, allowed="blanks, two for each level", fix=blanks)


def _quote(trouble: Trouble) -> Diagnostic:
    """A quote that is never closed, or holds something it cannot."""
    if "escape" in trouble.problem:
        end = trouble.rest(trouble.begin)
        hint = "a backslash is written twice in double quotes, or once in single quotes"
        return trouble.finding("a backslash means something else in double quotes", trouble.at, end, hint=hint)
    sign = trouble.document.text[trouble.begin : trouble.begin + 1]
    message = f"this quote ({sign}) is never closed"
    hint = "an apostrophe at the start of a text needs double quotes around the text" if sign == "'" else ""
    return trouble.finding(message, trouble.begin, trouble.rest(trouble.begin), allowed=f"{sign}…{sign}", hint=hint)


def _flow(trouble: Trouble) -> Diagnostic:
    """Something wrong inside braces or brackets."""
    text, opener = trouble.document.text, trouble.document.text[trouble.begin : trouble.begin + 1]
    closer = "}" if opener == "{" else "]"
    hidden = re.compile(r"(?P<text>[^\s,:\[\]{}#][^,:\[\]{}#\n]*?)[ \t]+#(?=[^\s#])[^\n]*").search(
        text, trouble.begin, trouble.at
    )
    if hidden:
        end = hidden.start() + re.split(r"[,\]}]", hidden[0])[0].__len__()
        return trouble.needs_quotes(
            f'a "#" after a blank begins a comment, so the "{closer}" behind it is not seen', hidden.start(), end
        )
    before = max(text.rfind(sign, trouble.begin, trouble.at) for sign in (": ", ", ", opener))
    start = before + (1 if text[before] == opener else 2)
    if trouble.char == ":" and not re.search(r"[\r\n]", text[start : trouble.at]):
        end = trouble.at + len(re.split(r"[,\]}\n]", text[trouble.at :], maxsplit=1)[0])
        comma = missing_comma(trouble, start)
        if comma is not None:
            return comma
        return trouble.needs_quotes("a text with a colon in it needs quotes", start, end)
    if trouble.char in ("}", "]"):
        return unclosed(trouble, opener, closer)
    if trouble.line == trouble.document.line_of(trouble.begin) and trouble.char.strip():
        end = trouble.rest(trouble.at)
        return trouble.finding(
            f'this cannot follow here: a comma or "{closer}" is expected',
            trouble.at,
            end,
            hint="a text with quotes, commas or brackets in it needs quotes around the whole",
        )
    message = f'this "{opener}" is never closed'
    return trouble.finding(message, trouble.begin, trouble.rest(trouble.begin), allowed=f"{opener}…{closer}")


def _sign(message: str) -> Callable[[Trouble], Diagnostic]:
    """A text that starts with a sign which means something to YAML."""

    def answer(trouble: Trouble) -> Diagnostic:
        start = trouble.begin
        end = trouble.rest(start)
        if trouble.inside_flow:
            found = re.search(r"[,\]}]", trouble.document.text[start:end])
            end = start + found.start() if found else end
        return trouble.needs_quotes(message, start, max(end, start + 1))

    return answer


def _key(trouble: Trouble) -> Diagnostic:
    """Where a key or the next item of a list should begin, something else does."""
    start, end = trouble.document.line_range(trouble.line)
    line = trouble.document.text[start:end]
    before = line[: trouble.at - start]
    if before.strip(" -"):
        return _after_value(trouble, start, line)
    if trouble.char == ":":
        return trouble.finding("there is no word before this colon", trouble.at, end, allowed="key: value")
    wanted = trouble.begin - trouble.document.line_range(trouble.document.line_of(trouble.begin))[0] + 1
    column = trouble.at - start + 1
    undashed = no_dash(trouble, line, column)
    if undashed is not None:
        return undashed
    if "collection" in trouble.context and TIGHT_DASH.match(line):
        return tight_dash(trouble, trouble.line)
    if BULLET.match(line.lstrip()):
        return bullet(trouble, trouble.at)
    left = too_far_left(trouble, line, column) if column > wanted else None
    if left is not None:
        return left
    if "collection" in trouble.context:
        message = "a list is going on here, and this line is no item of it"
        return trouble.finding(message, trouble.at, end, allowed=f'"- " in column {wanted}, or a line further left')
    if column == wanted and line.lstrip().startswith("-"):
        message = "a list item stands where a key is expected"
        return trouble.finding(message, trouble.at, end, allowed="key: value", hint=_below_or_dash(trouble, wanted))
    if column == wanted:
        return trouble.finding("this cannot stand here", trouble.at, end, allowed="key: value")
    message = "this line's indentation fits none of the lines above"
    return trouble.finding(message, trouble.at, end, allowed=f"column {wanted}, or that of another line above")


def _below_or_dash(trouble: Trouble, column: int) -> str:
    """The way out for an item below keys; below keys that are indented the first dash may be missing."""
    first = trouble.document.line_of(trouble.begin)
    other = f', or begin line {first} with "- " too' if column > 1 else ""
    return f"indent it below the key it is for{other}"


def _after_value(trouble: Trouble, start: int, line: str) -> Diagnostic:
    """A text that goes on after its closing quote or bracket."""
    entry = ENTRY.match(line)
    item = re.match(r"[ \t]*(?:- +)+(?P<value>\S.*)", line)
    closed = too_many_closed(trouble, start, line)
    if closed is not None:
        return closed
    found = item if item and item["value"][0] == "{" else entry or item
    if found is None:
        message = "this cannot follow here"
        return trouble.finding(message, trouble.at, start + len(line), allowed="key: value")
    begin = start + found.start("value")
    sign = trouble.document.text[begin : begin + 1]
    if sign == "{":
        hint = "a part in braces ends with its line"
        return trouble.finding('nothing can follow the closing "}"', trouble.at, trouble.rest(trouble.at), hint=hint)
    what = "quote" if sign in "\"'" else "bracket"
    meant = without_outer_quotes(trouble.document.text[begin : trouble.rest(begin)].rstrip())
    return trouble.needs_quotes(f"the text goes on after its closing {what}", begin, trouble.rest(begin), meant)


def _no_colon(trouble: Trouble) -> Diagnostic:
    end = trouble.rest(trouble.begin)
    text = trouble.document.text[trouble.begin : end]
    tight = re.match(r"([^\s:]+):(?=[^\s/])", text)
    if tight:
        return tight_colon(trouble, tight[1], trouble.begin, trouble.begin + tight.end(), end)
    if BULLET.match(text):
        return bullet(trouble, trouble.begin)
    if TIGHT_DASH.match(text):
        return tight_dash(trouble, trouble.document.line_of(trouble.begin))
    hint = "a text that goes on in a second line is indented further than its key"
    return trouble.finding("there is no colon in this line", trouble.begin, end, allowed="key: value", hint=hint)


def _item_here(trouble: Trouble) -> Diagnostic:
    end = trouble.rest(trouble.at)
    start, _ = trouble.document.line_range(trouble.line)
    if trouble.document.text[start : trouble.at].strip(" -"):
        hint = "a list begins in a new line below its key"
        found = trouble.needs_quotes('a text that starts with "- " needs quotes', trouble.at, end)
        return replace(found, hint=hint)
    message = "a list item cannot stand here"
    hint = "the line above has its value already, or is indented otherwise"
    return trouble.finding(message, trouble.at, end, hint=hint)


def _documents(trouble: Trouble) -> Diagnostic:
    message = "a second document begins here; a file holds one"
    return trouble.finding(message, trouble.at, trouble.at + 3, allowed='one document, without "---" between')


def _directive(trouble: Trouble) -> Diagnostic:
    end = trouble.rest(trouble.begin)
    hint = "delete this line, or put the text in quotes"
    return trouble.finding('a line that starts with "%" is an instruction to YAML', trouble.begin, end, hint=hint)


def _nothing(trouble: Trouble) -> Diagnostic:
    """A value that starts with a sign which can only close or part something."""
    text = trouble.document.text
    opened = max(text.rfind("[", 0, trouble.at), text.rfind("{", 0, trouble.at))
    if not text[trouble.at :].strip() and opened >= 0:
        message = f'this "{text[opened]}" is never closed'
        closed = {"[": "[…]", "{": "{…}"}[text[opened]]
        return trouble.finding(message, opened, trouble.rest(opened), allowed=closed)
    if not trouble.char.strip() or trouble.char == ".":
        message = "a value is missing here"
        return trouble.finding(message, trouble.at, trouble.at + 1, hint="is a bracket or a brace open above?")
    if trouble.inside_flow:
        return trouble.finding(f'"{trouble.char}" cannot stand here', trouble.at, trouble.at + 1, allowed="key: value")
    return _no_start(trouble)


ANSWERS: tuple[tuple[str, Callable[[Trouble], Diagnostic]], ...] = (
    ("expected a single document", _documents),
    ("<document start>", _documents),
    ("found a tab character", _tab),
    ("found character that cannot start any token", _no_start),
    ("quoted scalar", _quote),
    ("undefined alias", _sign('a text that starts with "*" needs quotes')),
    ("scanning an alias", _sign('a text that starts with "*" needs quotes')),
    ("scanning an anchor", _sign('a text that starts with "&" needs quotes')),
    ("scanning a tag", _sign('a text that starts with "!" needs quotes')),
    ("parsing a tag", _sign('a text that starts with "!" needs quotes')),
    ("undefined tag handle", _sign('a text that starts with "!" needs quotes')),
    ("scanning a block scalar", _sign('a text that starts with "|" or ">" needs quotes')),
    ("mapping keys are not allowed", _sign('a text that starts with "? " needs quotes')),
    ("mapping values are not allowed", _colon),
    ("block sequence entries are not allowed", _item_here),
    ("incompatible YAML document", _directive),
    ("directive", _directive),
    ("did not find expected node content", _nothing),
    ("parsing a flow", _flow),
    ("could not find expected ':'", _no_colon),
    ("parsing a block", _key),
)
"""What the reader's words are about, in the order in which they are looked for."""
