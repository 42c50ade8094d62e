"""What programs read from a drawn map: its steps with numbers and names, and what it was made from."""

from __future__ import annotations

import json
import re

from journeymap.render.map.story import Step, Story
from journeymap.render.map.text.clean import escape, plain

__all__ = ["metadata"]

DRAWN = re.compile(r' data-step="([^"]*)"')
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def metadata(story: Story, drawn: str) -> str:
    """The `<metadata>` of a page whose elements are `drawn`: JSON with the steps on it, and the hashes of map and log."""
    shown = set(DRAWN.findall(drawn))
    data: dict[str, object] = {
        "journey": story.journey.id or "",
        "model": story.fingerprint,
        "language": story.language,
        "steps": [_step(story, step) for step in story.steps.values() if escape(step.id) in shown],
    }
    if story.overlay:
        data["log"] = story.overlay.log
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"<metadata>{plain(text).translate(MARKUP)}</metadata>"


def _step(story: Story, step: Step) -> dict[str, str]:
    stage = story.stages[step.stage]
    return {"id": step.id, "number": step.number, "name": step.name, "stage": stage.id or ""}
