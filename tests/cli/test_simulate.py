"""`journeymap simulate` as a user meets it: text, JSON, models kept, logs drawn, misuse."""

import csv
import json
import subprocess
import sys

import pytest

import journeymap as jm

JOURNEY = """journeymap: 1
id: shop
name: Shop
events: {case: who, activity: what, time: at, inactive-after: 5d, segments: [via]}
stages:
  - id: buy
    name: Buy
    touchpoints:
      - {id: choose, name: Chooses, match: choose}
      - {id: pay, name: Pays, match: pay}
outcomes:
  happy: {name: Happy, match: thanks}
  gone: {name: Gone, kind: failure, match: refund}
what-if:
  short-form: {name: A shorter form, changes: {touchpoint: pay, drop-off: {by: -50%}}}
  sure: {standing: tested, effect: 2, interval: [1, 3], changes: {touchpoint: pay, drop-off: {by: -10%}}}
"""


def rows():
    for n in range(60):
        day, via = f"2026-01-{1 + n % 25:02d}", "web" if n % 3 else "phone"
        yield f"k{n},choose,{day}T10:00:00Z,{via}"
        if n % 5:
            yield f"k{n},pay,{day}T11:{n % 60:02d}:00Z,{via}"
        if n % 5 and n % 4:
            yield f"k{n},{'refund' if n % 7 == 0 else 'thanks'},{day}T15:00:00Z,{via}"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    (folder / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "log.csv").write_text("\n".join(["who,what,at,via", *rows()]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(shop):
    def call(*arguments, command="simulate"):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", command, *arguments],
            cwd=shop,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


def test_the_text_says_what_matters(run):
    done = run("shop.yaml", "--events", "log.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("shop, simulated from 60 cases\n")
    for words in (
        "succeed in the end",
        "worth most",
        "Time to success",
        "What if: A shorter form",
        "assumed",
        "tested",
    ):
        assert words in done.stdout


def test_the_json_is_the_simulation_and_has_stable_bytes(run, shop):
    first, second = (run("shop.yaml", "--events", "log.csv", "--format", "json") for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    found = jm.load(shop / "shop.yaml").simulate(shop / "log.csv")
    assert json.loads(first.stdout) == json.loads(json.dumps(found.to_json()))
    assert "NaN" not in first.stdout


def test_customers_under_way_and_segments_are_told_where_asked_for(run):
    plain = run("shop.yaml", "--events", "log.csv", "--no-times", "--what-if", "none").stdout
    assert "Customers under way" not in plain
    done = run("shop.yaml", "--events", "log.csv", "--no-times", "--what-if", "none", "--open", "--segments")
    assert done.returncode == 0, done.stderr
    assert "Customers under way on 2026-01-2" in done.stdout
    assert "via=phone" in done.stdout


def test_what_ifs_are_chosen_by_name_and_compared(run):
    done = run("shop.yaml", "--events", "log.csv", "--what-if", "sure", "--compare", "--no-times")
    assert done.returncode == 0, done.stderr
    assert "What-ifs beside each other" in done.stdout
    assert "short-form" not in done.stdout
    none = run("shop.yaml", "--events", "log.csv", "--what-if", "none", "--no-times").stdout
    assert "What if" not in none


def test_what_ifs_come_from_a_file_of_their_own(run, shop):
    (shop / "ideas.yaml").write_text("what-if: {none-lost: {changes: {touchpoint: choose, drop-off: 0%}}}\n", "utf-8")
    done = run("shop.yaml", "--events", "log.csv", "--what-if-file", "ideas.yaml", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [one["id"] for one in json.loads(done.stdout)["what_ifs"]] == ["none-lost"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ("{touchpoint: nowhere, drop-off: 3%}", '"nowhere"'),
        ("{touchpoint: pay, drop-off: {points: -90}}", "cannot fall by 90"),
    ],
)
def test_impossible_what_ifs_are_refused_at_their_place(run, shop, changes, words):
    (shop / "wrong-ideas.yaml").write_text(f"what-if:\n  odd: {{changes: {changes}}}\n", encoding="utf-8")
    done = run("shop.yaml", "--events", "log.csv", "--what-if-file", "wrong-ideas.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("journeymap: wrong-ideas.yaml:2:")
    assert words in done.stderr


def test_a_model_is_kept_and_asked_again(run, shop):
    done = run("shop.yaml", "--events", "log.csv", "--save-model", "model.json", "--format", "json")
    assert done.returncode == 0, done.stderr
    again = run("shop.yaml", "--model", "model.json", "--format", "json")
    assert again.returncode == 0, again.stderr
    first, second = json.loads(done.stdout), json.loads(again.stdout)
    assert second["model"] == first["model"]
    assert second["times"]["mean"] == pytest.approx(first["times"]["mean"], rel=1e-3)
    ends = [one["success"]["all_lost"]["estimate"] for one in (first, second)]
    assert ends[1] == pytest.approx(ends[0], abs=1e-6)
    (shop / "other.yaml").write_text(JOURNEY.replace("id: shop", "id: stall"), encoding="utf-8")
    other = run("other.yaml", "--model", "model.json")
    assert other.returncode == 2
    assert '"shop"' in other.stderr


def test_without_a_log_the_plan_speaks_and_says_so(run):
    done = run("shop.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("shop, simulated from the plan alone\n")
    assert "no log stands behind any figure" in done.stdout


def test_a_log_without_customers_is_drawn(run, shop):
    for name in ("drawn.csv", "drawn.parquet", "drawn.xes"):
        done = run("shop.yaml", "--events", "log.csv", "-o", name, "--cases", "40", "--begin", "2027-03-01")
        assert done.returncode == 0, done.stderr
        assert "40 cases" in done.stdout
        assert "no customer of the log is in it" in done.stdout
    drawn = list(csv.DictReader((shop / "drawn.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["what"] for row in drawn} <= {"choose", "pay", "thanks", "refund"}
    assert min(row["at"] for row in drawn) >= "2027-03-01"
    before = (shop / "drawn.csv").read_bytes()
    run("shop.yaml", "--events", "log.csv", "-o", "drawn.csv", "--cases", "40", "--begin", "2027-03-01")
    assert (shop / "drawn.csv").read_bytes() == before
    assert run("shop.yaml", "--events", "drawn.csv", command="overlay").returncode == 0


def test_few_customers_are_hidden_where_it_is_shared(run):
    arguments = ("shop.yaml", "--events", "log.csv", "--open", "--no-times", "--format", "json")
    shared = json.loads(run(*arguments, "--share").stdout)
    assert shared["min_cell"] == 5
    assert json.loads(run(*arguments, "--min-cell", "7").stdout)["min_cell"] == 7
    counts = [n for row in shared["underway"]["touchpoints"] for n in (row["active"], row["silent"]) if n]
    assert all(count >= 5 for count in counts)


def test_output_goes_to_a_file(run, shop):
    done = run("shop.yaml", "--events", "log.csv", "-o", "out/result.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((shop / "out" / "result.json").read_text(encoding="utf-8"))["journey"] == "shop"


def test_errors_of_the_journey_stop_it_with_1(run, shop):
    (shop / "wrong.yaml").write_text(JOURNEY.replace("match: pay}", "match: pay, next: nowhere}"), encoding="utf-8")
    done = run("wrong.yaml", "--events", "log.csv")
    assert done.returncode == 1
    assert "nowhere" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["shop.yaml", "--events", "none.csv"], "none.csv"),
        (["shop.yaml", "--case", "who"], "--case says how to read a log"),
        (["shop.yaml", "--open"], "--open needs a log"),
        (["shop.yaml", "--segments"], "--segments needs a log"),
        (["shop.yaml", "--order", "2"], "--order needs a log"),
        (["shop.yaml", "--events", "log.csv", "--order", "6"], "6"),
        (["shop.yaml", "--events", "log.csv", "--model", "log.csv"], "--model takes the place of --events"),
        (["shop.yaml", "--model", "log.csv"], "log.csv"),
        (["shop.yaml", "--model", "nothing.json"], "nothing.json"),
        (["shop.yaml", "--events", "log.csv", "--what-if", "shorter"], "short-form"),
        (["shop.yaml", "--what-if", "none", "--what-if", "sure"], "--what-if none"),
        (["shop.yaml", "--what-if", "none", "--compare"], "--compare"),
        (["shop.yaml", "--format", "json", "--full"], "--full"),
        (["shop.yaml", "--format", "json", "--compare"], "--compare"),
        (["shop.yaml", "--no-times", "--journeys", "5"], "--no-times"),
        (["shop.yaml", "-o", "both.json", "--save-model", "./both.json"], "the same file"),
        (["shop.yaml", "--events", "log.csv", "--journeys", "1000000000000"], "are too many"),
        (["shop.yaml", "--events", "log.csv", "-o", "b.csv", "--cases", "10000000000000"], "is too large"),
        (["shop.yaml", "--events", "log.csv", "-o", "b.xes", "--begin", "9999-12-31"], "the years 1 to 9999"),
        (["shop.yaml", "--cases", "5"], "--cases is for a synthetic log"),
        (["shop.yaml", "-o", "a.csv"], "name that with --events"),
        (["shop.yaml", "--events", "log.csv", "-o", "a.csv", "--full"], "--full is for figures"),
        (["shop.yaml", "--events", "log.csv", "-o", "log.csv"], "the log itself"),
        (["shop.yaml", "--events", "log.csv", "--save-model", "shop.yaml"], "the journey itself"),
        (["shop.yaml", "--events", "log.csv", "-o", "b.csv", "--begin", "soon"], "soon"),
        (["shop.yaml", "--what-if-file", "nothing.yaml"], "nothing.yaml"),
        (["missing.yaml"], "missing.yaml"),
    ],
)
def test_misuse_exits_with_2_and_says_why(run, arguments, words):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
