"""What a caller may ask of a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from pydantic_core import PydanticCustomError

from journeymap.diagnostics import JourneyError
from journeymap.model.values import LANGUAGE_CODES, read_share

__all__ = ["Thresholds", "language_from", "split_options", "thresholds_from"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What comes into a draft.

    Args:
        least: activities in fewer cases (a share, 0 to 1) stay off the map.
        touchpoints: how many touchpoints there may be; the ones that most journeys have stay.
        ways: ways on that fewer of those who go on take (a share, 0 to 1) are left out ...
        fit: ... unless fewer journeys than this (a share, 0 to 1) would follow the map from step to step.
        leave_out: activities that stay off the map, as patterns such as "W_*".
    """

    least: float = 0.02
    touchpoints: int = 15
    ways: float = 0.05
    fit: float = 0.8
    leave_out: tuple[str, ...] = ()


def thresholds_from(
    *,
    least: str | float = 0.02,
    touchpoints: int = 15,
    ways: str | float = 0.05,
    fit: str | float = 0.8,
    leave_out: str | Sequence[str] = (),
) -> Thresholds:
    """Thresholds as they are said: shares as "2%" or 0.02.

    Raises:
        JourneyError: a share is none, or no touchpoint is asked for.
    """
    if isinstance(touchpoints, bool) or not isinstance(touchpoints, int) or touchpoints < 1:
        raise JourneyError(f"touchpoints: {touchpoints} is no number of touchpoints", "ask for 1 or more")
    patterns = (leave_out,) if isinstance(leave_out, str) else tuple(leave_out)
    return Thresholds(_share("least", least), touchpoints, _share("ways", ways), _share("fit", fit), patterns)


def split_options(options: Mapping[str, Any]) -> tuple[Thresholds, dict[str, Any]]:
    """Thresholds, and what is left: what is said of the log's columns."""
    own = [field.name for field in fields(Thresholds)]
    asked = {name: value for name, value in options.items() if name in own}
    return thresholds_from(**asked), {name: value for name, value in options.items() if name not in own}


def language_from(said: str | None) -> str | None:
    """The code of a language, if it is one.

    Raises:
        JourneyError: it is none.
    """
    if said is not None and said.split("-")[0] not in LANGUAGE_CODES:
        raise JourneyError(f'"{said}" is not the code of a language', "write two letters, such as en, pl or de")
    return said


def _share(name: str, value: str | float) -> float:
    try:
        return read_share(value)
    except PydanticCustomError as error:
        context = error.context or {}
        raise JourneyError(f"{name}: {context.get('message', value)}", str(context.get("allowed", ""))) from None
