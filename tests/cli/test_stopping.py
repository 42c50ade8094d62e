"""Long work on a terminal: shown after a second, gone at the end, stopped by Ctrl-C with nothing half-written."""

import contextlib
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from journeymap.cli.progress import WORDS

JOURNEY = """journeymap: 1
id: shop
name: Shop
events: {case: who, activity: what, time: at}
stages:
  - id: buy
    name: Buy
    touchpoints:
      - {id: choose, name: Chooses, match: choose}
      - {id: pay, name: Pays, match: pay}
outcomes: {happy: {match: thanks}}
"""
CASES = 250_000
COMMAND = [sys.executable, "-c", "from journeymap.cli import main; main()", "overlay", "shop.yaml", "--events", "log.csv",
           "--format", "json", "-o", "result.json", "--threads", "1"]  # fmt: skip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("long")
    (place / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    with (place / "log.csv").open("w", encoding="utf-8") as log:
        log.write("who,what,at\n")
        for case in range(CASES):
            day = 1 + case % 25
            log.writelines(
                f"k{case},{what},2026-01-{day + more:02d}\n"
                for what, more in (("choose", 0), ("pay", 1), ("thanks", 3))
            )
    return place


class Running:
    """A command on a terminal of its own, with its own folder for temporary files."""

    def __init__(self, folder, temporary, command=None, **environment):
        self.result, self.temporary = folder / "result.json", temporary
        self.result.unlink(missing_ok=True)
        temporary.mkdir(exist_ok=True)
        self.terminal, other = pty.openpty()
        more = {"TMPDIR": str(temporary), "TERM": "xterm", "COLUMNS": "100", **environment}
        self.process = subprocess.Popen(
            command or COMMAND,
            cwd=folder,
            stdin=other,
            stdout=other,
            stderr=other,
            env=os.environ | more,
            start_new_session=True,
        )
        os.close(other)
        self.shown = b""

    def watch(self, until, patience=120):
        """Read what is shown until something is true, or the command is over."""
        end = time.monotonic() + patience
        while time.monotonic() < end and not until(self.shown):
            ready, _, _ = select.select([self.terminal], [], [], 0.05)
            if ready:
                try:
                    self.shown += os.read(self.terminal, 65536)
                except OSError:
                    break
        return self

    def finish(self):
        self.watch(lambda _: False)
        code = self.process.wait(60)
        os.close(self.terminal)
        return code

    def left(self):
        return [path.name for path in self.temporary.iterdir()]


def test_long_work_is_shown_and_leaves_no_trace(folder, tmp_path):
    running = Running(folder, tmp_path / "temp")
    assert running.finish() == 0
    text = running.shown.decode()
    assert "(Ctrl-C stops)" in text
    assert any(words in text for words in WORDS.values())
    assert text.endswith(("\x1b[2K", "\x1b[?25h", "\r", "\x1b[1A\x1b[2K"))
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h"), "the cursor is there again"
    assert running.result.is_file()
    assert running.left() == []


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}])
def test_a_terminal_that_can_show_nothing_is_left_alone(folder, tmp_path, environment):
    running = Running(folder, tmp_path / "temp", **environment)
    assert running.finish() == 0
    assert running.shown == b""


def test_short_work_shows_nothing(folder, tmp_path):
    running = Running(folder, tmp_path / "temp", [*COMMAND[:3], "rules", "--format", "json"])
    assert running.finish() == 0
    assert b"Ctrl-C" not in running.shown


@pytest.mark.parametrize("moment", ["reading the log", "following the cases", "1.2", "1.7", "2.3"])
def test_ctrl_c_ends_it_at_once_and_cleanly(folder, tmp_path, moment):
    running = Running(folder, tmp_path / "temp")
    if moment[0].isdigit():
        time.sleep(float(moment))
    else:
        running.watch(lambda shown: moment.encode() in shown)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.process.pid, signal.SIGINT)
    code, text = running.finish(), running.shown.decode()
    assert code in {0, 130}, text  # a fast machine may have been done before
    assert "Traceback" not in text
    if code == 0 or running.result.exists():  # stopped while it tidied up: whole all the same
        assert json.loads(running.result.read_text(encoding="utf-8"))["journey"] == "shop"
    assert running.left() == []
    assert not list(folder.glob(".result.json*"))


def test_a_simulation_is_stopped_in_the_middle_too(folder, tmp_path):
    endless = [*COMMAND[:3], "simulate", *COMMAND[4:7], "--journeys", "1000000000", "-o", "result.json"]
    running = Running(folder, tmp_path / "temp", endless)
    running.watch(lambda shown: WORDS["times"].encode() in shown)
    os.killpg(running.process.pid, signal.SIGINT)
    assert running.finish() == 130
    assert b"Traceback" not in running.shown
    assert not running.result.exists()
    assert running.left() == []
