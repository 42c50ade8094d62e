"""Silence: after how long a case is called silent, and how many of the silent come back."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.overlay.steps import fetch, keep

__all__ = ["Silence", "measure_silence"]


@dataclass(frozen=True, slots=True)
class Silence:
    """tau in microseconds, whether it was said, and what became of those silent for so long.

    Args:
        tau: None where it was not said and nobody ever went on.
        said: whether somebody said it.
        came_back: the product-limit share of those silent for tau who went on; None where the log is too short to
            show one.
        at_risk: how many silences lasted tau.
    """

    tau: int | None
    said: bool
    came_back: float | None
    at_risk: int


def measure_silence(engine: Engine, until: int, inactive_after_s: float | None) -> Silence:
    """Find tau: what was said (seconds), else the 99th percentile of the silences of those who go on.

    Needs the tables `actions`, which it lets go of, and `cases`.
    """
    said = None if inactive_after_s is None else round(inactive_after_s * 1e6)
    keep(engine, "gaps", until=until)
    engine.drop("actions")
    rows = fetch(engine, "silence", tau=said)
    engine.drop("gaps")
    if not rows:
        return Silence(said, said is not None, None, 0)
    row = rows[0]
    tau: int | None = row["tau"]
    shown = tau is not None and tau <= row["x_h"] and row["at_risk"] > 0 and row["gone_before"] < 1
    back = (row["gone_h"] - row["gone_before"]) / (1 - row["gone_before"]) if shown else None
    return Silence(tau, said is not None, None if back is None else max(0.0, back), row["at_risk"] if tau else 0)
