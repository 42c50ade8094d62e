"""A run from Python gives what the command line gives; what is sound does not depend on settings."""

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.lint.pages.examples import TODAY, example_files
from journeymap.lint.pages.page import read_page
from journeymap.lint.reported import REPORTED, Origin
from journeymap.lint.run import check_files

JOURNEY = "journeymap: 1\nname: J\nstatus: review\nstages: [{name: S, touchpoints: [{id: call, next: call}, Pays]}]\n"
BROKEN = JOURNEY.replace("next: call", "next: thanx")
PROJECT = "journeymap-project: 1\nrules: {self-next: error}\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name.replace('_', '.')}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def rules(findings):
    return {(finding.rule, str(finding.severity)) for finding in findings}


def test_a_loaded_journey_is_checked_as_its_file_is(here):
    here(a=JOURNEY, journeymap=PROJECT)
    assert jm.load("a.yaml").check() == list(check_files(["a.yaml"]).findings) == jm.check("a.yaml")
    assert ("self-next", "error") in rules(jm.check("a.yaml"))
    here(a=JOURNEY.replace("}, Pays]}]", "}, Pays]}] # journeymap: ignore[self-next] so it is"))
    assert jm.load("a.yaml").check() == list(check_files(["a.yaml"]).findings)
    assert "self-next" not in dict(rules(jm.load("a.yaml").check()))


def test_a_baseline_counts_for_python_too(here):
    here(a=JOURNEY, journeymap=PROJECT)
    check_files(["a.yaml"], write_baseline=True)
    assert jm.load("a.yaml").check() == jm.check("a.yaml") == []
    assert jm.check("a.yaml", isolated=True) != []


def test_settings_do_not_make_a_sound_journey_unsound(here):
    here(a=JOURNEY, journeymap=PROJECT)
    loaded = jm.load("a.yaml")
    assert loaded.faults == ()
    loaded.require_sound()


def test_neither_settings_nor_comments_make_an_unsound_journey_sound(here):
    here(
        a=BROKEN.replace("Pays]}]", "Pays]}] # journeymap: ignore[unknown-reference, no-way-to-success] soon"),
        journeymap="journeymap-project: 1\nrules: {unknown-reference: off}\n",
    )
    loaded = jm.load("a.yaml")
    assert "unknown-reference" not in dict(rules(loaded.check()))
    with pytest.raises(JourneyError, match="has errors"):
        loaded.require_sound()


def test_a_day_that_is_none_is_misuse(here):
    here(a=JOURNEY)
    with pytest.raises(JourneyError, match="is no date"):
        jm.check("a.yaml", today="soon")


def test_files_are_counted_and_named(here):
    here(a=JOURNEY, a_data="journeymap-data: 1\njourney: a\n", journeymap=PROJECT, brand="journeymap-library: 1\n")
    assert check_files(["."]).names == ("a.data.yaml", "a.yaml", "brand.yaml", "journeymap.yaml")
    assert check_files(["a.yaml"]).names == ("a.data.yaml", "a.yaml")
    assert check_files(["a.data.yaml", "./a.data.yaml"]).names == ("a.data.yaml",)


def test_the_same_run_gives_the_same_however_it_is_done(here):
    here(a=JOURNEY.replace("}, Pays]}]", "}, Pays]}] # journeymap: ignore[self-next] so"), b=BROKEN, journeymap=PROJECT)
    runs = [check_files(["."], cache=cache, jobs=jobs) for cache in (True, True, False) for jobs in (1, 2)]
    assert all(run == runs[0] for run in runs)
    assert runs[0].ignored == 1


PAGES = [each for each in REPORTED if each.kind is Origin.CHECKING and read_page(each.page).example]


@pytest.mark.parametrize("reported", PAGES, ids=lambda each: each.name)
def test_pages_on_the_check_itself_show_what_they_say(reported, tmp_path, monkeypatch):
    page = read_page(reported.page)
    for part, expected in (("example", True), ("better", False)):
        folder = tmp_path / part
        folder.mkdir()
        monkeypatch.chdir(folder)
        for name, text in example_files(getattr(page, part)).items():
            (folder / name).write_text(text, encoding="utf-8")
        found = {finding.rule for finding in check_files(["."], today=TODAY, cache=False).findings}
        assert (reported.name in found) is expected
        assert found & {each.name for each in PAGES} <= {reported.name}
