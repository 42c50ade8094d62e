"""Words that stand in for a text that is still to come, in the languages that journeys are written in."""

from __future__ import annotations

import re

__all__ = ["placeholder_in"]

STILL_TO_COME = """
    to do later, tbd, tba, fixme, xxx, xxxx, xxxxx, asdf, asdfasdf, lorem, placeholder, placeholder text,
    dummy text, sample text, untitled, change me, changeme, fill me in, to be defined, to be determined, to be decided,
    to be announced, to be confirmed, to be written, to be filled in, text here, your text here, description here,
    your description here, add text here, add a description here, insert text here, enter text here, name here,
    tekst zastępczy, do uzupełnienia, do ustalenia, do opisania, do dopisania, opis tutaj, tutaj opis, tu opis,
    tekst tutaj, tutaj tekst, tu tekst, tu wpisz, tutaj wpisz, wpisz tutaj, wpisz tu, bez nazwy,
    platzhalter, platzhaltertext, blindtext, text folgt, beschreibung folgt, noch zu ergänzen, zu ergänzen,
    wird noch ergänzt, noch zu klären, noch zu definieren, zu definieren, hier text, text hier, hier beschreibung,
    beschreibung hier, hier eintragen, hier eingeben, unbenannt, ohne titel,
    nadomestno besedilo, za dopolniti, še dopolniti, še za dopolniti, treba dopolniti, opis tukaj, tukaj opis,
    besedilo tukaj, tukaj besedilo, tukaj vpiši, tukaj vpišite, vpiši tukaj, vpišite tukaj, sem vpiši, sem vpišite,
    brez naslova, brez imena,
    rezervirani tekst, za dopuniti, treba dopuniti, još dopuniti, opis ovdje, ovdje opis,
    tekst ovdje, ovdje tekst, ovdje upiši, ovdje upišite, upiši ovdje, upišite ovdje, ovdje unesi, ovdje unesite,
    unesi ovdje, unesite ovdje, unesi tekst, unesite tekst, upiši tekst, upišite tekst, opis ovde, ovde opis,
    tekst ovde, ovde tekst, ovde upiši, ovde upišite, upiši ovde, upišite ovde, ovde unesi, ovde unesite, unesi ovde,
    unesite ovde, bez naziva, bez naslova,
    треба допунити, опис овде, овде опис, текст овде, овде текст, овде унеси, унеси овде, унеси текст, унесите текст
    """
"""A text that is nothing but this, in any case and with any signs around it, is still to come.

Not among them: "tbc" (an illness), "To Do" (an app), "dopuniti" (to top up), "test", "n/a", and a lone dash.
"""

WHOLE = frozenset(word.strip() for word in STILL_TO_COME.split(","))

INSTRUCTION = re.compile(
    r"(?:(?:tu|tutaj) (?:wpisz|wstaw|dodaj|uzupełnij) (?:opis|tekst|nazwę|treść|tytuł|cytat|cel)"
    r"|(?:wpisz|wstaw|dodaj) (?:tu|tutaj) (?:opis|tekst|nazwę|treść|tytuł|cytat|cel)"
    r"|hier (?:bitte )?(?:text|beschreibung|titel|zitat|name[n]?) (?:einfügen|eintragen|eingeben|ergänzen)"
    r"|(?:text|beschreibung|titel|zitat) hier (?:einfügen|eintragen|eingeben|ergänzen)"
    r"|(?:tukaj|tu|sem) (?:vpiši|vpišite|vstavi|vstavite|dodaj|dodajte) (?:opis|besedilo|naziv|naslov|citat|cilj)"
    r"|(?:ovdje|ovde|tu) (?:upiši|upišite|unesi|unesite|dodaj|dodajte) (?:opis|tekst|naziv|naslov|citat|cilj)"
    r"|овде (?:унеси|унесите|упиши|упишите) (?:опис|текст|назив|наслов|цитат|циљ)"
    r"|(?:insert|enter|add|put|write|type) (?:a |the |your |some )?(?:text|description|title|quote|goal) here)"
    r"(?: \w+){0,3}"
)
"""What a template tells its author to do, with a few words on which text is meant."""

FILLER = re.compile(r"\blorem ipsum\b")
MARK = re.compile(
    r"\b(?:TODO|FIXME)(?=\s*:)|(?<=[\[(<])(?:TODO|FIXME)(?=[\])>])|\bTBD\b|^(?:TODO|FIXME)\b|^\W*todo\W*$"
)
"""Marks within a text; in small letters, and in the middle of a sentence, they may be words of the customer's."""

LIST = re.compile(r"TODO\W+(?:list|app|item|entr|lista|spisek|seznam|spisak|zadań|aplik)", re.IGNORECASE)
EMPTY = re.compile(r"[?\s]{2,}|[.…\s]*(?:…|\.\.\.)[.…\s]*")
AROUND = " \t\r\n.,:;!?-–—_*#/|…()[]{}<>«»„“”\"'"


def placeholder_in(text: str, *, spoken: bool = False) -> str | None:
    """The part of a text that is a placeholder; None where the text is one.

    Args:
        text: what the author wrote.
        spoken: whether somebody says or thinks it, so that "…" and "???" are words of their own.

    >>> placeholder_in("TODO: ask legal"), placeholder_in("(tu wpisz)"), placeholder_in("Keeps a todo list")
    ('TODO', '(tu wpisz)', None)
    """
    stripped = text.strip()
    if EMPTY.fullmatch(stripped):
        return None if spoken else stripped
    plain = " ".join(stripped.strip(AROUND).split()).lower()
    if plain in WHOLE or INSTRUCTION.fullmatch(plain):
        return stripped
    found = FILLER.search(plain) or MARK.search(stripped)
    if found is None or LIST.match(stripped, found.start()):
        return None
    return "lorem ipsum" if found.re is FILLER else found[0]
