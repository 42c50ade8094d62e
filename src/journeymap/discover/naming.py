"""From the names that machines give activities to names that people read, and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from journeymap.model.ids import RESERVED, slug, unique
from journeymap.model.journey import Journey
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["FORBIDDEN", "listed", "log_name", "new_id", "readable_names", "shown"]

FORBIDDEN = frozenset({*Journey.keys(), *Stage.keys(), *Touchpoint.keys(), *RESERVED})
"""What no id may be."""

CODE = re.compile(r"(?P<code>[^\W\d_](?=[_:])|[^\W\d_]{1,3}\d+(?:[-.]\d+)*(?=[ _:.-]))[ _:.-]+(?=\w)")
"""What a log puts before its activities: `A_`, `T02 `, `T07-1 `."""
OFTEN = 0.6
"""A code is one where so many activities have it."""
LONGEST = 60
LONGEST_ID = 40
SHORT_WORD, KNOWN_WORD = 4, 5
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]+")
CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
JOINED = re.compile(r"[_./:\\-]+")
WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile(r"[aeiouyáàâäãåæąéèêëęíìîïóòôöõøúùûüýœ]", re.IGNORECASE)


def readable_names(activities: Sequence[str], beside: Collection[str] = ()) -> dict[str, str]:
    """A name for people by activity, no two alike; the log's own name where nothing better is found.

    Args:
        activities: what is to be called something.
        beside: other activities of the log, whose words are known, too.

    >>> readable_names(["A_SUBMITTED", "A_PARTLYSUBMITTED", "O_SENT"])
    {'A_SUBMITTED': 'Submitted', 'A_PARTLYSUBMITTED': 'Partly submitted', 'O_SENT': 'Sent'}
    """
    everything = dict.fromkeys((*activities, *beside))
    codes = {each: found for each in everything if (found := CODE.match(each))}
    coded = len(codes) >= OFTEN * len(everything)
    bare = {each: each[codes[each].end() :] if coded and each in codes else each for each in everything}
    known = Counter(word.casefold() for text in bare.values() for word in WORD.findall(CAMEL.sub(" ", text)))
    names = {each: _readable(bare[each], known) for each in activities}
    seen = Counter(name.casefold() for name in names.values())
    for each, name in names.items():
        if seen[name.casefold()] > 1:
            names[each] = f"{name} ({codes[each]['code']})" if each in codes and coded else _plain(each)
    return _told_apart(names)


def new_id(name: str, taken: set[str]) -> str:
    """An id for a name that nothing else has, and that is no word of the language."""
    words = slug(name)
    if len(words) > LONGEST_ID:
        words = words[:LONGEST_ID].rpartition("-")[0] or words[:LONGEST_ID]
    if words == "x" or words.startswith("x-"):  # such keys are free for anything
        words = f"step-{words}"
    return unique(f"{words}-step" if words in FORBIDDEN else words, taken)


def _readable(text: str, known: Mapping[str, int]) -> str:
    plain = " ".join(HIDDEN.sub(" ", text).split())
    spaced = plain.replace("_", " ") if " " in plain else JOINED.sub(" ", CAMEL.sub(" ", plain))
    shouted = spaced.isupper()
    words = [_word(word, known, shouted=shouted) for word in spaced.split()]
    name = " ".join(words)
    return _shortened(name[:1].upper() + name[1:]) if WORD.search(name) else _plain(text)


def _word(word: str, known: Mapping[str, int], *, shouted: bool) -> str:
    """In small letters where it was shouted, unless it is an abbreviation; parted where it ends with another word."""
    if not word.isupper() or len(word) == 1:
        return word
    if not VOWEL.search(word) or (not shouted and len(word) < SHORT_WORD) or any(char.isdigit() for char in word):
        return word
    small = word.lower()
    for cut in range(SHORT_WORD, len(small) - KNOWN_WORD + 1):
        if small[cut:] in known:
            return f"{small[:cut]} {small[cut:]}"
    return small


def _plain(text: str) -> str:
    return _shortened(" ".join(HIDDEN.sub(" ", text).split())) or "?"


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 1].rpartition(' ')[0] or name[: LONGEST - 1]}…"


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """A number behind names that are still alike."""
    taken: set[str] = set()
    found = {}
    for each, name in names.items():
        candidate, number = name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{name} {number}"
        taken.add(candidate.casefold())
        found[each] = candidate
    return found


def log_name(label: str) -> str:
    """What a log is called without what comes behind a dot; a table by its own name."""
    name = re.split(r"[\\/]", label.rpartition("::")[2])[-1]
    return " ".join(HIDDEN.sub(" ", name.split(".")[0]).split()) or "journey"


def shown(text: str, longest: int = 40) -> str:
    """A name of the log on one line of a comment."""
    plain = " ".join(HIDDEN.sub(" ", text).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def listed(texts: Collection[str], most: int) -> str:
    """The first few of some texts, and how many more there are."""
    first = ", ".join(list(texts)[:most])
    more = len(texts) - most
    return f"{first} and {more:,} more" if more > 0 else first
