"""What every part of an overlay starts from: the journey, the log, and the tables that lie in the engine."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.events.log import EventLog
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.mapping import Mapped
from journeymap.overlay.nodes import Observable
from journeymap.overlay.observation import Observation
from journeymap.overlay.silence import Silence
from journeymap.overlay.standing import Standing

__all__ = ["Base"]


@dataclass(frozen=True)
class Base:
    """A journey laid over a log: what is known in Python, and in the engine these tables.

    - `log`: the events as read (events/log.py), of any kind, later than the observation end too.
    - `kinds`: kinds of events with their `node`, NULL off the map; joins `log` on the columns of `mapped.keys`.
    - `nodes`: node, kind (step, sent, outcome), good, success, entry, reaches. `plan`: node, next.
    - `walk`: events on the map in the order of their case: case_id, cluster, time_us, channel, node, kind, outcome,
      place, ended (0 within the journey), before_node, before_channel, tied, came_over.
    - `visits`: case_id, cluster, node, number (1, 2 …), started, next, next_at, final, switched.
    - `states`: one row a case: case_id, cluster, first_at, ended_at, outcome, late, visits, first_node, last_node, path_a,
      path_b, state (finished, silent, open), fits, begun_before.

    `case_id` and `cluster` are keys for joining, nothing more. Tables of a study (studies.py) are made anew by each.

    Args:
        graph: the compiled journey.
        engine: where the tables are.
        log: what is known of the log.
        seen: the nodes by number and id.
        observation: when watching began and ended (`since`, `until`, microseconds).
        mapped: events by activity and node.
        silence: tau and what became of the silent.
        standing: cases by outcome, state, fit.
        horizons: h* in microseconds by node; 0 is the journey as a whole.
        conversion_us: the horizon of the conversion in microseconds; None where no case can be followed.
    """

    graph: JourneyGraph
    engine: Engine
    log: EventLog
    seen: Observable
    observation: Observation
    mapped: Mapped
    silence: Silence
    standing: Standing
    horizons: dict[int, int]
    conversion_us: int | None
