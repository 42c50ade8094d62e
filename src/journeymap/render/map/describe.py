"""The map in words, for whoever cannot see it."""

from __future__ import annotations

from journeymap.render.map.clean import plain
from journeymap.render.map.facts import feelings, figures, in_short
from journeymap.render.map.story import Story

__all__ = ["described"]


def described(story: Story) -> tuple[str, str]:
    """A title, and a description in a few sentences."""
    w, n, journey = story.w, story.n, story.journey
    how = w("as is") if journey.perspective == "as-is" else w("to be")
    title = f"{story.say(journey.name)}: {w('customer journey')}, {how}"
    parts = [
        w("{steps} in {stages}").format(
            steps=w.counted(len(story.steps), "step"), stages=w.counted(len(journey.stages), "stage")
        ),
        *(f"{story.say(stage.name)}: {_names(story, index)}" for index, stage in enumerate(journey.stages)),
    ]
    felt = feelings(story, story.persona)
    if felt is not None:
        step = felt.hardest
        moment = w("Hardest moment: step {number}").format(number=step.number)
        parts.append(f"{moment}, {step.name}, {n.signed(felt.lowest)}")
        parts.append(in_short(story, felt))
    parts += [f"{figure.label}: {figure.value}, {figure.note}" for figure in figures(story)[:3]]
    return plain(title), plain(" ".join(f"{part.rstrip('.')}." for part in parts if part))


def _names(story: Story, stage: int) -> str:
    names = [f"{step.number} {step.name}" for step in story.steps.values() if step.stage == stage]
    return ", ".join(names) or story.w("no steps yet")
