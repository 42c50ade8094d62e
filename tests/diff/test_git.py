"""Revisions are read without touching the checkout: from sub-folders, with names in any script, with what belongs to a journey."""

import os
import subprocess
from pathlib import Path

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.diff.git import Repository
from journeymap.diff.request import compare_named

JOURNEY = (
    "journeymap: 1\nid: {0}\nname: {0}\nstages: [{{name: S, touchpoints: [{{id: pay, name: Pays, wait: {1}}}]}}]\n"
)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with two commits on main, and a branch; the working folder is its top."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    top = tmp_path / "kraj żółty"
    (top / "journeys" / "płatność").mkdir(parents=True)
    monkeypatch.chdir(top)
    git("init", "-q", "-b", "main")
    write("journeys/a.yaml", "1d")
    write("journeys/płatność/支付.yaml", "1d", "支付")
    commit("first")
    write("journeys/a.yaml", "2d")
    commit("second")
    git("branch", "feature", "HEAD~1")
    return top


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def write(path, wait, name="a"):
    Path(path).write_text(JOURNEY.format(name, wait), encoding="utf-8")


def commit(message):
    git("add", "-A")
    git("commit", "-qm", message)


def told(*named, paths=None):
    difference = compare_named(named, paths).difference
    return [change.message for change in difference.changes], difference


WAIT = 'touchpoint "pay" changed wait: {} -> {}'


def test_a_revision_against_the_files_as_they_are(repository):
    write("journeys/a.yaml", "5d")
    said, difference = told("HEAD~1")
    assert said == [WAIT.format("1d", "5d")]
    assert (difference.old.label, difference.new.label) == ("HEAD~1", "the working tree")
    assert difference.old.commit == git("rev-parse", "HEAD~1").strip()
    assert git("status", "--porcelain").strip() == "M journeys/a.yaml"


def test_two_revisions(repository):
    write("journeys/a.yaml", "5d")
    assert told("feature", "main")[0] == [WAIT.format("1d", "2d")]
    assert told("feature..main")[0] == [WAIT.format("1d", "2d")]
    assert told("main", "main")[0] == []


def test_three_dots_are_what_a_branch_did_itself(repository):
    git("checkout", "-q", "feature")
    write("journeys/płatność/支付.yaml", "9d", "支付")
    commit("on the branch")
    assert told("main...feature")[0] == [WAIT.format("1d", "9d")]
    assert sorted(told("main..feature")[0]) == [WAIT.format("1d", "9d"), WAIT.format("2d", "1d")]


def test_places_are_those_of_the_repository(repository):
    (change,) = told("HEAD~1", "HEAD")[1].changes
    assert (change.old_place.file, change.new_place.file) == ("journeys/a.yaml", "journeys/a.yaml")


def test_from_a_sub_folder_paths_are_relative_to_it(repository, monkeypatch):
    monkeypatch.chdir(repository / "journeys")
    (change,) = told("HEAD~1", paths=["a.yaml"])[1].changes
    assert (change.old_place.file, change.new_place.file) == ("a.yaml", "a.yaml")
    assert told("HEAD~1", paths=["płatność"])[0] == []
    assert told("HEAD~1", paths=["../journeys"])[0] == [WAIT.format("1d", "2d")]


def test_paths_may_stand_behind_the_revisions_without_dashes(repository):
    assert told("HEAD~1", "journeys/a.yaml")[0] == [WAIT.format("1d", "2d")]
    assert told("feature", "main", "journeys/płatność/支付.yaml")[0] == []


def test_what_belongs_to_a_journey_comes_along(repository):
    (repository / "journeys" / "a.data.yaml").write_text("journeymap-data: 1\njourney: a\nmatch: {pay: paid}\n")
    (repository / "brand.yaml").write_text("journeymap-library: 1\npersonas: {ana: Ana}\n")
    (repository / "journeys" / "a.yaml").write_text(JOURNEY.format("a", "2d") + "use: ../brand.yaml\n")
    commit("third")
    assert told("HEAD", paths=["journeys/a.yaml"])[0] == []
    assert sorted(told("HEAD~1", "HEAD", paths=["journeys/a.yaml"])[0]) == [
        'persona "ana" was added',
        'touchpoint "pay" is measured now: paid',
    ]


def test_files_that_came_and_went(repository):
    Path("journeys/a.yaml").unlink()
    write("fresh.yaml", "1d", "fresh")
    assert told("HEAD")[0] == ['journey "a" was removed', 'journey "fresh" was added']
    assert told("HEAD", paths=["journeys/a.yaml"])[0] == ['journey "a" was removed']


def test_ignored_files_are_no_journeys_of_the_working_tree(repository):
    (repository / ".gitignore").write_text("out/\n")
    Path("out").mkdir()
    write("out/made.yaml", "1d", "made")
    assert told("HEAD")[0] == []
    assert told("HEAD", paths=["out/made.yaml"])[0] == ['journey "made" was added']


def test_a_link_is_what_it_leads_to(repository):
    Path("journeys/link.yaml").symlink_to("a.yaml")
    commit("third")
    assert told("HEAD")[0] == []


def test_faults_of_a_revision_name_the_repository_s_files(repository):
    text = JOURNEY.format("a", "2d") + "nonsense: 1\nuse: [../gone.yaml]\n"
    (repository / "journeys" / "a.yaml").write_text(text)
    commit("third")
    write("journeys/a.yaml", "2d")
    difference = told("HEAD")[1]
    assert difference.errors("old")
    assert not difference.errors("new")
    for finding in difference.errors("old"):
        assert finding.span.file == "journeys/a.yaml"
        assert "/tmp" not in finding.message + finding.hint


def test_settings_of_the_user_are_left_alone(repository):
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n")
    git("config", "core.autocrlf", "true")
    commit("third")
    assert told("HEAD", "HEAD~1")[0] == []
    assert len(told("HEAD", "HEAD~1")[1].journeys) == 2


@pytest.mark.parametrize(
    ("named", "paths", "said", "hint"),
    [
        (("maim",), None, 'there is no revision "maim"', "did you mean main?"),
        (("quite-another",), None, 'there is no revision "quite-another"', "there is feature, main"),
        (("--upload-pack=x",), [], '"--upload-pack=x" is no revision', "a branch, a tag"),
        (("-p", "main"), [], '"-p" is no revision', ""),
        (("main; touch broken",), [], "there is no revision", ""),
        (("main", "feature", "HEAD"), [], "3 revisions are too many", ""),
        (("HEAD",), ["nowhere.yaml"], "there is no journey at nowhere.yaml, neither in HEAD nor in the working tree", ""),
        (("HEAD",), ["../.."], "../.. is not in the repository", ""),
        (("journeys/a.yaml",), None, "journeys/a.yaml is one version", "journeymap diff HEAD -- journeys/a.yaml"),
        (("gone.yaml", "journeys/a.yaml"), None, "gone.yaml does not exist", ""),
        ((), None, "two versions are needed", "journeymap diff"),
        (("",), [], '"" is no revision', ""),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(repository, named, paths, said, hint):
    with pytest.raises(JourneyError) as error:
        compare_named(named, paths)
    assert said in error.value.message
    assert hint in error.value.hint
    assert not (repository / "broken").exists()


def test_a_branch_that_only_the_server_has(repository, tmp_path, monkeypatch):
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", "--no-single-branch", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    with pytest.raises(JourneyError) as error:
        compare_named(["feature"])
    assert error.value.hint == "did you mean origin/feature?"
    with pytest.raises(JourneyError) as error:
        compare_named(["v1.0-of-old"])
    assert "git fetch --unshallow" in error.value.hint


def test_no_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(JourneyError, match="no git repository"):
        compare_named(["HEAD"])


def test_no_git(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JourneyError, match="git is not installed"):
        Repository.around()


def test_a_repository_without_commits(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    with pytest.raises(JourneyError) as error:
        compare_named(["HEAD"])
    assert error.value.hint == "there is no commit yet"
