"""The rule similar-ids."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.id_uses import Use, Uses, destinations, namespaces
from journeymap.lint.references.closest import did_you_mean
from journeymap.lint.references.spelling import Difference, difference, near_pairs, plain
from journeymap.lint.rule import Finding, rule
from journeymap.syntax.names import slug

__all__ = ["similar_ids"]

SHORT, OWNER, LONG = 4, 5, 8
"""Parts of ids shorter than these prove little: in general, in names of people, and where both are declared."""

OFTEN = 3
LABEL = frozenset("ivx")


@rule("similar-ids", Severity.INFO, draft=Severity.INFO)
def similar_ids(context: Context) -> Iterator[Finding]:
    """Two ids differ in one letter, or in two swapped ones, and are easily taken for each other.

    Why: where names are taken as written (channels, actors, systems and metrics of a draft, owners), a misspelling
    silently makes a second one. It is named where it is used once and the other more often. Ids that are both declared
    are named only where their names speak for a slip too: the names are the same, one name has the other's spelling,
    or the words are long and differ in their midst. Digits and labels (`call-1`, `team-b`), and endings of declared ids
    (`photo`, `photos`) are no slip.

    Example:
        status: draft
        touchpoints:
          - {name: Compares offers, channel: web}
          - {name: Chooses one, channel: web}
          - {name: Pays by card, channel: wbe}
          - {name: Thank-you page, channel: web}

    Better:
        status: draft
        touchpoints:
          - {name: Compares offers, channel: web}
          - {name: Chooses one, channel: web}
          - {name: Pays by card, channel: web}
          - {name: Thank-you page, channel: web}
    """
    for group in (destinations(context), *namespaces(context)):
        lenient = _taken_as_written(context, group)
        for first, second in near_pairs(group):
            one, other = group[first], group[second]
            apart = difference(first, second)
            if apart is None or _label(apart):
                continue
            if one.declared and other.declared:
                yield from _declared(one, other, apart)
            elif lenient:
                yield from _written(one, other, apart)


def _label(apart: Difference) -> bool:
    """Whether the words are mere labels: A and B, I and II."""
    return not apart.same and (max(len(apart.one), len(apart.other)) <= 2 or {*apart.one, *apart.other} <= LABEL)


def _taken_as_written(context: Context, group: Uses) -> bool:
    """Whether no other rule asks for a declaration: in a draft, and of owners where the project lists none."""
    owners = any(use.kind == "owner" for use in group.values())
    return not context.configuration.owners if owners else context.draft


def _written(one: Use, other: Use, apart: Difference) -> Iterator[Finding]:
    """The rarer one, if it is as rare as a slip."""
    rare, usual = sorted([other, one], key=lambda use: (use.declared, use.uses))
    slip = rare.uses == 1 and (usual.declared or usual.uses > 1)
    if not apart.same and (usual.kind == "owner" or apart.shorter < SHORT):
        slip = rare.uses == 1 and usual.uses >= OFTEN
        slip &= apart.slip if apart.shorter < SHORT else apart.shorter >= OWNER and not apart.ending
    if rare.place is not None and (slip or apart.same):
        message = f'{rare.kind} "{rare.id}" is used {_times(rare.uses)}'
        message += f', "{usual.id}" {_times(usual.uses)}' if usual.uses else f', and there is "{usual.id}"'
        message += f": they differ in {apart.how}"
        yield Finding(rare.place, message, rare.keys, rare.part, hint=did_you_mean(usual.id))


def _times(uses: int) -> str:
    return "once" if uses == 1 else f"{uses} times"


def _declared(one: Use, other: Use, apart: Difference) -> Iterator[Finding]:
    """The later one, if the names speak for a slip."""
    later, earlier = (other, one) if other.own else (one, other)
    if later.own and later.place and earlier.place and _confused(one, other, apart):
        where = earlier.place.span(*earlier.keys, part=earlier.part)
        here = later.place.span(*later.keys, part=later.part)
        line = f"line {where.line}" if where.file == here.file else where.file
        message = f'{later.kind} "{later.id}" and {earlier.kind} "{earlier.id}" ({line}) differ in {apart.how}'
        hint = "if both are meant, call one of them something else"
        yield Finding(later.place, message, later.keys, later.part, hint=hint, element=later.id)


def _confused(one: Use, other: Use, apart: Difference) -> bool:
    if one.name and plain(one.name) == plain(other.name):
        return one.kind == other.kind or not (apart.ending or apart.same)
    if apart.ending or apart.same or apart.shorter < SHORT:
        return False
    own = _backed(one.name, apart.one, apart.at), _backed(other.name, apart.other, apart.at)
    crossed = _backed(other.name, apart.one, apart.at), _backed(one.name, apart.other, apart.at)
    if (crossed[0] and own[0] and not own[1]) or (crossed[1] and own[1] and not own[0]):
        return True
    return apart.shorter >= LONG and apart.at >= 3 and not all(own)


def _backed(name: str, word: str, at: int) -> bool:
    """Whether a name holds a word that is spelt so up to the letter that differs."""
    return at > 0 and any(part.startswith(word[: at + 1]) for part in slug(name).split("-"))
