"""A log that ends too soon says nearly what the whole log says; the usual ways of counting do not."""

import importlib.util
import sys

import pytest

pytestmark = pytest.mark.logs


@pytest.fixture(scope="module")
def cut_logs(root):
    spec = importlib.util.spec_from_file_location("cut_logs_benchmark", root / "benchmarks" / "cut_logs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cuts(cut_logs, shared):
    return list(cut_logs.cut_loans(shared / "data" / "bpic2012.xes.gz"))


def test_eventual_approval(cut_logs, cuts):
    approvals = [approval for approval, _ in cuts]
    assert len(approvals) == 7
    errors = {
        name: cut_logs.mean_error((getattr(each, name), each.truth) for each in approvals)
        for name in ("incidence", "funnel", "finished")
    }
    assert errors["incidence"] <= cut_logs.APPROVAL_BOUND
    assert errors["funnel"] == pytest.approx(4.65, abs=0.005)
    assert errors["finished"] == pytest.approx(2.0, abs=0.05)


def test_never_going_on(cut_logs, cuts):
    losses = [loss for _, some in cuts for loss in some]
    assert cut_logs.mean_error((loss.lost, loss.never) for loss in losses) <= cut_logs.LOSS_BOUND
    assert cut_logs.mean_error((loss.drop_off, loss.dropped) for loss in losses) <= 0.1
    at_offer = [loss for loss in losses if loss.touchpoint == "send-offer"]
    assert cut_logs.mean_error((loss.silent, loss.never) for loss in at_offer) > 3


def test_cases_cut_at_random(cut_logs, shared):
    found = cut_logs.cut_cases(shared / "data")
    assert found["open or silent"] == pytest.approx(0.624, abs=0.0005)
    assert max(found.values()) - found["open or silent"] < 0.005
