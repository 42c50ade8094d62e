"""Scales of metrics: which answers they allow, and what a score is worth on the map's own scale."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

__all__ = ["WORST", "Scale", "read_answer", "read_scale"]

RANGE = re.compile(r"\s*([-−–]?\d+(?:\.\d+)?)\s*(?:\.\.\.?|…)\s*([-−–]?\d+(?:\.\d+)?)\s*")
NPS = re.compile(r"\bnps\b", re.IGNORECASE)
NUMBER = re.compile(r"[-+−–]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?")
THOUSANDS = re.compile(r"[^,]*\d,\d{3}")
"""`1,234` may be one and a bit, or a thousand and more."""
WORST, BEST = -2.0, 2.0
GREATEST = 1e6
PROMOTER, DETRACTOR = 9, 6


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers from `low` to `high`, None where nothing is known; `nps`: 0 to 10, of which the NPS is made."""

    low: float | None
    high: float | None
    nps: bool = False

    def holds(self, answer: float) -> bool:
        """Whether it is an answer on this scale."""
        low = -GREATEST if self.low is None else self.low
        high = GREATEST if self.high is None else self.high
        return low <= answer <= high

    def valence(self, score: float) -> float | None:
        """A mean, or an NPS of -1 to 1, from the scale's lowest value at -2 to its highest at 2; None without a scale."""
        low, high = (-1.0, 1.0) if self.nps else (self.low, self.high)
        if low is None or high is None or low >= high:
            return None
        return WORST + (score - low) / (high - low) * (BEST - WORST)

    def is_best(self, answer: float) -> bool:
        """Whether no answer is better."""
        return self.high is not None and answer == self.high

    def is_promoter(self, answer: float) -> bool:
        """Whether the answer counts for the NPS."""
        return self.nps and answer >= PROMOTER

    def is_detractor(self, answer: float) -> bool:
        """Whether the answer counts against the NPS."""
        return self.nps and answer <= DETRACTOR


def read_scale(text: str | None) -> Scale:
    """The scale that a metric says: `1..5`, `0..10`, `nps`; unknown words are no scale.

    >>> read_scale("1..5"), read_scale("nps").nps, read_scale("stars").low
    (Scale(low=1.0, high=5.0, nps=False), True, None)
    """
    if text and NPS.search(text):
        return Scale(0.0, 10.0, nps=True)
    found = RANGE.fullmatch(text or "")
    if not found:
        return Scale(None, None)
    low, high = (_number(part) for part in found.groups())
    return Scale(low, high) if low < high else Scale(None, None)


def read_answer(text: str, scale: Scale) -> float | None:
    """The number that an answer is, with a point or a comma; None where it is none, or lies outside the scale."""
    if not NUMBER.fullmatch(text.strip()) or THOUSANDS.fullmatch(text.strip()):
        return None
    answer = _number(text.strip().replace(",", "."))
    return answer if math.isfinite(answer) and scale.holds(answer) else None


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace("–", "-"))
