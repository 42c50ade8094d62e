"""`events:` as it may be put into a journey: what is known, and as comments what may be meant."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from journeymap.events.binding import Bound
from journeymap.events.roles import Roles
from journeymap.results.profile import Hint

__all__ = ["events_block", "yaml_word"]

PLAIN = re.compile(r"[^\W\d][\w.:/-]*(?: [\w.:/-]+)*")
RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"}
SAID = ("timezone", "from_", "until", "object_type")
KEYS = {"from_": "from", "event_id": "event-id", "object_type": "object-type"}
MISSING = {"case": "who it is about", "activity": "what happened", "time": "when"}


def events_block(roles: Roles, bound: Bound | None, sources: Mapping[str, str], hints: Sequence[Hint]) -> str:
    """The lines of `events:`.

    Args:
        roles: what was said.
        bound: the roles, or None where not all that are needed are known.
        sources: how each role is known: said, preset, guessed.
        hints: what else may be meant.
    """
    lines = ["events:"]
    if bound is None:
        lines += [f"  # {role}: COLUMN   {what}" for role, what in MISSING.items() if role not in sources]
    elif bound.preset and "preset" in sources.values():
        lines.append(f"  preset: {bound.preset}")
    for role, source in sources.items() if bound else ():
        if source != "preset" and bound is not None:
            mark = "   # guessed" if source == "guessed" else ""
            lines.append(f"  {KEYS.get(role, role)}: {yaml_word(bound.roles[role].columns[0])}{mark}")
    lines += [f"  {KEYS.get(name, name)}: {yaml_word(str(value))}" for name in SAID if (value := getattr(roles, name))]
    if roles.extra:
        lines.append(f"  segments: [{', '.join(yaml_word(name) for name in roles.extra)}]")
    return "\n".join([*lines, *_hinted([hint for hint in hints if hint.key != "metrics"])]) + "\n"


def yaml_word(text: str) -> str:
    """A name as YAML reads it back.

    >>> print(yaml_word("Case ID"), yaml_word("007"), yaml_word("a: b"))
    Case ID "007" "a: b"
    """
    plain = PLAIN.fullmatch(text) and not text.endswith(":") and text.lower() not in RESERVED
    return text if plain and ": " not in text else json.dumps(text, ensure_ascii=False)


def _hinted(hints: Sequence[Hint]) -> list[str]:
    lines = [f"  # {hint.key}: {_word(hint)}   {hint.why}" for hint in hints if hint.key != "segments"]
    segments = [_word(hint) for hint in hints if hint.key == "segments"]
    if segments:
        lines.append(f"  # segments: [{', '.join(segments)}]   few values, and a case has only one")
    return lines


def _word(hint: Hint) -> str:
    return yaml_word(hint.column)
