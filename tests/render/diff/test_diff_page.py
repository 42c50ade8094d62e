"""The page of changes: whole in itself, every link leads somewhere, changed steps are marked by colour and sign."""

import base64
import hashlib
import re

import pytest

from journeymap.diff.session import compare_sides
from journeymap.diff.sides import folders_or_files
from journeymap.render.diff import render_diff
from journeymap.render.diff.marks import INKS, Mark, marked
from journeymap.results.diff import Grade

OLD = """\
journeymap: 1
id: shop
name: Shop <b>&amp;
personas: {ana: Ana}
stages:
  - name: Buy
    touchpoints:
      - {id: look, name: Looks, emotion: 1}
      - {id: "a\\"b<c", name: Pays, emotion: -1, respond-within: 1d}
      - {id: nag, name: Calls to ask, planned: false, emotion: -1}
      - {id: gone, name: Waits for a call}
      - {id: thanks, name: Done}
"""
NEW = (
    OLD.replace("respond-within: 1d", "respond-within: 2d")
    .replace("Calls to ask, planned: false, emotion: -1", "Calls to ask, planned: false, emotion: -2")
    .replace("      - {id: gone, name: Waits for a call}\n", "      - {id: fresh, name: Reads the news}\n")
    .replace("name: Done", "name: Is done")
)


@pytest.fixture
def page(tmp_path):
    def made(old=OLD, new=NEW, more=None):
        for name, text in (("old", old), ("new", new)):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "j.yaml").write_text(text, encoding="utf-8")
            for file, content in (more or {}).items():
                (tmp_path / name / file).write_text(content.format(name), encoding="utf-8")
        return render_diff(compare_sides(*(folders_or_files(str(tmp_path / name)) for name in ("old", "new"))))

    return made


def ids(html):
    return re.findall(r'\bid="([^"]+)"', html)


def test_every_link_leads_somewhere_and_no_id_is_there_twice(page):
    html = page()
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 10
    assert set(links) <= set(ids(html))
    assert len(ids(html)) == len(set(ids(html)))


def test_it_asks_for_nothing_and_runs_nothing(page):
    html = page()
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#|data:,)', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in html or f"style-src 'sha256-{digest}'" in html


def test_names_are_words_and_never_markup(page):
    html = page(new=NEW.replace("Shop <b>&amp;", "Shop <script>alert(1)</script>"))
    assert "<b>&amp;" not in html.replace("<b>old", "")
    assert "alert(1)</script>" not in html
    assert "Shop &lt;script&gt;" in html


def test_changed_steps_are_marked_on_both_maps(page):
    before, after = page().split(">After <")
    signs = [re.findall(r'class="mark">.*?font-weight="700" fill="#fff" text-anchor="middle">(.)<', half, re.DOTALL)
             for half in (before.split(">Before <")[1], after)]  # fmt: skip
    assert sorted(signs[0]) == ["~", "~", "~", "−"]
    assert sorted(signs[1]) == ["+", "~", "~", "~"]


def test_a_step_nobody_planned_is_marked_too(page):
    assert re.search(r'id="j0-new-nag"[^>]*>\s*<title>step U1: touchpoint &quot;nag&quot; feels worse', page())


def test_the_same_and_nothing_but_layout(page):
    assert "Nothing changed" in page(new=OLD)
    html = page(new=OLD + "# a word\n")
    assert "Nothing changed" in html
    assert "Layout or comments only." in html
    assert "<svg" not in html


def test_journeys_that_came_are_named_without_a_map(page, tmp_path):
    page()
    other = "journeymap: 1\nname: Other\nid: {}\nstages: [{{name: S, touchpoints: [T]}}]\n"
    html = page(more={"k.yaml": other})
    assert "journey &#34;new&#34; is now called" not in html
    assert html.count("<svg") == 4


def test_errors_are_shown(page):
    html = page(new=NEW + "nonsense: 1\n")
    assert "Errors in " in html
    assert "nonsense" in html


def test_a_mark_stands_where_the_card_does():
    svg = '<svg><g data-step="a&amp;b">\n<title>t</title>\n<rect x="10" y="20" width="80" height="40"/></g></svg>\n'
    mark = Mark("+", Grade.BREAKING, "#c", "said", "m")
    found = marked(svg, {"a&b": mark, "elsewhere": mark}, {})
    assert found.count(INKS[Grade.BREAKING]) == 4
    assert 'x="6.5" y="16.5" width="87" height="47"' in found
    assert found.endswith("</svg>\n")
    assert marked(svg, {}, {}) == svg
