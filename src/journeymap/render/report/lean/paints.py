"""What the shapes of a page's pictures look like, as classes: what is often seen is said once, for light and dark."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from string import ascii_letters

from journeymap.render.map.themes import THEMES
from journeymap.render.paths.dot import DARK

__all__ = ["LOOKS", "Look", "Paints"]

Look = tuple[tuple[str, str], ...]
"""Names and values of presentation attributes, in the order of their names."""
LETTERS = "".join(letter for letter in ascii_letters if letter not in "cntw")
"""Names of classes; the page has a use of its own for the others."""
LOOKS = (
    "fill",
    "fill-opacity",
    "font-size",
    "font-weight",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
)
"""What shapes inherit from the groups around them, and may be said in a style sheet as well as on themselves."""


class Paints:
    """The looks of one page: first all are met, then each gets its classes."""

    def __init__(self) -> None:
        self._met: Counter[Look] = Counter()

    def meet(self, look: Look) -> None:
        """A shape or group that looks like this will stand on the page."""
        self._met[look] += 1

    def worn(self, look: Look) -> str:
        """The attributes of a shape that looks like this.

        >>> paints = Paints()
        >>> paints.meet((("fill", "#1b2430"), ("stroke-width", "7.4")))
        >>> paints.worn((("fill", "#1b2430"), ("stroke-width", "7.4")))
        ' stroke-width="7.4" class="a"'
        """
        names = self._names
        if look in names:
            return f' class="{names[look]}"'
        own = "".join(f' {name}="{value}"' for name, value in look if ((name, value),) not in names)
        classes = " ".join(names[(one,)] for one in look if (one,) in names)
        return f'{own} class="{classes}"' if classes else own

    def rules(self) -> str:
        """A rule for each class; colours that differ in the dark say both."""
        return "".join(f".{name}{{{_rule(look)}}}" for look, name in self._names.items())

    @cached_property
    def _names(self) -> dict[Look, str]:
        """Classes, one letter as long as there are some; the page's own classes are longer words."""
        whole = {look: times for look, times in self._met.items() if 2 * len(look) * times > len(_rule(look))}
        parts: Counter[Look] = Counter()
        for look, times in self._met.items():
            if look not in whole:
                parts.update({(one,): times for one in look})
        whole |= {look: times for look, times in parts.items() if _shared(look[0], times)}
        order = sorted(whole, key=lambda look: (-whole[look], look))
        return {look: _name(place) for place, look in enumerate(order)}


def _shared(one: tuple[str, str], times: int) -> bool:
    """A colour that the dark changes needs a rule; others get one where that is shorter."""
    return one[1] in _dark() or times * sum(map(len, one)) > len(_rule((one,))) + 2 * times + 5


def _name(place: int) -> str:
    times, letter = divmod(place, len(LETTERS))
    return LETTERS[letter] + (str(times) if times else "")


def _rule(look: Look) -> str:
    return ";".join(map(_said, look))


def _said(one: tuple[str, str]) -> str:
    name, value = one
    if name == "font-size":
        return f"{name}:{value}px"
    dark = _dark().get(value)
    return f"{name}:light-dark({value},{dark})" if dark else f"{name}:{value}"


@cache
def _dark() -> dict[str, str]:
    return {**DARK, **THEMES["dark"]}
