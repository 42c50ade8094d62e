"""The index of a project: what each line says, and that hostile names stay text."""

import re
from pathlib import Path

import pytest

from journeymap.api import load
from journeymap.api.sites import entries_of
from journeymap.render.site import render_index

HOSTILE = "</script><img src=x onerror=alert(1)>"
SOUND = """journeymap: 1
id: {id}
name: '{name}'
status: {status}
owner: Sales
stages: [{{name: S, touchpoints: [{{name: First, emotion: -2, evidence: observed}}, {{name: Next, emotion: 1}}]}}]
"""


@pytest.fixture
def put(tmp_path: Path):
    """Write a journey, sound unless its text is given."""

    def written(file_name: str, text: str = SOUND, **values: str) -> str:
        file = tmp_path / f"{file_name}.yaml"
        text = (
            text.format(**({"id": file_name, "name": file_name, "status": "draft"} | values)) if text is SOUND else text
        )
        file.write_text(text, encoding="utf-8")
        return str(file)

    return written


def page_of(*files: str, language: str | None = None) -> str:
    return render_index(entries_of([load(file) for file in files]), language)


def test_a_line_says_status_owner_worst_moment_and_evidence(put):
    page = page_of(put("claims", status="review"))
    assert 'href="claims/index.html"' in page
    assert "in review" in page
    assert "Sales" in page
    assert 'href="claims/index.html#step=first"' in page
    assert "–2.0" in page
    assert "1 of 2 claims" in page
    assert 'class="spark"' in page
    assert "not measured" in page


def test_a_journey_without_emotions_has_no_curve_and_no_evidence(put):
    text = "journeymap: 1\nname: Bare\nstages: [{name: S, touchpoints: [A]}]\n"
    page = page_of(put("bare", text))
    assert 'class="spark"' not in page
    assert "nothing claimed" in page
    assert "none said" in page


def test_a_journey_with_errors_is_listed_with_the_first_and_has_no_link(put):
    page = page_of(
        put("good"), put("broken", "journeymap: 1\nname: Broken\nstagess: []\n"), put("torn", "journeymap: [")
    )
    assert page.count("<tr role") == 2
    assert "2 journeys have errors and no report." in page
    assert "stagess" in page
    assert "torn.yaml" in page
    assert "broken/index.html" not in page


def test_two_files_with_one_id_have_folders_of_their_own(put):
    one, two = put("one", id="same"), put("two", id="same")
    page = page_of(one, two)
    assert 'href="same/index.html"' in page
    assert 'href="same-2/index.html"' in page
    assert "Several files have the id same:" in page


def test_journeys_that_lead_to_each_other_are_named(put):
    text = """journeymap: 1
name: Parent
stages: [{name: S, touchpoints: [{name: Claims, journey: claims}, {name: Gone, journey: nowhere}]}]
outcomes: {done: {name: Done, kind: success, then: claims}}
"""
    page = page_of(put("parent", text), put("claims"))
    links = page[page.index('id="links"') :]
    assert links.count('href="claims/index.html"') == 2
    assert "no file has the id nowhere" in links


def test_hostile_names_stay_text(put):
    page = page_of(
        put("bad", id="'../../x'", name=HOSTILE),
        put("other", text=f"journeymap: 1\nname: '{HOSTILE}'\nx{HOSTILE}: 1\n"),
    )
    assert "<img" not in page
    assert page.count("<script") == 2
    assert re.search(r'href="[\w-]+/index\.html"', page)


def test_the_same_journeys_give_the_same_page_in_each_language(put):
    files = [put("a"), put("b", status="approved")]
    assert page_of(*files) == page_of(*files)
    assert '<html lang="pl">' in page_of(*files, language="pl")


def test_hundreds_of_journeys_are_one_page(put):
    one = entries_of([load(put("one"))])[0]
    page = render_index([one] * 400)
    assert page.count("<tr role") == 401
    assert len(page) < 1_500_000
