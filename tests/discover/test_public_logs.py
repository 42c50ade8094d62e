"""Drafts of public logs: sound, and followed by most cases without planning that everything leads to everything."""

import pytest

import journeymap as jm
from journeymap.api import drafted

pytestmark = pytest.mark.logs

LOGS = {
    "bpic2012.xes.gz": (0.95, 25),
    "helpdesk.xes.gz": (0.9, 16),
    "receipt.csv": (0.9, 15),
    "bpic2020_DomesticDeclarations.xes.gz": (0.95, 16),
    "running-example.csv": (0.8, 17),
    "ttc_Helpdesk_cut0.0.csv": (0.95, 10),
    "interval_event_log.xes": (0.95, 10),
}
"""The least share of cases that must follow the draft, and the most ways on that it may take."""


@pytest.fixture(scope="module", params=sorted(LOGS))
def pair(request, shared, tmp_path_factory):
    log = shared / "data" / request.param
    file = tmp_path_factory.mktemp("draft") / "journey.yaml"
    file.write_text(drafted(log).journey, encoding="utf-8")
    journey = jm.load(file)
    return request.param, journey, journey.overlay(log, parts=())


def test_the_draft_is_sound(pair):
    _, journey, _ = pair
    assert [str(found) for found in journey.check() if found.severity.value != "info"] == []


def test_most_cases_follow_it_and_it_stays_a_map(pair):
    name, journey, overlay = pair
    least, most = LOGS[name]
    fitting, deviating = (
        sum((fit.finished, fit.open, fit.silent))
        for fit in (overlay.conformance.fitting, overlay.conformance.deviating)
    )
    assert fitting / (fitting + deviating) >= least
    assert len(journey.graph.planned_pairs()) <= most


def test_the_loan_reads_as_a_story(shared):
    text = drafted(shared / "data" / "bpic2012.xes.gz").journey
    names = [line.split("name: ")[1] for line in text.splitlines() if line.startswith("        name: ")]
    assert names == ["Submitted", "Partly submitted", "Preaccepted", "Accepted", "Selected", "Created", "Sent",
                     "Cancelled (O)", "Sent back"]  # fmt: skip
    assert "match: [A_APPROVED, A_REGISTERED, A_ACTIVATED, O_ACCEPTED]" in text
    assert "match: W_" not in text


def test_a_shop_where_everything_leads_everywhere_is_said_to_be_one(shared):
    text = drafted(shared / "data" / "rete_ecom.csv.gz", case="session_id").journey
    assert "order: any" in text
    assert "purchase: {name: Purchase, kind: success, match: purchase}" in text
    assert "More ways would make more cases follow it" in text
