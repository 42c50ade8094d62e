"""`journeymap schema`: prints one schema or writes all."""

import json

import pytest
from click.testing import CliRunner

from journeymap.cli.schema import command
from journeymap.model.schema import FILES, schema_text


def run(*arguments):
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize("kind", FILES)
def test_prints_one(kind):
    done = run(kind)
    assert done.exit_code == 0
    assert done.output == schema_text(kind)


def test_prints_the_journeys_schema_unless_said():
    assert json.loads(run().output)["$id"] == "journey.schema.json"


def test_writes_all_into_a_folder(tmp_path):
    done = run("-o", str(tmp_path / "new"))
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(f"{kind}.schema.json" for kind in FILES)


def test_writes_one_into_a_folder(tmp_path):
    run("data", "-o", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["data.schema.json"]


def test_unknown_kinds_are_misuse():
    assert run("jorney").exit_code == 2
