"""Texts that leave nothing to draw: what has no name is called by its id, and nothing collides."""

import pytest
from legibility.program import PAPERS, judged

from journeymap.render.map import render_pages

NOTHING = ["\u200b", "\ue000", "\x01\u00ad", "\u202e\u2066"]


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize("page", ["a3", "a4", "slide", "auto"])
def test_blank_names_collide_with_nothing(build, nothing: str, page: str):
    graph = build(
        {
            "id": "claim",
            "name": nothing,
            "owner": nothing,
            "stages": [
                {"id": "report", "name": nothing, "goal": nothing, "touchpoints": [{"id": "call", "name": nothing}]}
            ],
            "outcomes": {"done": "Done", "gone": {"name": nothing, "kind": "failure", "anywhere": True}},
        }
    )
    for svg in render_pages(graph, page=page):
        assert not list(judged(svg, "light", PAPERS[page]))
        assert ">report<" in svg
        assert ">call<" in svg
        assert "gone" in svg
        assert "no stage yet" not in svg
