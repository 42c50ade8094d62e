"""Which columns look like case, activity and time, where neither a preset nor anybody says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.events.profile.columns import Facts
from journeymap.events.profile.kinds import NUMERIC
from journeymap.events.words import words_of

__all__ = ["guess_roles"]

CASE = {
    "case": 6, "caseid": 6, "trace": 5, "journey": 5, "claim": 4, "application": 4, "ticket": 4, "incident": 4,
    "order": 4, "request": 4, "booking": 4, "session": 3, "process": 3, "instance": 2, "customer": 3, "client": 3,
    "user": 3, "person": 3, "patient": 3, "member": 3, "visitor": 3, "account": 3, "kunde": 3, "klient": 3, "sprawa": 6,
    "zlecenie": 4, "zamowienie": 4, "fall": 6, "vorgang": 4, "auftrag": 4, "dossier": 6, "commande": 4, "caso": 6,
    "pedido": 4, "id": 1, "key": 1, "number": 1, "no": 1, "nr": 1, "who": 3, "anonymous": 3,
}  # fmt: skip
ACTIVITY = {
    "activity": 6, "activities": 6, "event": 5, "action": 5, "step": 4, "task": 4, "what": 4, "milestone": 4, "status": 3,
    "state": 3, "operation": 3, "touchpoint": 4, "type": 1, "name": 1, "page": 2, "screen": 2, "czynnosc": 6,
    "aktywnosc": 6, "zdarzenie": 5, "krok": 4, "etap": 3, "aktivitat": 6, "ereignis": 5, "schritt": 4, "tatigkeit": 5,
    "activite": 6, "evenement": 5, "etape": 4, "actividad": 6, "evento": 5, "attivita": 6, "accion": 5, "dogodek": 5,
}  # fmt: skip
TIME = {
    "timestamp": 6, "time": 5, "complete": 3, "completed": 3, "end": 3, "ended": 3, "finished": 2, "date": 4, "datetime": 6,
    "when": 4, "at": 3, "ts": 5, "occurred": 4, "event": 2, "created": 2, "day": 2, "czas": 5, "data": 4, "zeit": 5,
    "zeitpunkt": 6, "zeitstempel": 6, "datum": 4, "date_time": 6, "heure": 4, "fecha": 4, "hora": 4,
    "start": -2, "started": -2, "begin": -2, "begun": -2, "birth": -9, "born": -9, "due": -6, "planned": -4, "expected": -4,
}  # fmt: skip
CLEAR = 6
"""A name that says as much is believed, whatever the values are."""
NO_ACTIVITY = {"id", "uuid", "key", "time", "timestamp", "date", "no", "nr", "number", "count"}


def guess_roles(facts: Sequence[Facts], known: Mapping[str, str]) -> dict[str, str]:
    """The columns that are likely case, activity and time, by role; a role that nothing looks like is left out.

    Args:
        facts: the columns.
        known: the columns of roles that are already known; no other role takes them.
    """
    found = dict(known)
    for role, chances in (("time", _as_time), ("case", _as_case), ("activity", _as_activity)):
        if role in found:
            continue
        open_ = [one for one in facts if one.filled and one.name not in found.values()]
        scored = [(chance, -place, one.name) for place, one in enumerate(open_) if (chance := chances(one)) > 0]
        if scored:
            found[role] = max(scored)[2]
    return {role: name for role, name in found.items() if role not in known}


def _by_words(name: str, table: Mapping[str, int]) -> int:
    return sum(table.get(word, 0) for word in set(words_of(name)))


def _as_time(one: Facts) -> float:
    if one.kind == "time":
        return 3 + _by_words(one.name, TIME) + one.filled / one.rows
    if one.kind in NUMERIC and _by_words(one.name, TIME) >= 4:  # seconds since 1970, perhaps
        return _by_words(one.name, TIME) - 2
    return 0


def _as_case(one: Facts) -> float:
    if one.kind in ("time", "yes/no"):
        return 0
    words = _by_words(one.name, CASE)
    repeats = 1 < one.distinct < 0.95 * one.filled
    return words + min(one.distinct / one.filled, 0.5) if words and (repeats or words >= CLEAR) else 0


def _as_activity(one: Facts) -> float:
    if one.kind != "text" or NO_ACTIVITY & set(words_of(one.name)):
        return 0
    words = _by_words(one.name, ACTIVITY)
    repeats = 1 < one.distinct <= max(one.filled / 2, 10)
    return words + (0.5 if one.distinct >= 3 else 0) if words and (repeats or words >= CLEAR) else 0
