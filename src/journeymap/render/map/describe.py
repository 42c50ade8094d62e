"""The map in words, for whoever cannot see it."""

from __future__ import annotations

from journeymap.render.map.facts import feelings, in_short
from journeymap.render.map.figures import figures
from journeymap.render.map.story import Story
from journeymap.render.map.text.clean import plain

__all__ = ["described"]


def described(story: Story, number: int = 1, total: int = 1) -> tuple[str, str]:
    """A title, and a description in a few sentences; of page `number` where the map has a `total` of several."""
    w, journey = story.w, story.journey
    how = w("as is") if journey.perspective == "as-is" else w("to be")
    parts = [
        w("page {number} of {total}", number=number, total=total) if total > 1 else "",
        story.say(journey.summary),
        story.persona_name(story.persona) if story.persona else "",
        w(
            "{steps} in {stages}",
            steps=w.counted(len(story.steps), "step"),
            stages=w.counted(len(journey.stages), "stage"),
        ),
        *(_said(story.say(stage.name), _names(story, index)) for index, stage in enumerate(journey.stages)),
        _said(w("Unplanned"), ", ".join(f"{step.number} {step.name}" for step in story.unplanned)),
        *_felt(story),
        *(_said(figure.label, f"{figure.value} {figure.note}", figure.aside) for figure in figures(story)[:3]),
    ]
    title = f"{story.say(journey.name)}: {w('customer journey')}, {how}"
    return plain(title), plain(" ".join(_sentence(part) for part in parts if part))


def _sentence(words: str) -> str:
    ended = words if words.rstrip('”“"«»').endswith((".", "!", "?", "…")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def _said(what: str, *values: str) -> str:
    """What it is about, and what is said of it."""
    said = ", ".join(value for value in values if value)
    return f"{what}: {said}" if what and said else said


def _names(story: Story, stage: int) -> str:
    names = [f"{step.number} {step.name}" for step in story.steps.values() if step.stage == stage]
    return ", ".join(names) or story.w("no steps yet")


def _felt(story: Story) -> tuple[str, ...]:
    """The hardest moment with what was said there, the mean and the end."""
    found = feelings(story, story.persona)
    if found is None:
        return ()
    step = found.hardest
    moment = story.w("Hardest moment: step {number}", number=step.number)
    said = story.spoken(step.part.quote)
    return f"{moment}, {step.name}, {story.n.signed(found.lowest)}", said, in_short(story, found)
