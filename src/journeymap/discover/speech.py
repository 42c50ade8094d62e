"""Words that tell a good end from a bad one, and one language from another; only ever a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

__all__ = ["guess_language", "kind_of_end"]

Kind = Literal["success", "failure"]

FAILURE = {
    "en": "cancel declin reject refus denied deny fail abort abandon withdr invalid duplicat expire lost churn unsubscri"
          " terminat discard bounc error timeout unsuccessful incomplet revok",
    "pl": "odrzuc odmow odmów anulow rezygn wycof niepowodz błąd błęd wygas porzuc zerwan nieważ nieuda wypowiedz",
    "de": "abgelehn ablehn storn abgebroch abbruch gekündig kündig fehlgeschlag fehler widerruf zurückgezog abgelauf"
          " verweiger ungültig verfall",
    "sl": "zavrn preklic odpoved neuspe odstop potek napak neveljav",
    "bs": "odbij odbi otkaz poništ neusp odust istek grešk nevaž",
    "nl": "afgewez geweiger geannuleer annuler ingetrok mislukt afgebrok vervall opgezegd ongeldig",
    "fr": "refus annul rejet abandon échou échec expir résili invalid",
    "it": "rifiut annull respint abbandon fallit scadut recess revocat",
    "es": "rechaz cancel anul deneg abandon fallid caduc expir inválid",
}  # fmt: skip
SUCCESS = {
    "en": "approv accept complet close resolv paid pay purchas deliver grant activat success sign done finish confirm"
          " bought convert subscri shipp receiv settl solved fulfil thank order won",
    "pl": "zaakcept zatwierdz zakończ opłac zapłac kupi kupion zakup dostarcz podpis aktyw przyzna zamkni rozwiąz"
          " zrealizow sukces uda",
    "de": "genehmig bewillig angenomm abgeschloss bezahl zahl gekauf kauf geliefer zugestell aktivier erledig"
          " unterschrieb gelöst erfolg",
    "sl": "odobr potrj zaključ plača kuplj nakup dostav aktivir rešen podpis uspe sprejet",
    "bs": "odobr potvr završ plać kuplj kupov isporuč aktivir riješ reš potpis uspj prihva",
    "nl": "goedgekeur geaccepteer betaal afgerond gekocht gelever getekend opgelost geactiveer gesloten voltooi",
    "fr": "approuv accept payé payer paiement termin achet livr sign résolu activ clôtur",
    "it": "approv accett pagat pagament complet conclus acquist consegn firmat risolt attivat chius",
    "es": "aprob acept pagad pago complet comprad compra entreg firmad resuelt activad cerrad",
}  # fmt: skip
"""Beginnings of words, by language."""

COMMON = {
    "pl": "z w na do się przez od po dla oraz nie wniosek klient umowa zgłoszenie",
    "de": "der die das und von mit zum zur im nach wird ist antrag kunde vertrag",
    "sl": "v na za pri po je se vloga stranka pogodba",
    "bs": "u na za pri po je se zahtjev klijent ugovor",
    "nl": "de het een van voor aanvraag klant dossier offerte offertes",
    "fr": "le la les de du des et pour demande client dossier",
    "it": "il la di del della per richiesta cliente",
    "es": "el la los de del y para solicitud cliente",
}
"""Short words and words of the trade that seldom stand in another language."""
LETTERS = {"pl": "ąćęłńśźż", "de": "äöüß", "sl": "", "bs": "đ", "fr": "àâçèêëîïôû", "es": "ñ¿¡"}
WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "en"


def kind_of_end(name: str) -> Kind | None:
    """Whether an end of this name sounds bad or good; None where nothing tells.

    >>> kind_of_end("Request rejected"), kind_of_end("Umowa podpisana"), kind_of_end("W-42")
    ('failure', 'success', None)
    """
    said = _words(name)
    if any(_begins(word, stems) for word in said for stems in FAILURE.values()):
        return "failure"
    if any(_begins(word, stems) for word in said for stems in SUCCESS.values()):
        return "success"
    return None


def guess_language(names: Iterable[str]) -> str:
    """The code of the language that most of the names seem to be in; English where nothing else is likelier.

    >>> guess_language(["Wniosek złożony", "Umowa podpisana"]), guess_language(["Order sent", "Paid"])
    ('pl', 'en')
    """
    texts = [name.casefold() for name in names]
    said = [word for text in texts for word in _words(text)]
    found = {language: _signs(language, texts, said) for language in FAILURE}
    best = max(found, key=lambda language: (found[language], language == ENGLISH))
    return best if found[best] > found[ENGLISH] else ENGLISH


def _signs(language: str, texts: list[str], said: list[str]) -> int:
    common = set(COMMON.get(language, "").split())
    ends = sum(_begins(word, stems) for word in said for stems in (FAILURE[language], SUCCESS[language]))
    letters = sum(char in LETTERS.get(language, "") for text in texts for char in text)
    return ends + letters + sum(word in common for word in said)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _begins(word: str, stems: str) -> bool:
    return any(word.startswith(stem) for stem in stems.split())
