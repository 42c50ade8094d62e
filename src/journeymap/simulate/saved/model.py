"""Fitted models as small files: shares and times without a single case, to be asked again later or elsewhere."""

from __future__ import annotations

import difflib
import json
import math
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph
from journeymap.results.plain import from_plain, to_plain
from journeymap.results.simulation import Note, OrderScore
from journeymap.settings.files import write_atomic
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.saved.chain import chain_data, chain_from
from journeymap.simulate.saved.dwell import dwell_data, dwell_from
from journeymap.simulate.saved.numbers import amiss, ints, part

__all__ = ["VERSION", "load_model", "model_from", "model_json", "save_model"]

VERSION = 1
KEY = "journeymap-model"
LARGEST = 200_000_000
"""No saved model has so many bytes."""


def model_json(fitted: Fitted) -> dict[str, Any]:
    """The model as plain data, version 1; without its curves, so that customers under way need the log again.

    No case and no event is in it. Of fewer than 5 visits neither the number nor the times are kept: the times are those of
    the touchpoint's other visits.
    """
    return {
        KEY: VERSION,
        "journey": fitted.journey,
        "basis": fitted.basis,
        "log": fitted.log,
        "until": fitted.until,
        "groups": fitted.groups,
        "backed_off": fitted.backed_off,
        "visits": fitted.visits,
        "chain": chain_data(fitted.chain),
        "dwell": None if fitted.dwell is None else dwell_data(fitted.dwell),
        "scores": to_plain(fitted.scores),
        "notes": to_plain(fitted.notes),
    }


def model_from(data: Any, graph: JourneyGraph | None = None) -> Fitted:
    """The model that `model_json` wrote.

    Args:
        data: plain data, as read from JSON.
        graph: the journey that it must be of; unsaid: any.

    Raises:
        JourneyError: it is no model, one of another version or journey, or it cannot be true.
    """
    _require_version(data)
    chain = chain_from(part(data, "chain"))
    dwell = part(data, "dwell")
    try:
        scores = tuple(from_plain(OrderScore, score) for score in part(data, "scores"))
        notes = tuple(from_plain(Note, note) for note in part(data, "notes"))
    except (KeyError, TypeError, ValueError):
        raise amiss('"scores" or "notes" are of another form') from None
    if not all(math.isfinite(number) for score in scores for number in (score.loss, score.error)):
        raise amiss('"scores" has a number that is none')
    journey, basis, log, until = (part(data, name) for name in ("journey", "basis", "log", "until"))
    if basis not in ("log", "plan") or not all(isinstance(text, str) for text in (journey, log, until or "")):
        raise amiss("it does not say what it rests on")
    fitted = Fitted(
        journey=journey,
        basis=basis,
        log=log,
        until=until,
        chain=chain,
        dwell=None if dwell is None else dwell_from(dwell, chain),
        scores=scores,
        notes=notes,
        groups=_count(data, "groups"),
        backed_off=_count(data, "backed_off"),
        visits=_count(data, "visits"),
    )
    if graph is not None:
        _require_journey(fitted, graph)
    return fitted


def save_model(fitted: Fitted, path: str | os.PathLike[str]) -> None:
    """Write the model to a file, whole or not at all.

    Raises:
        JourneyError: the file cannot be written.
    """
    lines = (f"{json.dumps(key)}: {_compact(value)}" for key, value in model_json(fitted).items())
    write_atomic(path, "{" + ",\n".join(lines) + "}\n")


def load_model(path: str | os.PathLike[str], graph: JourneyGraph | None = None) -> Fitted:
    """Read a model that `save_model` wrote.

    Args:
        path: the file.
        graph: the journey that it must be of; unsaid: any.

    Raises:
        JourneyError: the file cannot be read, is no model, or is of another version or journey.
    """
    try:
        if Path(path).stat().st_size > LARGEST:
            raise JourneyError(f"{path} is too large for a saved model")
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise JourneyError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise JourneyError(f"{path} is no saved model: it holds no text") from None
    try:
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise JourneyError(
            f"{path} is no saved model, or only a part of one", "make it again: --save-model FILE"
        ) from None
    try:
        return model_from(data, graph)
    except JourneyError as error:
        raise JourneyError(f"{path}: {error.message}", error.hint) from None


def _count(data: Any, name: str) -> int:
    return int(ints({name: [part(data, name)]}, name, below=2**60)[0])


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _require_version(data: Any) -> None:
    if not isinstance(data, dict) or KEY not in data:
        raise JourneyError("this is no saved model", "a simulation of a log saves one: --save-model FILE")
    if data[KEY] != VERSION or isinstance(data[KEY], bool):
        raise JourneyError(
            f"this model was saved in version {data[KEY]}, and version {VERSION} can be read",
            "make it again: --save-model FILE",
        )


def _require_journey(fitted: Fitted, graph: JourneyGraph) -> None:
    chain = fitted.chain
    _require_known("touchpoint", chain.touchpoints, graph.touchpoints)
    _require_known("outcome", chain.outcomes, graph.outcomes)
    kinds = zip(chain.outcomes, chain.kinds, strict=True)
    changed = next((name for name, kind in kinds if graph.outcomes[name].kind != kind), None)
    if changed is not None:
        kind = graph.outcomes[changed].kind
        raise JourneyError(
            f'"{changed}" is a {kind} in the journey, and was none when the model was saved', "fit it anew"
        )


def _require_known(what: str, saved: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    strange = next((name for name in saved if name not in names), None)
    if strange is None:
        return
    close = difflib.get_close_matches(strange, names, 1)
    meant = f'the closest is "{close[0]}"; ' if close else ""
    raise JourneyError(
        f'the model has the {what} "{strange}", and the journey has none of that id',
        f"{meant}a model is read with the journey that it was made for",
    )
