"""A new project: every template in every language is clean and well laid out, and nothing of one's own is overwritten."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from journeymap.api import load
from journeymap.lint.run import check_files
from journeymap.model.formatting import lay_out_text
from journeymap.scaffold.fill import LANGUAGES, TEMPLATES, fill
from journeymap.scaffold.project import CI, PATTERNS, new_project
from journeymap.syntax.read import parse_document

TEXTS = Path(__file__).parent.parent.parent / "src/journeymap/scaffold/texts"
EVERY = [(template, language) for template in TEMPLATES for language in LANGUAGES]


def write(files, folder):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_every_template_is_clean_in_every_language(template, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(new_project(template, language, "github"), tmp_path)
    checked = check_files(["."])
    assert checked.findings == ()
    assert checked.files >= 2


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_every_file_is_as_fmt_lays_it_out(template, language):
    """The jobs that a new project brings along would else fail on its first day."""
    for name, text in new_project(template, language, None).items():
        if name.endswith(".yaml") and not name.startswith("."):
            done = lay_out_text(name, text)
            assert done.findings == (), name
            assert done.after == text, name


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("perspective", ["as-is", "to-be"])
def test_a_template_that_goes_to_review_has_no_error_and_no_warning(template, perspective, tmp_path):
    """Only that nobody said yet how the claims are known, which nobody but the team can say."""
    text = fill(template, "en", "x.json").replace("status: draft", f"perspective: {perspective}\nstatus: review")
    (tmp_path / "journey.yaml").write_text(text, encoding="utf-8")
    found = check_files([str(tmp_path)], isolated=True).findings
    assert {finding.rule for finding in found} <= {"claims-without-evidence"}
    assert all(finding.severity.value == "info" for finding in found)


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_a_template_can_be_drawn_and_knows_its_language(template, language, tmp_path):
    file = tmp_path / "journey.yaml"
    file.write_text(fill(template, language, "../schemas/journey.schema.json"), encoding="utf-8")
    journey = load(file)
    assert journey.journey.language == language
    assert journey.render(page="auto")[0].startswith("<svg")


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_text_is_there_in_every_language(file):
    document, findings = parse_document(file.name, file.read_text(encoding="utf-8"))
    assert findings == []
    for key, texts in document.data.items():
        assert set(texts) == set(LANGUAGES), key
        assert all(text and text.strip() for text in texts.values()), key


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_text_is_left_over(template):
    holes = re.findall(
        r"\$\{([a-z-]+)\}", (TEXTS.parent / "templates" / f"{template}.yaml").read_text(encoding="utf-8")
    )
    document, _ = parse_document("texts", (TEXTS / f"{template}.yaml").read_text(encoding="utf-8"))
    common, _ = parse_document("texts", (TEXTS / "common.yaml").read_text(encoding="utf-8"))
    assert set(holes) - {"schema", "language"} - set(common.data) == set(document.data)


def test_settings_are_such_as_their_programs_read(tmp_path):
    files = new_project("claim", "en", "github")
    editor = json.loads(files[".vscode/settings.json"])
    assert all(Path(name).as_posix() in files for name in editor["yaml.schemas"])
    hooks = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert {hook["entry"] for hook in hooks} == {"journeymap check", "journeymap fmt"}
    for ci, path in CI.items():
        assert yaml.safe_load(new_project("claim", "en", ci)[path])
    assert not set(CI.values()) & set(new_project("claim", "en", None))
    assert set(PATTERNS) == {Path(path).name.split(".")[0] for path in files if path.startswith("schemas/")}


def test_the_schema_named_in_the_first_line_is_there():
    files = new_project("blank", "sl", None)
    first = files["journeys/journey.yaml"].splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=../")
    assert first.partition("$schema=../")[2] in files


def test_no_file_beside_a_journey_is_taken_for_one():
    """Two schemas for one file would underline all of it."""
    left_out = {pattern[1:] for pattern in PATTERNS["journey"] if pattern[0] == "!"}
    assert left_out == {*PATTERNS["data"], *PATTERNS["texts"]}


@pytest.mark.parametrize(("ci", "schema"), [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")])
def test_jobs_are_such_as_their_ci_reads(ci, schema, tmp_path):
    file = tmp_path / "jobs.yml"
    file.write_text(new_project("claim", "en", ci)[CI[ci]], encoding="utf-8")
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_editor_is_told_the_schema_of_every_file(tmp_path):
    """Each file of the language in a new project answers to the schema that the editor's settings name for it."""
    files = new_project("claim", "pl", None)
    write(files, tmp_path)
    for name, patterns in json.loads(files[".vscode/settings.json"])["yaml.schemas"].items():
        for pattern in patterns:
            for file in tmp_path.glob(pattern) if pattern[0] != "!" else ():
                command = [
                    str(Path(sys.executable).with_name("check-jsonschema")),
                    "--schemafile",
                    tmp_path / name,
                    file,
                ]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                assert done.returncode == 0, done.stdout + done.stderr
