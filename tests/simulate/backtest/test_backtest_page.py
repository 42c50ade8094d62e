"""The figures of docs/simulation/backtest.md are those that the backtest gives now."""

import re
import runpy

import pytest

PAGE = "docs/simulation/backtest.md"


@pytest.fixture(scope="module")
def script(root):
    return runpy.run_path(str(root / "scripts/backtest_docs.py"))


def shown(root, name):
    text = (root / PAGE).read_text(encoding="utf-8")
    return re.search(rf"<!-- {name}: [^\n]*\n```text\n(.*?)```\n<!-- end -->", text, re.DOTALL)[1]


@pytest.mark.parametrize(
    ("name", "made"), [("motor-claim", "motor_claim"), ("too-late", "too_late"), ("known-truth", "known_truth")]
)
def test_the_motor_claim_s_figures_are_fresh(root, script, name, made):
    assert shown(root, name) == script[made](), "python scripts/backtest_docs.py writes them anew"


@pytest.mark.logs
def test_the_loan_log_s_figures_are_fresh(root, script, shared):
    log = shared / "data" / "bpic2012.xes.gz"
    assert shown(root, "loan-application") == script["loan"](log), (
        f"python scripts/backtest_docs.py {log} writes them anew"
    )


def test_a_block_takes_what_is_put_into_it_as_it_is(script):
    page = "before\n<!-- one: written by x -->\n```text\nold\n```\n<!-- end -->\nafter\n"
    fresh = script["with_block"](page, "one", "new \\1\n")
    assert "```text\nnew \\1\n```" in fresh
    assert script["with_block"](fresh, "one", "new \\1\n") == fresh
    with pytest.raises(AssertionError, match="no block two"):
        script["with_block"](page, "two", "")
