"""Answers in the log's columns: which events hold one, where it counts, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.events.statements import identifier, literal
from journeymap.graph.compile import JourneyGraph
from journeymap.model.people import Metric
from journeymap.overlay.base import Base
from journeymap.overlay.emotion.scales import Scale, read_answer, read_scale
from journeymap.overlay.nodes import values_select

__all__ = ["STEP", "UNIT", "Asked", "asked_metrics", "keep_answers"]

UNIT = 1e-6
"""Answers are summed in millionths, whole numbers that no order of adding changes."""
MOST = 10_000
"""A column with more different values holds no answers on a scale; rarer ones are not read."""
STEP = 2
"""Groups are numbered in steps, since each has a mean and a share of best answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A metric that the log can show.

    Args:
        number: what the statements call it.
        column: the column of the table `log`.
        read: answers that are numbers on the scale, anywhere in the log.
        unreadable: values that are not.
        named: whether the journey names it for some touchpoint or stage, so that it counts only there.
        groups: the number of the group by touchpoint where it counts.
    """

    number: int
    id: str
    metric: Metric
    scale: Scale
    column: str
    read: int
    unreadable: int
    named: bool
    groups: Mapping[int, int]


def asked_metrics(base: Base) -> list[tuple[str, Metric, str]]:
    """Metrics with a column that the log has: id, metric, and the column of the table `log`."""
    return [
        (key, metric, base.log.columns[metric.column])
        for key, metric in base.graph.journey.metrics.items()
        if metric.column and metric.column in base.log.columns
    ]


def keep_answers(base: Base) -> list[Asked]:
    """Read the answers of all metrics; makes the tables `answers`, `answer_values` and `answer_groups`."""
    found: list[Asked] = []
    values: list[tuple[object, ...]] = []
    first = 0
    for number, (key, metric, column) in enumerate(asked_metrics(base), 1):
        scale = read_scale(metric.scale)
        counts = _distinct(base, column)
        readable = {text: answer for text in counts if (answer := read_answer(text, scale)) is not None}
        read = sum(counts[text] for text in readable)
        named = set(_naming(base.graph, key))
        groups = {node: first + STEP * place for place, node in enumerate(_where(base, named))}
        first += STEP * len(groups)
        unreadable = _given(base, column) - read
        found.append(Asked(number, key, metric, scale, column, read, unreadable, bool(named), groups))
        values += (_value(number, text, answer, scale) for text, answer in readable.items())
    columns = ("metric", "answer", "value", "best", "promoter", "detractor")
    head = "-- Answers that are numbers on their metric's scale, in millionths, and what they count for.\n"
    base.engine.create("answer_values", head + values_select(columns, sorted(values) or [(-1, "", 0, 0, 0, 0)]))
    rows = [(asked.number, node, group) for asked in found for node, group in asked.groups.items()]
    head = "-- Where answers to a metric count: groups by metric and touchpoint.\n"
    base.engine.create("answer_groups", head + values_select(("metric", "node", "number"), rows or [(-1, -1, -1)]))
    base.engine.create("answers", _answers_select(base, found))
    return found


def _value(number: int, text: str, answer: float, scale: Scale) -> tuple[object, ...]:
    marks = (scale.is_best(answer), scale.is_promoter(answer), scale.is_detractor(answer))
    return (number, text, round(answer / UNIT), *map(int, marks))


def _where(base: Base, named: set[str]) -> Iterator[int]:
    """The touchpoints at which answers count: those for which the journey names the metric, else all."""
    for node in base.seen.nodes:
        if node.kind != "outcome" and (not named or node.id in named):
            yield node.number


def _naming(graph: JourneyGraph, metric: str) -> Iterator[str]:
    for key, part in graph.touchpoints.items():
        if metric in part.metrics or metric in graph.stage_of[key].metrics:
            yield key


def _distinct(base: Base, column: str) -> dict[str, int]:
    select = f"""-- The most frequent values of a metric's column, until the observation end.
SELECT {identifier(column)} AS answer, count(*) AS answers
FROM log
WHERE {identifier(column)} IS NOT NULL AND time_us <= {literal(base.observation.until)}
GROUP BY {identifier(column)}
ORDER BY answers DESC, answer
LIMIT {MOST}"""  # noqa: S608 - identifiers and literals are quoted
    return {row["answer"]: row["answers"] for row in base.engine.rows("answer_texts", select)}


def _given(base: Base, column: str) -> int:
    select = f"""-- How many events hold a value in a metric's column, until the observation end.
SELECT count({identifier(column)}) AS answers
FROM log
WHERE time_us <= {literal(base.observation.until)}"""  # noqa: S608 - identifiers and literals are quoted
    return int(base.engine.rows("answers_given", select)[0]["answers"])


def _answers_select(base: Base, found: Sequence[Asked]) -> str:
    """Answers on the map, up to the time of the case's outcome."""
    head = "-- Answers to metrics at touchpoints (`metric` is its number), until the observation end and the case's outcome.\n"
    return head + "\nUNION ALL\n".join(
        f"""SELECT {asked.number} AS metric, k.node, e.cluster, e.{identifier(asked.column)} AS answer
FROM log AS e
JOIN kinds AS k ON {base.mapped.same_kind}
JOIN states AS s ON e.case_id = s.case_id
WHERE e.{identifier(asked.column)} IS NOT NULL AND k.node IS NOT NULL AND e.time_us <= {literal(base.observation.until)}
  AND (s.ended_at IS NULL OR e.time_us <= s.ended_at)"""  # noqa: S608 - identifiers and literals are quoted
        for asked in found
    )
