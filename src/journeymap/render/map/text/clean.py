"""What of a text may be drawn: one line, no control characters, nothing that falls back to a colour font."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from journeymap.render.map.text.direction import settled

__all__ = ["clean", "escape", "left_out", "plain"]

CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""What XML refuses, and marks that would turn the direction of the text around them."""
BEYOND = re.compile("[\ue000-\uf8ff\U000e0000-\U0010ffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\ufe0e\ufe0f\u20e3\u200d]")
BLANKS = re.compile("[ \\t\\n\\v\\f\\r\u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
ENDS = " \u00a0\u202f\u2007\u200b"
JOINING = re.compile("(?<=[\u0600-\u06ff\u0900-\u0dff])\u200d")
"""Where a joiner shapes letters rather than emoji."""
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
NAMELESS = re.compile("[\ufe0e\ufe0f\u20e3\u200d\U0001f3fb-\U0001f3ff]")
"""Parts of an emoji that say nothing by themselves."""


def plain(text: str) -> str:
    """`text` on one line without control characters; for titles and descriptions, which nobody measures."""
    return BLANKS.sub(" ", BEYOND.sub("", CONTROLS.sub("", text))).strip(" ")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    r"""`text` as it can be drawn; a minus (U+2212) becomes an en dash, which every font has.

    Emoji are left out beside words; a text of emoji only becomes their names. Arabic and Hebrew get the marks that
    keep what stands beside them in its place.

    >>> clean(" costs \N{MINUS SIGN}5\n points "), clean("\N{ROCKET}"), clean("Pays \N{MONEY BAG}")
    ('costs –5 points', 'rocket', 'Pays')
    """
    if text.isascii() and text.isprintable():
        return BLANKS.sub(" ", text).strip(" ")
    line = plain(text)
    kept = _without_emoji(line)
    return settled(unicodedata.normalize("NFC", kept or _without_emoji(_named(line))))


def left_out(text: str) -> tuple[str, ...]:
    r"""Which characters of `text` no font is asked to draw, each once: emoji, signs of private use, lone halves.

    >>> left_out("Pays \N{MONEY BAG}\ufe0f \N{MONEY BAG}"), left_out("Pays")
    (('\U0001f4b0',), ())
    """
    found = (letter for letter in text if EMOJI.match(letter) or BEYOND.match(letter) or "\ud800" <= letter <= "\udfff")
    return tuple(dict.fromkeys(letter for letter in found if not NAMELESS.match(letter)))


def _without_emoji(line: str) -> str:
    joined = JOINING.sub("\u2060", line)  # which `plain` has taken out everywhere
    text = EMOJI.sub("", joined).replace("\u2060", "\u200d").replace("\u2212", "–")
    return plain(text).strip(ENDS)


def _named(line: str) -> str:
    """The names of emoji: rocket, flag PL."""
    flags = FLAG.sub(lambda pair: f"\0flag {''.join(chr(ord(half) - 0x1F1E6 + 65) for half in pair.group())}\0", line)
    parts = [part if part.startswith("flag ") else _names(part) for part in flags.split("\0")]
    return ", ".join(part for part in parts if part)


def _names(signs: str) -> str:
    names = (unicodedata.name(sign, "") for sign in NAMELESS.sub("", signs) if sign not in ENDS)
    return ", ".join(dict.fromkeys(name.lower() for name in names if name))


def escape(text: str) -> str:
    """`text` for XML, in elements and in attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
