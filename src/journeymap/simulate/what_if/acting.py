"""One change about to be made: what touchpoints, ways and channels have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.model.data import Change
from journeymap.simulate.chain import Ints
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.leading import redirect
from journeymap.simulate.what_if.losing import Saving, change_drop_off
from journeymap.simulate.what_if.places import Places
from journeymap.simulate.what_if.removing import remove_touchpoint
from journeymap.simulate.what_if.times import Pair
from journeymap.simulate.what_if.timing import change_time

__all__ = ["Act"]


@dataclass(frozen=True)
class Act:
    """A change with what it is made on.

    Args:
        draft: is changed.
        places: where the names are.
        change: with single values.
        like: the share of the saved that goes on; the others are lost after all.
    """

    draft: Draft
    places: Places
    change: Change
    like: float

    def saving(self, otherwise: tuple[int, ...] = ()) -> Saving:
        """Where the saved go: as `to` says."""
        if self.change.to is None:
            failing = self.draft.failing
            return Saving(tuple(column for column in otherwise if not failing[column]), self.like)
        to = self.places.target(self.change.to, "to")
        if self.draft.failing[to]:
            raise ImpossibleError(f'"{self.change.to}" is a failure: nobody is saved who goes there', ("to",))
        return Saving((to,), self.like)

    def lose(self, what: str, rows: Ints, otherwise: tuple[int, ...] = ()) -> None:
        """The change of drop-off, if there is one."""
        if self.change.drop_off is not None:
            change_drop_off(self.draft, what, rows, self.change.drop_off, self.saving(otherwise))

    def last(self, title: str, pairs: list[Pair]) -> None:
        """The changes of wait and takes."""
        for key in ("wait", "takes"):
            shift = getattr(self.change, key)
            if shift is not None and not pairs:
                self.draft.note("no-times", f"{key} {title}: nobody waits before the start", "warning")
            elif shift is not None:
                change_time(self.draft, f"{key} {title}", key, pairs, shift)

    def lead(self, title: str, columns: list[int], rows: Ints | None = None) -> None:
        """The redirection, from everywhere where nothing else is said."""
        name = self.change.redirect
        if name is None:
            return
        target = self.places.target(name, "redirect")
        if target in columns:
            raise ImpossibleError(f'"{name}" is where they come to already', ("redirect",))
        rows = np.arange(len(self.draft.contexts)) if rows is None else rows
        redirect(self.draft, f"{title} redirected to {self.places.called(name)}", rows, columns, target)

    def remove(self, columns: list[int]) -> None:
        """Touchpoints are taken out, if the change says so."""
        for column in columns if self.change.remove else ():
            title = self.places.called(self.draft.touchpoints[column])
            remove_touchpoint(self.draft, f"without {title}", column, self.saving())

    def onwards(self, columns: list[int]) -> list[Pair]:
        """All ways out of touchpoints."""
        return [(at, to) for at in columns for to in range(len(self.draft.targets))]
