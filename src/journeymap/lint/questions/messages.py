"""Messages: which channels carry them, and words that say one is sent by itself."""

from __future__ import annotations

import re

from journeymap.model.people import Channel
from journeymap.syntax.names import slug

__all__ = ["is_message_channel", "says_automatic"]

CARRIERS = frozenset(
    """
    sms mms mail mails email emails newsletter mailing push pushes notification notifications letter letters post
    mejl mejlem poczta list listem pismo powiadomienie powiadomienia
    pošta epošta posta eposta dopis obvestilo obvestila sporočilo
    pisma obavijest obavijesti obavještenje obaveštenje poruka писмо обавештење порука пошта имејл смс
    brief briefpost briefe benachrichtigung mitteilung pushnachricht
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
"""In English, Polish, Slovenian, Bosnian, Croatian, Serbian and German."""

TALKING = re.compile(
    r"bot|chat|czat|voice|ivr|phone|telefon|телефон|kiosk|web|portal|\bapp\b|aplik|апликац|terminal|atm|bankomat|desk"
)
"""Channels in which customers answer, however automated."""

AUTOMATIC = re.compile(
    r"\b(automatic|automated|auto-?repl|remind|acknowledg|confirmation of receipt"
    r"|automatyczn|przypomn|potwierdzenie (otrzymania|przyjęcia|wpłynięcia)"
    r"|samodejn|avtomat|opomn|opomin|potrdilo o (prejemu|sprejemu)"
    r"|automats|podsjetni|podsetni|potvrda o (prijemu|primitku)|аутоматс|подсетни|потврда о пријему"
    r"|automatisch|erinner|mahnung|eingangsbestätigung|empfangsbestätigung)"
)
"""A message that nobody waits for: an automatic one, a reminder, a note that something has arrived."""

ONE_SIDED = ("automated", "mass")


def is_message_channel(name: str, channel: Channel | None) -> bool:
    """Whether a channel carries messages, by its kind, else by its id or name.

    >>> is_message_channel("sms", None), is_message_channel("E-Mail", None), is_message_channel("chatbot", None)
    (True, True, False)
    """
    called = f"{slug(name)}-{slug(str(channel.name))}" if channel else slug(name)
    words = {*called.split("-"), called.replace("-", ""), slug(name).replace("-", "")}
    kind = channel.kind if channel else None
    if TALKING.search(called) or kind not in (None, *ONE_SIDED):
        return False
    return kind in ONE_SIDED or bool(words & CARRIERS)


def says_automatic(text: str) -> bool:
    """Whether a touchpoint's name says that the message is sent by itself.

    >>> says_automatic("Dostaje przypomnienie o płatności"), says_automatic("Gets the decision")
    (True, False)
    """
    return AUTOMATIC.search(text.casefold()) is not None
