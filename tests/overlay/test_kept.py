"""Overlays kept on disk: taken again only where all that they came from is the same."""

import json
import os

import pandas as pd
import pytest

import journeymap as jm
from journeymap.overlay import kept
from journeymap.settings.kept_files import FOLDER

JOURNEY = """journeymap: 1
name: Shop
use: lib.yaml
stages:
  - name: Buy
    touchpoints:
      - {id: choose, name: Chooses, match: choose}
      - {id: pay, name: "Płaci", match: pay}
outcomes: {happy: {match: thanks}}
"""
DATA = (
    "journeymap-data: 1\njourney: shop\nevents: {case: who, activity: what, time: at}\nexpect: {fitting: {min: 50%}}\n"
)
ROWS = [
    f"k{n},{what},2026-01-{n + day:02d}"
    for n in range(1, 13)
    for what, day in {"choose": 0, "pay": 1, "thanks": 3}.items()
]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept, "made_by", lambda: ["this version"])
    (tmp_path / "journeymap.yaml").write_text("journeymap-project: 1\n", encoding="utf-8")
    (tmp_path / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "shop.data.yaml").write_text(DATA, encoding="utf-8")
    (tmp_path / "lib.yaml").write_text("journeymap-library: 1\nchannels: {web: {name: Web}}\n", encoding="utf-8")
    (tmp_path / "log.csv").write_text("\n".join(["who,what,at", *ROWS]) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def told():
    """What was done: nothing where an overlay was taken again."""
    return []


@pytest.fixture
def lay_log(here, told):
    def run(log="log.csv", **options):
        told.clear()
        return jm.load("shop.yaml").overlay(log, tell=told.append, **options)

    return run


def test_the_same_again_is_the_same_without_counting(lay_log, told, here):
    first = lay_log()
    assert told[:2] == ["reading", "core"]
    second = lay_log()
    assert told == []
    assert second == first
    assert json.dumps(second.to_json()) == json.dumps(first.to_json())
    assert second.touchpoint("pay").name == "Płaci"
    assert second.log == first.log
    assert jm.load("shop.yaml").report(overlay=second) == jm.load("shop.yaml").report(overlay=first)
    assert (here / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda here: (here / "log.csv").write_text((here / "log.csv").read_text() + "new,choose,2026-01-20\n"),
        lambda here: (here / "shop.yaml").write_text(JOURNEY.replace("Chooses", "Picks")),
        lambda here: (here / "shop.data.yaml").write_text(DATA.replace("50%", "60%")),
        lambda here: (here / "lib.yaml").write_text("journeymap-library: 1\nchannels: {web: {name: Site}}\n"),
        lambda here: (here / "shop.pl.yaml").write_text(
            "journeymap-texts: 1\ntouchpoints: {choose: {name: Wybiera}}\n"
        ),
    ],
)
def test_anything_else_is_counted_anew(lay_log, told, here, change):
    lay_log()
    change(here)
    lay_log()
    assert told != []


@pytest.mark.parametrize(
    "options", [{"inactive_after": "9d"}, {"timezone": "Europe/Warsaw"}, {"until": "2026-01-09"}, {"cache": False}]
)
def test_other_options_are_another_overlay(lay_log, told, options):
    lay_log()
    lay_log(**options)
    assert told != []


def test_another_program_counts_anew(lay_log, told, monkeypatch):
    lay_log()
    monkeypatch.setattr(kept, "made_by", lambda: ["another version"])
    lay_log()
    assert told != []


def test_another_engine_is_another_overlay(here):
    read, options = jm.load("shop.yaml").read, {"case": "who"}
    keys = {kept.kept_overlay(read, "log.csv", options, engine).key for engine in ("duckdb", "spark")}
    assert len(keys) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[]", b'{"key": "x"}', b'{"key": "KEY", "overlay": {"journey": 1}}',
                                     b"\xff\xfe", b"[" * 100_000])  # fmt: skip
def test_what_is_damaged_is_counted_anew_and_mended(lay_log, told, here, content):
    first = lay_log()
    [file] = (here / FOLDER).glob("overlay-*.json")
    file.write_bytes(content.replace(b"KEY", file.stem.removeprefix("overlay-").encode()))
    assert lay_log() == first
    assert told != []
    lay_log()
    assert told == []


def test_a_figure_of_the_wrong_kind_is_damage(lay_log, told, here):
    first = lay_log()
    [file] = (here / FOLDER).glob("overlay-*.json")
    data = json.loads(file.read_bytes())
    data["overlay"]["observed"]["cases"] = "<script>"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert lay_log() == first
    assert told != []


def test_only_files_are_kept(lay_log, told, here):
    frame = pd.read_csv("log.csv")
    for _ in range(2):
        lay_log(frame)
        assert told != []
    assert not list((here / FOLDER).glob("overlay-*")) if (here / FOLDER).exists() else True


def test_a_small_log_outside_a_project_leaves_nothing_behind(lay_log, told, here, monkeypatch):
    (here / "journeymap.yaml").unlink()
    lay_log()
    assert not (here / FOLDER).exists()
    monkeypatch.setattr(kept, "LARGE", 100)
    lay_log()
    assert (here / FOLDER).is_dir()
    lay_log()
    assert told == []


def test_there_are_never_too_many(lay_log, here, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    for number in range(5):
        lay_log(inactive_after=f"{number + 1}d")
        for age, file in enumerate(
            sorted((here / FOLDER).glob("overlay-*.json"), key=lambda file: file.stat().st_mtime_ns)
        ):
            os.utime(file, ns=(age, age))  # clocks of file systems may be too coarse to tell them apart
    assert len(list((here / FOLDER).glob("overlay-*.json"))) == 3


def test_a_folder_that_cannot_be_written_is_no_fault(lay_log, told, here):
    (here / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    lay_log()
    lay_log()
    assert told != []


def test_a_log_that_changes_while_it_is_read_is_not_kept(here):
    place = kept.kept_overlay(jm.load("shop.yaml").read, "log.csv", {}, "duckdb")
    (here / "log.csv").write_text((here / "log.csv").read_text() + "new,choose,2026-01-20\n", encoding="utf-8")
    place.keep(jm.load("shop.yaml").overlay("log.csv", cache=False))
    assert place.look_up() is None


def test_what_cannot_be_read_is_said_by_the_reading(lay_log):
    with pytest.raises(jm.JourneyError, match=r"none\.csv"):
        lay_log("none.csv")
