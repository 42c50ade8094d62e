"""`journeymap render` as a user meets it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from journeymap.cli.render import command


def run(*arguments: str):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_a_map_is_written(root: Path, tmp_path: Path):
    found = run(str(root / "examples/sketch/journey.yaml"), "-o", str(tmp_path / "map.svg"))
    assert found.return_value == 0
    assert "map.svg is written" in found.output
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<svg")


def test_several_pages_are_numbered_and_named(root: Path, tmp_path: Path):
    journey = root / "examples/motor-claim/journey.yaml"
    found = run(str(journey), "-o", str(tmp_path / "map.svg"), "--page", "a4", "--language", "pl")
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == [f"map-{number}.svg" for number in range(1, len(files) + 1)]
    assert len(files) > 1
    assert all(name in found.output for name in files)


def test_measured_flow_is_drawn_below_the_plan(root: Path, tmp_path: Path):
    folder = root / "examples/motor-claim"
    found = run(
        str(folder / "journey.yaml"),
        "--events",
        str(folder / "events.csv"),
        "-o",
        str(tmp_path / "m.svg"),
        "--page",
        "auto",
    )
    assert found.return_value == 0
    assert "Measured flow" in (tmp_path / "m.svg").read_text(encoding="utf-8")


def test_errors_are_printed_and_nothing_is_written(tmp_path: Path):
    journey = tmp_path / "bad.yaml"
    journey.write_text(
        "journeymap: 1\nname: Bad\nstatus: review\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, emotion: 7}\n"
    )
    found = run(str(journey), "-o", str(tmp_path / "map.svg"))
    assert found.return_value == 1
    assert "emotion 7" in found.output
    assert not (tmp_path / "map.svg").exists()


@pytest.mark.parametrize("arguments", [["-o", "map.svg", "--scale", "3"], ["-o", "map.svg", "--case", "id"]])
def test_misuse_is_said_in_words(root: Path, arguments):
    found = run(str(root / "examples/sketch/journey.yaml"), *arguments)
    assert found.exception is not None
    assert "UsageError" in type(found.exception).__name__
