"""The engine: all that is found, once, in order; a rule that fails does not stop the others."""

import pytest

from journeymap.diagnostics import JourneyError, Severity
from journeymap.lint.engine import check_read
from journeymap.lint.rule import Finding, rule
from journeymap.lint.rules import RULES
from journeymap.lint.run import check_files, check_paths
from journeymap.model.read import read_journey

SOUND = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [Pays, Waits]}]\n"


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, text=SOUND):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return name

    return write


def repeated(name, **settings):
    """A rule that says one thing twice, about the touchpoint pays."""

    @rule(name, Severity.ERROR, **settings)
    def find(context):
        place = next(iter(context.touchpoints.values())).place
        yield Finding(place, "said twice", element="pays")
        yield Finding(place, "said twice", element="pays")

    return find


@rule("falls-over", Severity.ERROR)
def falls_over(context):
    yield Finding(context.journey.place, "found before it fell")
    raise ValueError("no such luck")


def test_a_fault_is_reported_once(written):
    read = read_journey(written("a.yaml"))
    assert len(check_read(read, [repeated("one"), repeated("two")])) == 1


def test_what_another_rule_explains_is_left_out(written):
    @rule("consequence", Severity.ERROR, after=("cause",))
    def consequence(context):
        yield Finding(context.journey.place, "follows from it", element="pays")

    read = read_journey(written("a.yaml"))
    assert [found.rule for found in check_read(read, [consequence, repeated("cause")])] == ["cause"]
    assert [found.rule for found in check_read(read, [consequence])] == ["consequence"]


def test_a_rule_that_fails_is_named_and_the_others_go_on(written):
    read = read_journey(written("a.yaml"))
    found = check_read(read, [falls_over, repeated("one")])
    assert {each.rule for each in found} == {"falls-over", "one"}
    assert 'the rule "falls-over" could not be applied: no such luck' in [each.message for each in found]


def test_a_draft_is_graded_by_the_rule(written):
    draft = read_journey(written("a.yaml"))
    review = read_journey(written("b.yaml", SOUND + "status: review\n"))
    for lenient, expected in ((Severity.INFO, [Severity.INFO]), (None, [])):
        graded = [repeated("one", draft=lenient)]
        assert [found.severity for found in check_read(draft, graded)] == expected
        assert [found.severity for found in check_read(review, graded)] == [Severity.ERROR]


def test_rules_have_names_in_kebab_case_and_a_page():
    assert len({each.name for each in RULES}) == len(RULES)
    for each in RULES:
        assert each.name == each.name.lower().replace("_", "-")
        assert each.summary.endswith(".")
        for part in ("\nWhy: ", "\nExample:\n", "\nBetter:\n"):
            assert part in each.page, each.name


def test_files_and_folders_are_checked_in_one_run_and_none_twice(written):
    written("one/a.yaml")
    written("one/.hidden/b.yaml", "journeymap: 1\nnonsense: 1\n")
    written("one/other.yaml", "name: not ours\n")
    written("two/b.yml", "journeymap: 1\nstages: []\nnmae: J\n")
    checked = check_files(["one", "two", "one/a.yaml", "./two/b.yml"])
    assert checked.files == 2
    assert {found.span.file for found in checked.findings} == {"two/b.yml"}


def test_a_data_file_is_checked_with_its_journey_and_not_twice(written):
    written("a.yaml", SOUND + "id: a\n")
    written("a.data.yaml", "journeymap-data: 1\njourney: a\nmatch: {payz: paid}\n")
    both = check_files(["."])
    assert both.files == 2
    assert [str(found.span) for found in both.findings] == ["a.data.yaml:3:9"]
    assert check_files(["a.yaml"]).findings == both.findings
    assert check_files(["a.yaml", "a.data.yaml"]).findings == both.findings


def test_a_data_file_named_alone_is_held_against_its_journey(written):
    written("a.yaml", SOUND + "id: a\nnonsense: 1\n")
    written("a.data.yaml", "journeymap-data: 1\njourney: a\nmatch: {payz: paid}\n")
    checked = check_files(["a.data.yaml"])
    assert checked.files == 1
    assert [str(found.span) for found in checked.findings] == ["a.data.yaml:3:9"]


def test_a_library_is_checked_alone(written):
    name = written("brand.yaml", "journeymap-library: 1\nchanels: {web: Website}\n")
    assert [found.rule for found in check_paths([name])] == ["unknown-key"]


def test_a_folder_without_journeys_is_misuse(written):
    written("one/other.yaml", "name: not ours\n")
    with pytest.raises(JourneyError, match="no journey in the folder one"):
        check_files(["one"])


def test_a_missing_path_is_misuse_with_the_closest_name(written):
    written("journey.yaml")
    with pytest.raises(JourneyError) as raised:
        check_files(["jurney.yaml"])
    assert raised.value.hint == "did you mean journey.yaml?"
    with pytest.raises(JourneyError) as raised:
        check_files(["nowhere/journey.yaml"])
    assert "no folder" in raised.value.hint


def test_findings_are_in_the_order_of_files_and_places(written):
    for name in ("b.yaml", "a.yaml"):
        written(name, SOUND + "nonsense: 1\nzzz: 2\n")
    found = check_paths(["b.yaml", "a.yaml"])
    assert [str(each.span) for each in found] == ["a.yaml:4:1", "a.yaml:5:1", "b.yaml:4:1", "b.yaml:5:1"]
