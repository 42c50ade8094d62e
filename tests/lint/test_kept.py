"""The cache of `check` and its processes: never another answer than without them."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.lint.kept import FOLDER
from journeymap.lint.many import MANY, WORTH, examine_all
from journeymap.lint.project.configuration import AS_IT_COMES, Configuration
from journeymap.lint.rules import RULES

SOUND = (
    "journeymap: 1\nname: J\nuse: brand.yaml\nstages: [{name: S, touchpoints: [{name: Pays, channel: web}, Waits]}]\n"
)
BRAND = "journeymap-library: 1\nchannels: {web: Website}\n"
DATA = "journeymap-data: 1\njourney: a\nmatch: {pays: paid}\n"


def project(folder, configuration=None):
    """Examines journeys of a folder as of a project, so that a cache is kept even of a few."""
    configuration = configuration or Configuration(file="journeymap.yaml")

    def examine(*files, **options):
        return examine_all(list(files), RULES, lambda _: configuration, **options)

    (folder / "brand.yaml").write_text(BRAND, encoding="utf-8")
    (folder / "a.yaml").write_text("id: a\n" + SOUND, encoding="utf-8")
    return examine


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(folder):
    """Change what is kept, so that an answer shows whether it was taken from there."""
    store = folder / FOLDER / "check.json"
    content = json.loads(store.read_text(encoding="utf-8"))
    for entry in content["entries"].values():
        entry["examined"]["findings"] = []
        entry["examined"]["names"] = ["taken from the cache"]
    store.write_text(json.dumps(content), encoding="utf-8")


def taken(examined):
    return [each.names == ("taken from the cache",) for each in examined]


def test_what_is_unchanged_is_taken_again(here):
    examine = project(here)
    first = examine("a.yaml")
    assert examine("a.yaml") == first
    spoil(here)
    assert taken(examine("a.yaml")) == [True]
    assert taken(examine("a.yaml", cache=False)) == [False]


CHANGES = {
    "the journey": ("a.yaml", "id: a\n" + SOUND.replace("Waits", "Hopes")),
    "its library": ("brand.yaml", BRAND + "actors: {bank: Bank}\n"),
    "a data file that was not there": ("a.data.yaml", DATA),
    "a translation that was not there": ("a.pl.yaml", "journeymap-texts: 1\njourney: {name: P}\n"),
    "a file beside it that cannot be read": ("a.data.yaml", "journeymap-data: [\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_examined_anew(here, change):
    examine = project(here)
    examine("a.yaml")
    spoil(here)
    name, text = CHANGES[change]
    (here / name).write_text(text, encoding="utf-8")
    again = examine("a.yaml")
    assert taken(again) == [False]
    assert again == examine("a.yaml", cache=False)


def test_a_file_beside_it_that_is_gone_counts_as_a_change(here):
    examine = project(here)
    (here / "a.data.yaml").write_text(DATA, encoding="utf-8")
    examine("a.yaml")
    spoil(here)
    (here / "a.data.yaml").unlink()
    assert taken(examine("a.yaml")) == [False]


def test_another_configuration_asks_anew(here):
    project(here)("a.yaml")
    spoil(here)
    other = project(here, Configuration(file="journeymap.yaml", today="2030-01-01"))
    assert taken(other("a.yaml")) == [False]


def test_a_missing_library_may_come_later(here):
    examine = project(here)
    (here / "brand.yaml").unlink()
    assert [finding.rule for finding in examine("a.yaml")[0].findings if finding.severity == "error"] == ["library"]
    (here / "brand.yaml").write_text(BRAND, encoding="utf-8")
    assert not [finding for finding in examine("a.yaml")[0].findings if finding.severity == "error"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"made_by": 1}', b"\xff\x00", b'{"made_by":"x","entries":{}}'])
def test_a_broken_cache_is_an_empty_one(here, content):
    examine = project(here)
    first = examine("a.yaml")
    (here / FOLDER / "check.json").write_bytes(content)
    assert examine("a.yaml") == first
    spoil(here)
    assert taken(examine("a.yaml")) == [True]


def test_a_cache_that_cannot_be_written_is_no_fault(here):
    examine = project(here)
    (here / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    assert examine("a.yaml") == examine("a.yaml", cache=False)


def test_it_may_be_deleted_and_is_kept_out_of_version_control(here):
    examine = project(here)
    first = examine("a.yaml")
    assert (here / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    shutil.rmtree(here / FOLDER)
    assert examine("a.yaml") == first


def test_a_few_journeys_without_a_project_leave_nothing_behind(here):
    project(here, AS_IT_COMES)("a.yaml")
    assert not (here / FOLDER).exists()


def test_more_processes_give_the_same_answers(here):
    project(here)
    names = []
    for number in range(max(MANY, 2 * WORTH["fork"])):
        name = f"j{number:03}.yaml"
        broken = "" if number % 3 else "nonsense: 1\n"
        Path(name).write_text(SOUND + broken + f"summary: number {number}\n", encoding="utf-8")
        names.append(name)
    alone = examine_all(names, RULES, lambda _: AS_IT_COMES, cache=False, jobs=1)
    assert examine_all(names, RULES, lambda _: AS_IT_COMES, cache=False, jobs=2) == alone
    assert examine_all(names, RULES, lambda _: AS_IT_COMES, jobs=2) == alone
    assert examine_all(names, RULES, lambda _: AS_IT_COMES, jobs=2) == alone
    assert [each.file for each in alone] == names


PIECES = st.sampled_from(["name: J", "nonsense: 1", "x-y: 1", "summary: ż", "stages: [{name: S, touchpoints: [A, B]}]"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "a.data"]), st.lists(PIECES, unique=True)), max_size=6))
def test_whatever_is_written_the_answer_is_that_of_the_files_now(here, writings):
    for path in here.glob("*.yaml"):
        path.unlink()
    examine = project(here)
    for name, pieces in writings:
        first = "journeymap-data: 1" if name.endswith("data") else "journeymap: 1"
        (here / f"{name}.yaml").write_text("\n".join([first, *pieces, ""]), encoding="utf-8")
        files = [each for each in ("a.yaml", "b.yaml") if Path(each).exists()]
        assert examine(*files) == examine(*files, cache=False)
