"""Which activities of a log may be which touchpoints of a journey, by their names, and which fit nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journeymap.discover.likeness import likeness, word_weights
from journeymap.events.conditions import condition_sql
from journeymap.events.engine import Engine
from journeymap.events.log import EventLog
from journeymap.events.profile.block import yaml_word
from journeymap.events.words import folded
from journeymap.graph.compile import JourneyGraph
from journeymap.model.data import Match
from journeymap.model.steps import Outcome, Touchpoint
from journeymap.model.text import Text
from journeymap.results.profile import Matching, Suggestion, Unfit

__all__ = ["match_columns", "match_names", "suggest_matches"]

LOOKED_AT = 2_000
"""Rarer activities are not compared by name."""
SURE = 0.75
AHEAD = 0.15
POSSIBLE = 0.4
CANDIDATES = 3


def match_columns(graph: JourneyGraph) -> tuple[str, ...]:
    """The columns that conditions of `match` look at."""
    return tuple(dict.fromkeys(column for match in _matches(graph).values() for column in match.where))


def suggest_matches(graph: JourneyGraph, engine: Engine, log: EventLog) -> Matching:
    """Compare a journey with the events in the engine's table `log`.

    Args:
        graph: the journey.
        engine: holds the table `log`.
        log: what is known of it, with the columns of `match_columns` that are there.
    """
    matches = _matches(graph)
    rows = engine.rows("matching", _select(matches, log.columns))
    events = {row["activity"]: row["events"] for row in rows}
    hits = {key: sum(row[f"m{n}"] for row in rows) for n, key in enumerate(matches)}
    taken = {row["activity"] for row in rows if any(row[f"m{n}"] for n in range(len(matches)))}
    free = [name for name in events if name not in taken]
    suggested, candidates = match_names(_open_names(graph), free)
    found = {name for one in suggested for name in one.activities}
    return Matching(
        journey=graph.journey.id or "",
        suggested=suggested,
        candidates=candidates,
        unmatched={name: events[name] for name in free if name not in found},
        unfitting=tuple(_unfitting(matches, events)),
        empty=tuple(key for key, count in hits.items() if not count),
        block=_block(suggested, candidates),
    )


def match_names(
    open_: Mapping[str, Sequence[str]], activities: Sequence[str]
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Those that surely are an activity, and those that may be one.

    Sure is the one activity that is alike by `SURE` or more, by `AHEAD` more than it is to any other touchpoint; the weight
    of a word falls with the number of activities and touchpoints that have it.

    Args:
        open_: the names (id, and name in every language) of touchpoints and outcomes without `match`, by id.
        activities: the activities that nothing matches, the most frequent first.
    """
    looked_at = activities[:LOOKED_AT]
    weights = word_weights([*looked_at, *(" ".join(names) for names in open_.values())])
    near: dict[str, list[tuple[float, str]]] = {key: [] for key in open_}
    sure: dict[str, list[tuple[float, str]]] = {key: [] for key in open_}
    for activity in looked_at:
        scores = sorted(
            ((max(likeness(name, activity, weights) for name in names), key) for key, names in open_.items()),
            key=lambda pair: -pair[0],
        )
        for place, (score, key) in enumerate(scores):
            if score >= POSSIBLE:
                near[key].append((score, activity))
            second = scores[1][0] if len(scores) > 1 else 0.0
            if place == 0 and score >= SURE and score - second >= AHEAD:
                sure[key].append((score, activity))
    single = {key: found for key, found in sure.items() if len(found) == 1}  # two of a kind are not sure
    return tuple(_best(single)), tuple(_best({key: near[key] for key in open_ if key not in single}))


def _best(found: Mapping[str, Sequence[tuple[float, str]]]) -> Iterator[Suggestion]:
    for key, scored in found.items():
        if scored:
            ordered = sorted(scored, key=lambda pair: -pair[0])[:CANDIDATES]
            yield Suggestion(key, tuple(activity for _, activity in ordered), ordered[0][0])


def _parts(graph: JourneyGraph) -> dict[str, Touchpoint | Outcome]:
    return {**graph.touchpoints, **graph.outcomes}


def _matches(graph: JourneyGraph) -> dict[str, Match]:
    """What has a `match`, by id; what is knowingly unmeasured has none."""
    return {key: part.match for key, part in _parts(graph).items() if part.match and not part.match.unmeasured}


def _open_names(graph: JourneyGraph) -> dict[str, list[str]]:
    return {key: [key, *_languages(part.name)] for key, part in _parts(graph).items() if part.match is None}


def _languages(text: Text) -> list[str]:
    return list(dict.fromkeys((str(text), *getattr(text, "translations", {}).values())))


def _select(matches: Mapping[str, Match], columns: Mapping[str, str]) -> str:
    counts = "".join(
        f",\n  count(CASE WHEN {condition_sql(match, columns)} THEN 1 END) AS m{n}"
        for n, match in enumerate(matches.values())
    )
    return f"""-- Events by activity, and how many of them each `match` of the journey fits (m0, m1 …).
SELECT activity, count(*) AS events{counts}
FROM log
GROUP BY activity
ORDER BY events DESC, activity"""  # noqa: S608 - identifiers and literals are quoted


def _unfitting(matches: Mapping[str, Match], events: Iterable[str]) -> Iterator[Unfit]:
    known = set(events)
    alike = {folded(name): name for name in reversed(list(events))}
    for key, match in matches.items():
        for activity in match.activity:
            if activity not in known:
                close = difflib.get_close_matches(folded(activity), list(alike)[-LOOKED_AT:], 1, 0.6)
                yield Unfit(key, activity, alike[close[0]] if close else None)


def _block(suggested: Sequence[Suggestion], candidates: Sequence[Suggestion]) -> str:
    """`match:` as it may be put into the journey; what is not sure stands in comments."""
    if not suggested and not candidates:
        return ""
    lines = ["match:"]
    for one in suggested:
        words = [yaml_word(activity) for activity in one.activities]
        lines.append(f"  {yaml_word(one.id)}: {words[0] if len(words) == 1 else '[' + ', '.join(words) + ']'}")
    lines += [
        f"  # {yaml_word(one.id)}: {' or '.join(yaml_word(name) for name in one.activities)}?" for one in candidates
    ]
    return "\n".join(lines) + "\n"
