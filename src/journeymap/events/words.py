"""Names as the words they are made of, so that `Case ID`, `case_id` and `caseId` are alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded", "words_of"]

# letters that no accent can be taken from
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
WORD = re.compile(r"[^\W\d_]+|\d+")


def folded(text: str) -> str:
    """`text` without regard to case, accents and width.

    >>> folded("Płaci KARTĄ"), folded("Größe")
    ('placi karta', 'grosse')
    """
    apart = unicodedata.normalize("NFKD", text).casefold().translate(PLAIN)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, folded.

    >>> words_of("caseID"), words_of("A_SUBMITTED-complete"), words_of("zapłać 2x")
    (('case', 'id'), ('a', 'submitted', 'complete'), ('zaplac', '2', 'x'))
    """
    return tuple(WORD.findall(folded(CAMEL.sub(" ", text))))
