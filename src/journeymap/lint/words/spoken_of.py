"""What the words of a step speak of, in the languages of the project: giving feedback, and waiting."""

from __future__ import annotations

import re

__all__ = ["KNOWN", "same_words", "speaks_of_feedback", "speaks_of_waiting"]

FEEDBACK = """
    feedback complain survey questionnaire rating rates\\b rate\\b review opinion testimonial satisf suggestion stars?\\b
    comments? appeals? nps csat ces\\b voice\\sof how\\sit\\swas
    opini ocen ankiet reklam skarg skarż zażal recenz zwrotn satysfak zadowol sugesti uwagi odwołani
    povratn anket pritož pritožb mnenj pohval zadovolj vprašaln
    žalb prigovor pritužb ocjen dojam dojmov mišlj utis zadovoljs upitnik pohval primjedb primedb
    отзив жалб анкет оцен повратн мишљ притужб рекламац утис
    beschwer rückmeld umfrage bewert befrag rezens zufrieden meinung kritik lob\\b loben fragebogen einspruch widerspr
    réclam plainte sondage enquête évalu avis\\b queja encuest valora reseñ reclam sondagg valutaz recens
    klacht enquête beoordel stížn hodnoc dotazník zpětn відгук скарг опитув
"""
"""Beginnings of words in en, pl, sl, bs, hr, sr and de; those of other languages only keep a rule quiet."""
KNOWN = frozenset({"en", "pl", "sl", "bs", "hr", "sr", "de", "fr", "es", "it", "nl", "cs", "uk"})
"""The languages whose words for feedback are known."""

WAITING = """
    wait waits awaits czeka czekam czekają czekamy oczekuje oczekują wyczekuje čaka čakam čakajo čeka čekam
    čekaju чека чекам чекају wartet warte warten wartend abwarten
"""
NOT = "not no don't doesn't never without nie bez ne brez ni не без nicht kein keine keinen ohne nie instead statt"

SPEAKS_OF_FEEDBACK = re.compile(rf"(?<!\w)(?:{'|'.join(FEEDBACK.split())})")
WAITS = frozenset(WAITING.split())
DENIED = frozenset(NOT.split())
WORDS = re.compile(r"[\w']+")


def speaks_of_feedback(text: str) -> bool:
    """Whether a text speaks of feedback, a complaint, a survey, a rating or a review.

    >>> speaks_of_feedback("Fills in a survey"), speaks_of_feedback("Zgłasza reklamację"), speaks_of_feedback("Pays")
    (True, True, False)
    """
    return SPEAKS_OF_FEEDBACK.search(_plain(text)) is not None


def speaks_of_waiting(text: str) -> bool:
    """Whether a text says that somebody waits.

    >>> speaks_of_waiting("Czeka na technika"), speaks_of_waiting("Does not wait"), speaks_of_waiting("Asks a waiter")
    (True, False, False)
    """
    words = set(WORDS.findall(_plain(text)))
    return bool(words & WAITS) and not words & DENIED


def same_words(text: str) -> str:
    """A text without what two writings of the same words may differ in: case, punctuation, blanks.

    >>> same_words("But it was SHARP!") == same_words("but it  was sharp…")
    True
    """
    return " ".join(WORDS.findall(_plain(text)))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
