"""docs/language.md: its tables are fresh, its examples are read without a finding, every part has its table."""

import re

import pytest

from journeymap.model.keys import parts_below
from journeymap.model.kinds import kind_of
from journeymap.model.reference import fresh_page, key_table
from journeymap.model.schema import FILES
from journeymap.model.steps import Differs, Touchpoint
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document


@pytest.fixture
def page(root):
    return (root / "docs" / "language.md").read_text(encoding="utf-8")


def test_the_tables_are_fresh(page):
    assert page == fresh_page(page), "run: python -m journeymap.model.reference docs/language.md"


def test_every_part_has_its_table(page):
    parts = {part.__name__ for root in FILES.values() for part in parts_below(root)}
    assert parts - set(re.findall(r"<!-- keys of (\w+) -->", page)) == {"NumberBudget"}


def test_every_example_is_read_without_a_finding(page):
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 10
    for block in blocks:
        document, findings = parse_document("docs/language.md", block)
        assert findings == []
        kind = kind_of(document)
        assert validate(document, FILES[kind], languages_in(document.data))[1] == []


def test_the_contents_lead_somewhere(page):
    headings = {
        re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^## (.*)$", page, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links <= headings


def test_tables_say_what_stands_at_a_key():
    assert "| `emotion` | -2 to 2 |" in key_table(Touchpoint)
    assert "| `pain-points` | words, or keys; one or a list |" in key_table(Touchpoint)
    assert "| `skips` |" in key_table(Differs)
