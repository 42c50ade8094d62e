"""A project's journeymap.yaml: the closest one holds, and what is wrong with it is said once, with its place."""

import pytest

from journeymap.diagnostics import JourneyError, Severity
from journeymap.lint.project.projects import Projects
from journeymap.lint.project.reading import read_settings
from journeymap.lint.rule import rule
from journeymap.lint.rules import RULES
from journeymap.lint.run import check_files

JOURNEY = "journeymap: 1\nname: J\nstatus: review\nstages: [{name: S, touchpoints: [{id: call, next: call}]}]\n"
PROJECT = "journeymap-project: 1\n"


@rule("tunable", Severity.WARNING)
def tunable(context, *, least=6, share=0.5, jump=1.5, strict=False, words=("nps", "csat"), word="x"):
    yield from ()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            file = tmp_path / (name.replace("__", "/").replace("_data", ".data") + ".yaml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def said(checked, file=None):
    return [(each.rule, str(each.severity)) for each in checked.findings if file in (None, each.span.file)]


def settings(text, here, rules=(*RULES, tunable)):
    return read_settings(str(here(journeymap=PROJECT + text) / "journeymap.yaml"), rules)


def test_rules_are_switched_graded_and_tuned(here):
    text = "rules:\n  dead-end: off\n  self-next: info\n  tunable: {severity: error, least: 8}\n  no-stages: on\n"
    read = settings(text, here)
    assert read.findings == ()
    configuration = read.configuration
    assert configuration.switched == {"dead-end": False, "self-next": True, "tunable": True, "no-stages": True}
    assert configuration.severities == {"self-next": Severity.INFO, "tunable": Severity.ERROR}
    assert configuration.arguments(tunable) == {"least": 8}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("least: 8", {"least": 8}),
        ("least: −8", {"least": -8}),
        ("share: 60%", {"share": 0.6}),
        ("share: 0.6", {"share": 0.6}),
        ("jump: 2.5", {"jump": 2.5}),
        ("jump: 50%", {"jump": 0.5}),
        ("strict: true", {"strict": True}),
        ("words: nps", {"words": ("nps",)}),
        ("words: [nps, ces]", {"words": ("nps", "ces")}),
        ("word: off", {"word": "off"}),
    ],
)
def test_options_are_read_by_the_kind_of_their_default(here, written, value):
    for setting in (f"{{{written}}}", f"{{options: {{{written}}}}}"):
        read = settings(f"rules:\n  tunable: {setting}\n", here)
        assert read.findings == ()
        assert read.configuration.arguments(tunable) == value


@pytest.mark.parametrize(
    ("text", "name", "column", "words"),
    [
        ("rules: {dead-ennd: off}", "unknown-rule", 9, 'did you mean "dead-end"?'),
        ("rules: {xqzv: off}", "unknown-rule", 9, "journeymap rules lists them"),
        ("rules: {dead-end: never}", "wrong-value", 19, "did you mean off?"),
        ("rules: {dead-end: eror}", "wrong-value", 19, "did you mean error?"),
        ("rules: {tunable: {leest: 8}}", "unknown-option", 19, 'did you mean "least"?'),
        ("rules: {tunable: {severty: info}}", "unknown-option", 19, 'did you mean "severity"?'),
        ("rules: {tunable: {options: {leest: 8}}}", "unknown-option", 29, 'did you mean "least"?'),
        ("rules: {dead-end: {least: 8}}", "unknown-option", 20, '"dead-end" has no options'),
        ("rules: {tunable: {least: 8.5}}", "wrong-value", 26, "a whole number such as 6"),
        ("rules: {tunable: {least: [8]}}", "wrong-value", 26, "a whole number such as 6"),
        ("rules: {tunable: {share: 60}}", "wrong-value", 26, "did you mean 60%?"),
        ("rules: {tunable: {strict: yes}}", "wrong-value", 27, "did you mean true?"),
        ("rules: {tunable: {words: [{a: b}]}}", "wrong-value", 26, "a word such as nps"),
        ("rules: {tunable: {least: }}", "wrong-value", 26, "there is nothing here"),
        ("rules: {yaml-syntax: off}", "fixed-severity", 9, "always an error"),
        ("languages: [en, polish]", "wrong-value", 17, "pl"),
        ("journeys: [jurneys/*.yaml]", "unmatched-glob", 12, "jurneys"),
        ("rulez: {}", "unknown-key", 1, "did you mean rules?"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(here, text, name, column, words):
    [found] = settings(text + "\n", here).findings
    assert (found.rule, found.span.line, found.span.column) == (name, 2, column)
    assert words in f"{found.message} {found.hint} {found.allowed}"


def test_a_rule_of_a_plug_in_that_is_missing_is_no_mistake(here):
    file = str(here(journeymap=PROJECT + "rules: {xqzv: off, dead-ennd: off}\n") / "journeymap.yaml")
    assert [each.hint for each in read_settings(file, RULES, all_known=False).findings] == ['did you mean "dead-end"?']


def test_the_closest_settings_hold(here):
    here(
        journeymap=PROJECT + "rules: {self-next: error}\n",
        a=JOURNEY,
        below__journeymap=PROJECT + "rules: {self-next: off}\n",
        below__deep__b=JOURNEY,
        other__journeymap=JOURNEY,
        other__c=JOURNEY,
    )
    checked = check_files(["a.yaml", "below/deep/b.yaml", "other/c.yaml"], only=("self-next",), isolated=True)
    assert {each.severity for each in checked.findings} == {Severity.WARNING}
    checked = check_files(["a.yaml", "below/deep/b.yaml", "other/c.yaml"])
    graded = {(each.span.file, each.severity) for each in checked.findings if each.rule == "self-next"}
    assert graded == {("a.yaml", Severity.ERROR), ("other/c.yaml", Severity.ERROR)}


def test_settings_that_do_not_say_what_they_are_are_not_passed_over(here):
    here(journeymap="rules: {self-next: off}\n", a=JOURNEY)
    assert ("file-kind", "error") in said(check_files(["a.yaml"]))
    here(journeymap="journeymap-projekt: 1\n")
    assert ("file-kind", "error") in said(check_files(["."]), "journeymap.yaml")


def test_what_is_wrong_with_settings_is_said_once(here):
    folder = here(journeymap=PROJECT + "rules: {dead-ennd: off}\n", a=JOURNEY, b__c=JOURNEY)
    for paths in (["."], ["a.yaml", "b/c.yaml"], ["journeymap.yaml"], [], ["a.yaml", str(folder)]):
        assert said(check_files(paths)).count(("unknown-rule", "error")) == 1, paths
    assert said(check_files(["a.yaml"], isolated=True)).count(("unknown-rule", "error")) == 0


def test_one_file_may_hold_for_all(here):
    here(strict=PROJECT + "rules: {self-next: error}\n", journeymap=PROJECT + "rules: {self-next: off}\n", a=JOURNEY)
    assert ("self-next", "error") in said(check_files(["a.yaml"], config="strict.yaml"))
    assert "self-next" not in dict(said(check_files(["a.yaml"], config=".")))
    with pytest.raises(JourneyError, match=r"nowhere\.yaml does not exist"):
        check_files(["a.yaml"], config="nowhere.yaml")
    assert ("file-kind", "error") in said(check_files(["a.yaml"], config="a.yaml"))


def test_without_paths_the_project_around_is_checked(here, monkeypatch):
    folder = here(journeymap=PROJECT + "journeys: journeys/**/*.yaml\n", journeys__pl__a=JOURNEY, drafts__b=JOURNEY)
    assert check_files([]).names == ("journeymap.yaml", "journeys/pl/a.yaml")
    monkeypatch.chdir(folder / "journeys")
    assert check_files([]).names == ("../journeymap.yaml", "../journeys/pl/a.yaml")
    with pytest.raises(JourneyError, match="no file or folder is named"):
        check_files([], isolated=True)


def test_globs_say_which_journeys_of_a_folder_count(here):
    here(
        journeymap=PROJECT + "journeys: [journeys]\n",
        journeys__a=JOURNEY,
        drafts__b=JOURNEY,
        drafts__b_data="journeymap-data: 1\njourney: x\n",
        brand="journeymap-library: 1\n",
    )
    assert check_files(["."]).names == ("brand.yaml", "journeymap.yaml", "journeys/a.yaml")
    assert "drafts/b.yaml" in check_files([".", "drafts/b.yaml"]).names
    with pytest.raises(JourneyError, match="none of the journeys in drafts"):
        check_files(["drafts"])


def test_a_glob_that_finds_nothing_lets_nothing_pass(here):
    here(journeymap=PROJECT + "journeys: [jurneys/*.yaml]\n", journeys__a=JOURNEY, brand="journeymap-library: 1\n")
    with pytest.raises(JourneyError, match="none of the journeys in"):
        check_files([])
    here(journeymap=PROJECT + "journeys: ['**']\n")
    assert "journeys/a.yaml" in check_files([]).names


def test_errors_of_reading_are_made_less_and_never_left_out(here):
    wrong = JOURNEY + "nonsense: 1\n"
    here(journeymap=PROJECT + "rules: {unknown-key: off}\n", a=wrong)
    assert ("unknown-key", "error") in said(check_files(["a.yaml"]))
    here(journeymap=PROJECT + "rules: {unknown-key: info}\n")
    assert ("unknown-key", "info") in said(check_files(["a.yaml"]))
    here(a=JOURNEY.replace("name: J", "name: J #1"), journeymap=PROJECT + "rules: {text-cut: off}\n")
    assert "text-cut" not in dict(said(check_files(["a.yaml"])))


def test_only_some_rules(here):
    here(a=JOURNEY.replace("next: call", "next: thanx") + "nonsense: 1\n")
    assert said(check_files(["a.yaml"], only=("self-next",))) == [("unknown-key", "error")]
    with pytest.raises(JourneyError) as raised:
        check_files(["a.yaml"], only=("self-nxt",))
    assert raised.value.hint == 'did you mean "self-next"?'
    here(journeymap=PROJECT + "rules: {self-next: off}\n", a=JOURNEY)
    assert said(check_files(["a.yaml"], only=("self-next",))) == [("self-next", "warning")]


def test_broken_settings_are_as_if_they_said_nothing(here):
    here(journeymap=PROJECT + "rules: [\n", a=JOURNEY)
    checked = said(check_files(["a.yaml"]))
    assert ("yaml-syntax", "error") in checked
    assert ("self-next", "warning") in checked


def test_the_day_and_the_rules_of_the_command_line_are_part_of_every_configuration(here):
    here(journeymap=PROJECT, a=JOURNEY)
    projects = Projects(RULES, today="2026-01-01", only=("dead-end",))
    assert projects.of("a.yaml").today == "2026-01-01"
    assert projects.of("a.yaml").switched["dead-end"]
