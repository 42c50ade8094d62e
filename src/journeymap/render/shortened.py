"""Scripts and styles as they stand in the repository, without the comments and blanks that browsers do without."""

from __future__ import annotations

import re

__all__ = ["short_script", "short_style"]

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)
    |(?P<regex>(?:(?<=[(,=:\[!&|?{};>])|(?<=return))[ ]?/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
    |(?P<word>[\w$]+)
    |(?P<blank>\s+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
ENDED = frozenset("{;,")
"""After these no line end is needed."""
GLUED = frozenset(["++", "--", "//", "/*"])
"""Signs that mean something else when they meet."""


def short_script(text: str) -> str:
    r"""A script of ours without comments, indentation and blanks between signs; line ends stay where they may end something.

    >>> short_script('const a = "x  // y";  // why\nif (a) { go(a, /  b/g); }\nelse b + +a;')
    'const a="x  // y";if(a){go(a,/  b/g);}\nelse b+ +a;'
    """
    written: list[str] = []
    blank = ""
    for found in TOKEN.finditer(text):
        if found.lastgroup in ("blank", "comment"):
            blank += found[0] if found.lastgroup == "blank" else " "
            continue
        token = found[0].strip() if found.lastgroup == "regex" else found[0]
        between = _between(written[-1][-1], token[0], blank) if written and blank else ""
        written.append(between + token)
        blank = ""
    return "".join(written)


def _between(last: str, first: str, blank: str) -> str:
    """What must stand where there was a blank."""
    if "\n" in blank and last not in ENDED and first != "}":
        return "\n"
    named = (last.isalnum() or last in "_$") and (first.isalnum() or first in "_$")
    return " " if named or last + first in GLUED else ""


def short_style(text: str) -> str:
    r"""A style sheet of ours without comments and line ends.

    >>> short_style('a{color:red}\n/* why */\n  b{margin:0}\n')
    'a{color:red}b{margin:0}'
    """
    return "".join(line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())
