"""`journeymap report FOLDER -o site/` and `--split` as a user meets them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeymap.api.projects import report_project
from journeymap.cli.report import command
from journeymap.diagnostics import JourneyError

SKETCH = "journeymap: 1\nname: {0}\nstages: [{{name: S, touchpoints: [A, B]}}]\n"


def run(*arguments: str):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def failed(*arguments: str) -> str:
    found = run(*arguments)
    assert found.exception is not None
    return getattr(found.exception, "message", str(found.exception))


@pytest.fixture
def project(tmp_path: Path, monkeypatch) -> Path:
    """Two journeys, in the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeys").mkdir()
    for name in ("first", "second"):
        (tmp_path / "journeys" / f"{name}.yaml").write_text(SKETCH.format(name), encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_a_folder_becomes_an_index_and_reports(project):
    found = run("journeys", "-o", "site")
    assert found.return_value == 0
    assert "index.html and 2 reports are written" in found.output
    assert files(project / "site") == ["first/index.html", "index.html", "second/index.html"]
    assert '<a href="../index.html"' in (project / "site/first/index.html").read_text(encoding="utf-8")


def test_a_second_run_gives_the_same_bytes_and_removes_what_is_gone(project):
    run("journeys", "-o", "site")
    before = (project / "site/index.html").read_bytes()
    run("journeys", "-o", "site")
    assert (project / "site/index.html").read_bytes() == before
    (project / "journeys/second.yaml").unlink()
    found = run("journeys", "-o", "site")
    assert "removed, since their journeys are gone: site/second" in found.output
    assert files(project / "site") == ["first/index.html", "index.html"]


def test_what_others_put_there_stays(project):
    run("journeys", "-o", "site")
    mine = ["notes.txt", "second/notes.txt", "other/index.html", "other/index.css"]
    for name in mine:
        (project / "site" / name).parent.mkdir(exist_ok=True)
        (project / "site" / name).write_text("mine", encoding="utf-8")
    run("journeys/first.yaml", "-o", "site/other/")  # a page of one journey is no page of a project
    (project / "journeys/second.yaml").unlink()
    run("journeys", "-o", "site")
    assert files(project / "site") == sorted(["first/index.html", "index.html", *mine])


@pytest.mark.parametrize("page", ["site/index.html", "site/first/index.html"])
def test_a_page_of_others_stops_it_before_anything_is_written(project, page):
    (project / page).parent.mkdir(parents=True)
    (project / page).write_text("<html>mine", encoding="utf-8")
    assert "was not written for a project; nothing was written" in failed("journeys", "-o", "site/")
    assert files(project / "site") == [str(Path(page).relative_to("site"))]


def test_journeys_with_errors_are_told_and_the_others_written(project):
    (project / "journeys/bad.yaml").write_text("journeymap: 1\nname: X\nstagess: []\n", encoding="utf-8")
    (project / "journeys/torn.yaml").write_text("journeymap: 1\nname: [\n", encoding="utf-8")
    found = run("journeys", "-o", "site/")
    assert found.return_value == 1
    assert found.stderr.count("no report: ") == 2
    assert "stagess" in found.stderr
    assert len(files(project / "site")) == 3


def test_nothing_but_errors_is_an_index_still(project):
    (project / "journeys/bad.yaml").write_text("journeymap: 1\nstagess: []\n", encoding="utf-8")
    for name in ("first", "second"):
        (project / f"journeys/{name}.yaml").unlink()
    assert run("journeys", "-o", "site/").return_value == 1
    assert files(project / "site") == ["index.html"]


def test_a_log_belongs_to_the_journey_that_it_names(project, root):
    for name in ("motor-claim", "library"):
        shutil.copytree(root / "examples" / name, project / "journeys" / name)
    found = run("journeys", "-o", "site/", "--events", "motor-claim=journeys/motor-claim/events.csv")
    assert found.return_value == 0
    page = (project / "site/index.html").read_text(encoding="utf-8")
    assert "within 90" in page
    assert page.count("not measured") == 2
    run("journeys", "-o", "site/", "--events", "motor-claim=journeys/motor-claim/events.csv", "--min-cell", "1000000")
    hidden = (project / "site/index.html").read_text(encoding="utf-8")
    assert "within 90" not in hidden
    assert "too few to be shown" in hidden


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--events", "events.csv"], "names no journey; say which journey it is of"),
        (["--events", "firts=events.csv"], 'no journey has the id or file "firts"'),
        (["--events", "first=a.csv", "--events", "first=b.csv"], 'two logs for "first"'),
        (["--events", "first=a.csv", "--events", "journeys/first.yaml=b.csv"], "two logs are given for"),
        (["--events", "first=a.csv"], "a.csv"),
        (["--language", "xx"], 'no words are in the language "xx"'),
        (["--case", "id"], "--case says how to read a log"),
    ],
)
def test_misuse_is_told_and_nothing_written(project, arguments, said):
    assert said in failed("journeys", "-o", "site/", *arguments)
    assert not (project / "site").exists()


def test_a_language_that_only_some_journeys_have_is_spoken_where_it_is_known(project):
    text = SKETCH.format("{en: Third, fr: Troisième}")
    (project / "journeys/third.yaml").write_text(text, encoding="utf-8")
    assert run("journeys", "-o", "site/", "--lang", "fr").return_value == 0
    told = {name: (project / "site" / name / "index.html").read_text(encoding="utf-8") for name in ("first", "third")}
    assert '<html lang="en">' in told["first"]
    assert "Troisième" in told["third"]
    assert "Troisième" in (project / "site/index.html").read_text(encoding="utf-8")


def test_several_journeys_need_a_folder(project):
    (project / "file").write_text("mine", encoding="utf-8")
    assert "file is a file, and the pages of a project need a folder" in failed("journeys", "-o", "file")
    assert (project / "file").read_text(encoding="utf-8") == "mine"
    assert "several journeys need a folder" in failed("journeys", "-o", "site.html")
    assert run("journeys/first.yaml", "journeys/second.yaml", "-o", "site").return_value == 0


def test_a_folder_for_one_journey_gets_its_report(project):
    found = run("journeys/first.yaml", "-o", "out/", "--lang", "pl")
    assert "out/index.html is written" in found.output
    assert '<html lang="pl">' in (project / "out/index.html").read_text(encoding="utf-8")


def test_split_puts_style_and_script_beside_the_page(project):
    run("journeys/first.yaml", "-o", "report.html", "--split")
    assert {"report.html", "report.css", "report.js"} <= set(files(project))
    page = (project / "report.html").read_text(encoding="utf-8")
    assert "<style" not in page
    assert 'src="report.js"' in page
    run("journeys", "-o", "site/", "--split")
    assert files(project / "site")[:3] == ["first/index.css", "first/index.html", "first/index.js"]
    run("journeys", "-o", "site/")
    assert files(project / "site") == ["first/index.html", "index.html", "second/index.html"]


def test_a_log_of_one_journey_may_be_named_as_for_a_project(project, root):
    folder = root / "examples/motor-claim"
    log = f"motor-claim={folder / 'events.csv'}"
    found = run(str(folder / "journey.yaml"), "-o", "r.html", "--events", log)
    assert found.return_value == 0


def test_an_unsound_library_is_no_journey(project):
    (project / "lib").mkdir()
    (project / "lib/l.yaml").write_text("journeymap-library: 1\n", encoding="utf-8")
    with pytest.raises(JourneyError, match="there is no journey in"):
        report_project(["lib"], "site")
