"""`journeymap discover` as a user meets it: files that stay, words on the way, misuse."""

import os
import subprocess
import sys

import pytest

ROWS = [
    f"k{n},{what},2026-01-{n:02d}T1{place}:00:00Z"
    for n in range(1, 9)
    for place, what in enumerate(["order", "pay", "received"])
]


@pytest.fixture
def run(tmp_path):
    (tmp_path / "shop.csv").write_text("\n".join(["who,what,at", *ROWS]) + "\n", encoding="utf-8")
    (tmp_path / "nameless.csv").write_text("a,b,c\n1,2,3\n", encoding="utf-8")

    def call(command, *arguments):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", command, *arguments],
            cwd=tmp_path,
            env=os.environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    call.folder = tmp_path
    return call


COLUMNS = ("--case", "who", "--activity", "what", "--time", "at")


def test_the_draft_goes_to_the_terminal_and_the_words_beside_it(run):
    done = run("discover", "shop.csv", *COLUMNS)
    assert done.returncode == 0
    assert done.stdout.startswith("# Drafted by journeymap discover from shop.csv: 24 events of 8 cases")
    assert "id: shop\nname: shop\n" in done.stdout
    assert done.stderr == (
        "journeymap: reading the log\njourneymap: counting 24 events of 8 cases\njourneymap: putting steps in order\n"
    )


def test_a_file_that_is_written_can_be_gone_on_with(run):
    done = run("discover", "shop.csv", "-o", "buying.yaml", *COLUMNS)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(
        "journeymap: wrote buying.yaml\n"
        "journeymap: 2 touchpoints, 1 stage, 1 outcome, 2 transitions; 100% of the cases follow it from step to step\n"
        "journeymap: now look at it: journeymap render buying.yaml -o map.svg\n"
    )
    assert run("check", "buying.yaml").returncode == 0
    assert run("fmt", "--check", "buying.yaml").returncode == 0
    laid = run("overlay", "buying.yaml", "--events", "shop.csv")
    assert (laid.returncode, laid.stderr) == (0, "")


def test_what_is_there_is_never_written_over(run):
    file = run.folder / "buying.yaml"
    file.write_text("mine\n", encoding="utf-8")
    done = run("discover", "shop.csv", "-o", "buying.yaml", *COLUMNS)
    assert (done.returncode, file.read_text(encoding="utf-8")) == (2, "mine\n")
    assert done.stderr == "journeymap: buying.yaml is there already, nothing was written\n  --force writes over it\n"
    assert run("discover", "shop.csv", "-o", "buying.yaml", "--force", *COLUMNS).returncode == 0
    assert "id: buying\n" in file.read_text(encoding="utf-8")


def test_the_analysts_half_may_have_its_own_file(run):
    assert run("discover", "shop.csv", "-o", "buying.yaml", "--split", *COLUMNS).returncode == 0
    data = (run.folder / "buying.data.yaml").read_text(encoding="utf-8")
    assert "journeymap-data: 1\njourney: buying\n" in data
    assert "match" not in (run.folder / "buying.yaml").read_text(encoding="utf-8")
    assert run("check", "buying.yaml").returncode == 0
    again = run("discover", "shop.csv", "-o", "other/buying.yaml", "--split", *COLUMNS)
    assert again.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["shop.csv", "--split"], "--split writes files; name the journey's with -o"),
        (["shop.csv", *COLUMNS, "--least", "lots"], "least: "),
        (["nameless.csv"], "nothing says which column"),
        (["gone.csv"], "gone.csv"),
        (["shop.csv", *COLUMNS, "--touchpoints", "0"], "--touchpoints"),
    ],
)
def test_misuse_ends_with_2_and_says_why(run, arguments, words):
    done = run("discover", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_columns_that_nobody_names_are_guessed_and_said(run):
    rows = [row.replace("k", "K-", 1) for row in ROWS]
    (run.folder / "plain.csv").write_text("\n".join(["claim_id,event,ts", *rows]) + "\n", encoding="utf-8")
    done = run("discover", "plain.csv")
    assert done.returncode == 0
    assert 'guessed: activity in "event", case in "claim_id", time in "ts"' in done.stderr
    assert "case: claim_id" in done.stdout


def test_the_log_is_never_written_over(run):
    before = (run.folder / "shop.csv").read_bytes()
    done = run("discover", "shop.csv", *COLUMNS, "-o", "shop.csv", "--force")
    assert (done.returncode, done.stderr) == (
        2,
        "journeymap: shop.csv is the log itself, nothing was written\n  write to another file\n",
    )
    assert (run.folder / "shop.csv").read_bytes() == before
