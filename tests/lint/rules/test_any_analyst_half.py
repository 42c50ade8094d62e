"""Whatever stands in budgets, what-ifs, metrics, owners and lists, the rules on them answer, and their fixes hold."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.lint.engine import check_read
from journeymap.lint.project.configuration import AS_IT_COMES
from journeymap.lint.rules.faults.channel_none import channel_none
from journeymap.lint.rules.faults.impossible_what_if import impossible_what_if
from journeymap.lint.rules.faults.listed_twice import listed_twice
from journeymap.lint.rules.faults.malformed_id import malformed_id
from journeymap.lint.rules.faults.unknown_owner import unknown_owner
from journeymap.lint.rules.faults.unknown_reference import unknown_reference
from journeymap.lint.rules.faults.unmeasured_budget import unmeasured_budget
from journeymap.lint.rules.faults.unmeasured_metric import unmeasured_metric
from journeymap.lint.rules.faults.unsorted_list import unsorted_list
from journeymap.lint.rules.faults.untranslated_text import untranslated_text
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.edits import apply_edits
from journeymap.syntax.read import parse_document

RULES = [channel_none, impossible_what_if, listed_twice, malformed_id, unknown_owner, unknown_reference,
         unmeasured_budget, unmeasured_metric, unsorted_list, untranslated_text]  # fmt: skip
SETTINGS = replace(AS_IT_COMES, languages=("en", "pl"), owners=("Ann", "b"), switched={"unsorted-list": True})

IDS = st.sampled_from(["pay", "pya", "pay card", "a.b", "ab", "done", "lost", "web", "wbe", "none", "start", "支付 一"])
LIST = st.lists(IDS, max_size=3) | IDS
SHARE = st.sampled_from(["0%", "40%", "300%", "x", "-3", "8", None])
TIME = st.sampled_from(["2d", "x", "5", "2d..1d"])


def some(**optional):
    return st.fixed_dictionaries({}, optional={key.replace("_", "-"): value for key, value in optional.items()})


BUDGET = some(min=SHARE, max=SHARE, within=TIME, median=TIME)
SHIFT = some(by=SHARE, points=SHARE, to=SHARE) | SHARE
CHANGE = some(
    touchpoint=IDS, transition=LIST, channel=IDS, drop_off=SHIFT, share=SHIFT, wait=SHIFT, takes=SHIFT, redirect=IDS,
    to=IDS, remove=st.sampled_from(["true", "yes"]), add=some(id=IDS, after=IDS, channel=LIST, drop_off=SHARE, next=IDS),
)  # fmt: skip
OWNER = LIST | some(responsible=LIST, accountable=LIST, informed=LIST)
MATCH = LIST | some(activity=LIST, channel=LIST, where=st.dictionaries(IDS, LIST, max_size=2))
STEP = IDS | some(
    id=IDS, name=IDS, channel=LIST, owner=OWNER, metrics=LIST | st.dictionaries(IDS, SHARE, max_size=2), match=MATCH,
    respond_within=TIME, one_way=st.sampled_from(["true", "no"]), personas=st.dictionaries(IDS, some(channel=LIST)),
    next=LIST | st.lists(some(to=IDS, when=IDS, share=SHARE), max_size=3), planned_drop_off=SHARE,
    pain_points=st.lists(some(id=IDS, text=IDS), max_size=2), opportunities=some(text=IDS, addresses=LIST, owner=OWNER),
)  # fmt: skip
JOURNEY = some(
    id=IDS, name=IDS, language=st.sampled_from(["en", "pl"]), status=st.sampled_from(["draft", "review"]), owner=OWNER,
    channel=LIST, channels=st.dictionaries(IDS, IDS, max_size=3) | LIST, personas=st.dictionaries(IDS, IDS, max_size=2),
    metrics=st.dictionaries(IDS, some(name=IDS, column=IDS), max_size=2), match=st.dictionaries(IDS, MATCH, max_size=2),
    stages=st.lists(some(id=IDS, channel=LIST, owner=OWNER, touchpoints=st.lists(STEP, max_size=4)), max_size=2),
    outcomes=st.dictionaries(IDS, some(name=IDS, match=MATCH), max_size=2), segments=st.dictionaries(
        IDS, st.dictionaries(IDS, LIST, max_size=2), max_size=2), events=some(case=IDS, activity=IDS, time=IDS),
    expect=some(conversion=BUDGET, fitting=BUDGET, answered_in_time=BUDGET, time_to_success=BUDGET,
                touchpoints=st.dictionaries(IDS, some(drop_off=BUDGET, answered_in_time=BUDGET, time_to_next=BUDGET,
                    repeated=BUDGET, metrics=st.dictionaries(IDS, BUDGET, max_size=2)), max_size=2)),
    what_if=st.dictionaries(IDS, some(
        name=IDS, changes=st.lists(CHANGE, max_size=3) | CHANGE, effect=SHARE, interval=st.lists(SHARE, max_size=3),
        standing=st.sampled_from(["tested", "observational", "assumed"]), adjusted_for=LIST), max_size=2),
)  # fmt: skip


def read(text):
    document, faults = parse_document("j.yaml", text)
    journey, more = validate(document, Journey, languages_in(document.data))
    return document, JourneyFile("j.yaml", resolve(journey, "j.yaml"), (document,), (*faults, *more))


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(JOURNEY)
def test_the_rules_answer_and_what_they_mend_can_be_read(data):
    document, file = read(json.dumps({"journeymap": "1", **data}, indent=1, ensure_ascii=False))
    found = check_read(file, RULES, SETTINGS)
    assert not [each.message for each in found if "could not be applied" in each.message]
    for each in found:
        assert 1 <= each.span.line <= len(document.line_starts)
        if each.fix:
            text, made = apply_edits(document.text, each.fix.edits)
            assert len(made) == len(each.fix.edits)
            after, again = read(text)
            assert after.root is not None
            left = {(other.rule, other.message) for other in check_read(again, RULES, SETTINGS)}
            same = [other for other in found if (other.rule, other.message) == (each.rule, each.message)]
            assert len(same) > 1 or not each.fix.safe or (each.rule, each.message) not in left
