"""The picture of the paths: only shapes and words may come through."""

import shutil

import pytest

from journeymap.render.paths import clean_svg, paths_svg

RAW = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- made by a tool -->
<svg width="90pt" height="60pt" viewBox="0 0 90 60" xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">
<style>text{fill:red}</style><script>alert(1)</script><image xlink:href="https://example.org/x.png"/>
<g id="node1" class="node step"><title>pay &lt;now&gt;</title>
<g id="a_node1"><a xlink:href="javascript:alert(1)" xlink:title="x"><text x="1.234" y="2" style="fill:red"
 onclick="alert(1)">Pays &lt;now&gt;</text></a></g>
<path d="M10,20C10,20 30,20 30,20 30,20 30,40 30,40 30,40 10,40 10,40" style="stroke:red" fill="none"/></g>
</svg>"""


def test_only_shapes_and_words_come_through():
    svg = clean_svg(RAW)
    assert svg is not None
    for gone in (
        "DOCTYPE",
        "<!--",
        "<style",
        "<script",
        "<image",
        "<a",
        "xlink",
        "javascript",
        "style=",
        "onload",
        "onclick",
        "id=",
    ):
        assert gone not in svg
    assert "Pays &lt;now&gt;</text>" in svg
    assert 'data-step="pay &lt;now&gt;"' in svg
    assert "<title>" not in svg
    assert '<rect fill="none" x="10" y="20" width="20" height="20" rx="6"' in svg


def test_a_way_carries_its_kind_and_numbers_and_the_picture_its_size_in_pixels():
    svg = clean_svg(RAW.replace('class="node step"', 'class="edge unplanned cases-12 times-15"'))
    assert svg is not None
    assert '<g data-way="unplanned" data-cases="12" data-times="15">' in svg
    assert 'width="120" height="80"' in svg


@pytest.mark.parametrize("raw", ["", "no picture", "<svg", "<html/>", "<svg xmlns='x'/>"])
def test_what_is_no_picture_gives_none(raw):
    assert clean_svg(raw) is None


def test_without_graphviz_there_is_no_picture(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert paths_svg("digraph { a -> b }") is None


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz (apt-get install graphviz)")
def test_text_that_graphviz_refuses_gives_none():
    assert paths_svg("digraph { a -> ") is None


def test_the_report_says_how_to_get_the_picture(monkeypatch, tmp_path, root):
    import journeymap as jm
    from journeymap.render.report import render_report

    sketch = jm.load(root / "examples" / "sketch" / "journey.yaml")
    monkeypatch.setenv("PATH", str(tmp_path))
    page = render_report(sketch.graph, overlay=None, findings=[], map_svg="<svg></svg>", language="en")
    assert "Graphviz was not found" in page
    assert "digraph" in page
