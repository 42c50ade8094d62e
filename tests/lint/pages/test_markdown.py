"""Every rule's page is whole, and its Example makes the rule speak where its Better does not."""

import re

import pytest

from journeymap.diagnostics import Severity
from journeymap.lint.engine import conclude
from journeymap.lint.many import examine_all
from journeymap.lint.pages.examples import TODAY, example_files
from journeymap.lint.pages.markdown import pages, write_pages
from journeymap.lint.pages.page import read_page
from journeymap.lint.project.projects import Projects
from journeymap.lint.reported import BUDGETS, REPORTED, Origin
from journeymap.lint.rules import RULES
from journeymap.lint.run import check_files
from journeymap.model.search import find_files, is_companion

OWN = {rule.name for rule in RULES}
READING = [each for each in REPORTED if each.kind is Origin.READING]
SHOWN = [each for each in READING if read_page(each.page).example]
CHECKING = [each for each in REPORTED if each not in READING and read_page(each.page).example]


def called(rule):
    return rule.name


def write(fragment, folder):
    folder.mkdir(exist_ok=True)
    for name, text in example_files(fragment).items():
        (folder / name).write_text(text, encoding="utf-8")


def found(fragment, rule, folder):
    """What a check of a page's fragment finds; rules that are off by default are on."""
    write(fragment, folder)
    files = [file for file in find_files([str(folder)]) if not is_companion(file)]
    projects = Projects(RULES, today=TODAY, only=[rule.name])
    return conclude(examine_all(files, RULES, projects.of), RULES, projects.of)


@pytest.mark.parametrize("rule", RULES, ids=called)
def test_the_page_is_whole(rule):
    page = read_page(rule.page)
    assert page.summary.endswith(".")
    assert "\n" not in page.summary
    assert page.why
    assert page.example
    assert page.better
    assert list(page.options) == list(rule.options), "each option is explained, and nothing else"


@pytest.mark.parametrize("rule", RULES, ids=called)
def test_the_example_makes_the_rule_speak(rule, tmp_path):
    findings = found(read_page(rule.page).example, rule, tmp_path)
    assert rule.name in {each.rule for each in findings}
    assert misread(findings) == []


@pytest.mark.parametrize("rule", RULES, ids=called)
def test_the_better_one_is_free_of_it(rule, tmp_path):
    findings = found(read_page(rule.page).better, rule, tmp_path)
    assert [each for each in findings if each.rule == rule.name] == []
    assert misread(findings) == []
    assert [each for each in findings if each.severity is Severity.ERROR and "not declared" not in each.message] == []


@pytest.mark.parametrize("reported", SHOWN, ids=called)
def test_what_reading_finds_is_shown(reported, tmp_path):
    page = read_page(reported.page)
    assert {each.rule for each in misread(found(page.example, reported, tmp_path / "example"))} == {reported.name}
    assert misread(found(page.better, reported, tmp_path / "better")) == []


@pytest.mark.parametrize("reported", CHECKING, ids=called)
def test_what_the_check_says_of_itself_is_shown(reported, tmp_path):
    page = read_page(reported.page)
    for part in ("example", "better"):
        write(getattr(page, part), tmp_path / part)
        checked = check_files([str(tmp_path / part)], today=TODAY, cache=False, jobs=1)
        assert {each.rule for each in misread(checked.findings)} == ({reported.name} if part == "example" else set())


@pytest.mark.parametrize("reported", [*REPORTED, *BUDGETS], ids=called)
def test_findings_that_no_rule_makes_have_a_page(reported):
    page = read_page(reported.page)
    assert page.summary.endswith(".")
    assert "\n" not in page.summary
    assert page.why
    assert bool(page.example) == bool(page.better)


def test_every_finding_has_a_page(root):
    """Names of findings stand in the code as plain words."""
    made = set()
    for file in (root / "src" / "journeymap").rglob("*.py"):
        made |= set(re.findall(r'(?:\.finding|Diagnostic)\(\s*"([a-z-]{3,})"', file.read_text(encoding="utf-8")))
    assert made <= {each.name for each in (*RULES, *REPORTED)}
    assert len(made) > 9


FRESH = pages()


@pytest.mark.parametrize("name", FRESH)
def test_the_written_pages_are_fresh(root, name):
    written = root / "docs" / "rules" / name
    assert written.is_file(), "run: make generated"
    assert written.read_text(encoding="utf-8") == FRESH[name], "run: make generated"


def test_no_page_is_left_of_a_rule_that_is_gone(root):
    assert {file.name for file in (root / "docs" / "rules").iterdir()} <= FRESH.keys()


def test_pages_of_rules_that_are_gone_are_deleted(tmp_path):
    (tmp_path / "gone.md").write_text("# gone\n", encoding="utf-8")
    write_pages(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == FRESH.keys()


def test_every_link_of_the_list_leads_to_a_page():
    links = set(re.findall(r"\]\(([\w-]+\.md)\)", FRESH["README.md"]))
    assert links == FRESH.keys() - {"README.md"}


def misread(findings):
    """Findings that are no rule's: the fragment itself is written wrong."""
    return [each for each in findings if each.rule not in OWN]
