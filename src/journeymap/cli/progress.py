"""What a long command is doing, on a terminal only: shown after a second, gone at the end."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

__all__ = ["WORDS", "progress"]

PATIENCE = 1.0
"""Seconds before anything is shown."""

WORDS: Mapping[str, str] = {
    "reading": "reading the log",
    "core": "following the cases",
    "promises": "answers in time",
    "funnel": "the funnel",
    "conformance": "planned and other paths",
    "lost": "where the lost went",
    "channels": "channels",
    "segments": "segments",
    "emotion": "emotion against data",
    "budgets": "budgets",
    "fit": "fitting the model",
    "times": "drawing journeys",
    "what-if": "answering what-ifs",
    "underway": "customers under way",
    "groups": "segments and personas",
    "write": "drawing a log",
    "whole": "what came of all cases",
    "benchmark": "drawing whole logs and laying them beside the later part",
}
"""What each step of long work is called."""


class _Shown:
    """The step that is going on, and for how long anything has been."""

    def __init__(self) -> None:
        self.step = ""
        self._begun = time.monotonic()

    def tell(self, step: str) -> None:
        """Note what is being done now."""
        self.step = WORDS.get(step, step)

    @property
    def line(self) -> str:
        """Such as `following the cases, 12 s`."""
        return f"{self.step or 'starting'}, {time.monotonic() - self._begun:.0f} s (Ctrl-C stops)"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Something that is told what is being done, and shows it where somebody is looking."""
    shown, done = _Shown(), threading.Event()
    if not _looked_at():
        yield shown.tell
        return
    beside = threading.Thread(target=_show, args=(shown, done), daemon=True)
    beside.start()
    try:
        yield shown.tell
    finally:
        done.set()
        beside.join()


def _looked_at() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _show(shown: _Shown, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner

    spinner = Spinner("dots")

    def picture() -> Spinner:
        spinner.update(text=shown.line)
        return spinner

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None)
    with Live(get_renderable=picture, console=console, transient=True, redirect_stdout=False, redirect_stderr=False):
        done.wait()
