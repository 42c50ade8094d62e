"""What-if: changes of the journey, answered with how sure and how known the answer is."""

from __future__ import annotations

from journeymap.simulate.what_if.answering import answer
from journeymap.simulate.what_if.asked import Asked
from journeymap.simulate.what_if.changing import Changed, changed, with_changes
from journeymap.simulate.what_if.reading import scenarios

__all__ = ["Asked", "Changed", "answer", "changed", "scenarios", "with_changes"]
