"""Examining many journeys: what is known from earlier checks is taken again, the rest is shared between processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from journeymap.lint.engine import Examined, examine
from journeymap.lint.kept import FOLDER, Kept, Origin
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.registry import all_rules
from journeymap.lint.rule import Rule
from journeymap.model.companions import Besides
from journeymap.model.read import read_journey

__all__ = ["examine_all"]

MANY = 50
"""From so many journeys on a cache is kept where no journeymap.yaml says that this is a project."""

WORTH = {"fork": 24, "spawn": 200}
"""From so many journeys on starting more processes pays, by how they start."""

Task = tuple[str, Configuration]
"""A journey's file, and what its project says about checking."""


def examine_all(
    files: Iterable[str],
    rules: Sequence[Rule],
    configuration_of: Callable[[str], Configuration],
    *,
    cache: bool = True,
    jobs: int | None = None,
) -> list[Examined]:
    """Examine the journeys in `files`, in their order.

    Args:
        files: paths as the user gave them.
        rules: those to apply.
        configuration_of: what the project of a file says about checking.
        cache: whether what earlier checks found may be taken again, and what is found now is kept.
        jobs: processes at most; unsaid: one for each core.
    """
    tasks = [(file, configuration_of(file)) for file in files]
    besides = Besides()
    folder = _folder(tasks) if cache else None
    if folder is None:
        return [examined for examined, _ in _examined(tasks, rules, besides, jobs)]
    kept = Kept(folder, rules, besides)
    known = {task[0]: kept.look_up(*task) for task in tasks}
    unknown = [task for task in tasks if known[task[0]] is None]
    for (file, configuration), (examined, origin) in zip(
        unknown, _examined(unknown, rules, besides, jobs), strict=True
    ):
        known[file] = examined
        kept.keep(examined, origin, configuration)
    kept.write()
    return [examined for examined in known.values() if examined is not None]


def _folder(tasks: Sequence[Task]) -> Path | None:
    """Where findings are kept: beside the project's journeymap.yaml, or in the working folder where it pays."""
    project = next((configuration.file for _, configuration in tasks if configuration.file), "")
    if project:
        return Path(project).parent / FOLDER
    return Path(FOLDER) if len(tasks) >= MANY else None


def _examined(
    tasks: Sequence[Task], rules: Sequence[Rule], besides: Besides, jobs: int | None
) -> Iterable[tuple[Examined, Origin]]:
    """What is found in each journey, and from which texts."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    way = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    workers = min(jobs or cores, len(tasks) // WORTH[way] + 1)
    if workers < 2 or not set(map(id, rules)) <= set(map(id, all_rules())):
        return [_examine(task, rules, besides) for task in tasks]
    names = tuple(rule.name for rule in rules)
    with ProcessPoolExecutor(workers, multiprocessing.get_context(way), _begin, (names,)) as pool:
        return list(pool.map(_continue, tasks, chunksize=max(1, min(32, len(tasks) // (4 * workers)))))


def _examine(task: Task, rules: Sequence[Rule], besides: Besides) -> tuple[Examined, Origin]:
    file, configuration = task
    read = read_journey(file, besides)
    return examine(read, rules, configuration), Origin.of(file, read.documents)


_worker: list[tuple[Sequence[Rule], Besides]] = []
"""In a process that was started to help: the rules it applies, found again by their names."""


def _begin(names: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers to Ctrl-C
    wanted = set(names)
    _worker.append((tuple(rule for rule in all_rules() if rule.name in wanted), Besides()))


def _continue(task: Task) -> tuple[Examined, Origin]:
    return _examine(task, *_worker[0])
