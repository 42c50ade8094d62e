"""Pages with style and script inside, and the same with them in files beside."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.report.page import json_block
from journeymap.render.standalone import apart

PAGE = """<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-x&#39;">
<style>p{color:red}</style></head><body><p>TEXT</p>
<script type="application/json" id="words">WORDS</script>
<script>const a = "\\\\1";</script></body></html>
"""


@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=4))
def test_nothing_stays_inside_and_nothing_is_lost(text, words):
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    page = PAGE.replace("TEXT", shown).replace("WORDS", str(json_block(words)))
    files = apart(page, "report")
    assert list(files) == ["report.html", "report.css", "report.js"]
    html = files["report.html"]
    assert "<style" not in html
    assert re.findall(r"<script[^>]*>", html) == ['<script src="report.js">']
    assert "'unsafe" not in html
    assert "sha256" not in html
    assert f"<p>{shown}</p>" in html
    assert files["report.css"] == "p{color:red}\n"
    told, script = files["report.js"].split("\n", 1)
    inside = json.loads(re.search(r"textContent:(.*)\}\)\);$", told)[1])
    assert json.loads(inside) == words
    assert script == 'const a = "\\\\1";\n'


@pytest.mark.parametrize("stem", ['a" onload="x', "my report & more", "ž", "a%b", "\\1"])
def test_addresses_are_quoted(stem):
    html = apart(PAGE, stem)[f"{stem}.html"]
    address = re.search(r'href="([^"]*)\.css"', html)[1]
    assert re.fullmatch(r"[\w%.~-]*", address, re.ASCII)


def test_a_page_without_a_script_has_no_file_of_it():
    page = re.sub(r"<script.*</script>\n?", "", PAGE)
    assert list(apart(page, "diff", ".htm")) == ["diff.htm", "diff.css"]
