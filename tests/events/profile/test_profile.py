"""A profile says what a log holds, shows no case and no person, and asks for what it cannot tell."""

import json
import re

import pandas as pd
import pytest
import yaml

from journeymap.diagnostics import JourneyError
from journeymap.model.data import EventsSource

ROWS = 40
HEAD = "claim_id,event,ts,channel,customer,plan,nps,note,id\n"


def shop(rows=ROWS, head=HEAD, names=("ask", "pay", "thank", "leave")):
    """Ten claims of five customers, four events each, a day apart."""
    lines = [
        f"claim-{n // 4},{names[n % 4]},2026-01-{n % 4 + 1:02d} 10:00,{['web', 'phone'][n % 2]},person-{n // 8},"
        f"{['basic', 'gold'][n // 4 % 2]},{n % 10},remark {n},e{n}\n"
        for n in range(rows)
    ]
    return head + "".join(lines)


def columns(profile):
    return {one.name: (one.kind, one.distinct, [value.value for value in one.values]) for one in profile.columns}  # noqa: PD011 - no DataFrame


def test_what_a_log_holds(profiled):
    profile = profiled(shop())
    assert (profile.log, profile.form, profile.preset, profile.rows) == ("log.csv", "csv", None, 40)
    assert (profile.events, profile.cases) == (40, 10)
    assert (profile.since, profile.until) == ("2026-01-01T10:00:00Z", "2026-01-04T10:00:00Z")
    assert [(one.role, one.columns, one.source) for one in profile.roles] == [
        ("case", ("claim_id",), "guessed"),
        ("activity", ("event",), "guessed"),
        ("time", ("ts",), "guessed"),
    ]
    assert columns(profile) == {
        "claim_id": ("text", 10, []),
        "event": ("text", 4, []),
        "ts": ("time", 4, []),
        "channel": ("text", 2, ["phone", "web"]),
        "customer": ("text", 5, []),
        "plan": ("text", 2, ["basic", "gold"]),
        "nps": ("whole number", 10, []),
        "note": ("text", 40, []),
        "id": ("text", 40, []),
    }
    assert [(one.activity, one.events, one.cases) for one in profile.activities] == [
        ("ask", 10, 10),
        ("leave", 10, 10),
        ("pay", 10, 10),
        ("thank", 10, 10),
    ]
    each = profile.per_case
    assert (each.least, each.median, each.p90, each.p99, each.most) == (4, 4, 4, 4, 4)
    assert [one.kind for one in profile.quality] == ["times-without-zone"]


def test_what_columns_may_be_meant_for(profiled):
    profile = profiled(shop())
    assert [(one.key, one.column) for one in profile.hints] == [
        ("channel", "channel"),
        ("event-id", "id"),
        ("cluster", "customer"),
        ("metrics", "nps"),
        ("segments", "plan"),
    ]


def test_the_block_is_what_a_journey_may_hold(profiled):
    block = profiled(shop(), timezone="Europe/Warsaw", from_="2026-01-01").block
    said = yaml.safe_load(block)["events"]
    assert said["case"] == "claim_id"
    assert EventsSource(**{key.replace("from", "from_"): str(value) for key, value in said.items()}).time == "ts"
    with_hints = yaml.safe_load(re.sub(r"^  # (.*?)   .*$", r"  \1", block, flags=re.MULTILINE))["events"]
    assert with_hints == said | {"channel": "channel", "event-id": "id", "cluster": "customer", "segments": ["plan"]}


def test_a_preset_is_named_in_the_block(profiled):
    profile = profiled(shop(head=HEAD.replace("claim_id,event,ts", "Case ID,Activity,Complete Timestamp")))
    assert profile.preset == "disco"
    assert {one.source for one in profile.roles} == {"preset"}
    assert yaml.safe_load(profile.block) == {"events": {"preset": "disco"}}
    profile = profiled(
        shop(head=HEAD.replace("claim_id,event,ts", "Case ID,Activity,Complete Timestamp")),
        case="customer",
        channel="plan",
    )
    assert yaml.safe_load(profile.block) == {"events": {"preset": "disco", "case": "customer", "channel": "plan"}}


def test_odd_names_are_quoted_in_the_block(profiled):
    head = '"case: 1","what, when\n""really""","#ts",a,b,c,d,e,f\n'
    said = {"case": "case: 1", "activity": 'what, when\n"really"', "time": "#ts"}
    profile = profiled(shop(head=head), **said)
    assert yaml.safe_load(profile.block) == {"events": said}


def test_no_value_that_tells_persons_cases_or_events_apart_is_shown(profiled):
    text = json.dumps(profiled(shop()).to_json())
    assert not re.search(r"claim-\d|person-\d|remark|\"e\d", text)


def test_values_of_few_rows_are_not_shown(profiled):
    lines = shop().replace("claim-0,ask,2026-01-01 10:00,web", "claim-0,ask,2026-01-01 10:00,my aunt Emma")
    assert columns(profiled(lines))["channel"][2] == ["phone", "web"]


def test_pseudonyms_in_place_of_values(profiled):
    profile = profiled(shop().replace("2026-01-02 10:00", "my birthday", 1), pseudonymise=True)
    assert columns(profile)["plan"][2] == ["value-1", "value-2"]
    text = json.dumps(profile.to_json())
    assert profile.pseudonymised
    assert not re.search("web|gold|birthday", text)
    assert '"ask"' in text
    (finding,) = [one for one in profile.quality if one.kind == "unreadable-times"]
    assert finding.examples == ("line 3",)


def test_what_nobody_can_tell_is_asked_for(profiled):
    profile = profiled("a,b,c\n" + "x,y,z\n" * 20)
    assert profile.unknown == ("case", "activity", "time")
    assert (profile.events, profile.rows, len(profile.activities)) == (None, 20, 0)
    assert "# case: COLUMN" in profile.block
    assert [one.name for one in profile.columns] == ["a", "b", "c"]
    profile = profiled("a,b,at\n" + "x,y,2026-01-01\n" * 20, case="a")
    assert profile.unknown == ("activity",)


@pytest.mark.parametrize(
    "roles", [{"case": "claimid"}, {"case": "claim_id", "channel": "chanel"}, {"lifecycle": "life"}]
)
def test_a_column_that_was_named_must_be_there(profiled, roles):
    with pytest.raises(JourneyError, match=f'the log log.csv has no column "{list(roles.values())[-1]}"'):
        profiled(shop(), **roles)


def test_a_named_column_must_be_there_though_others_are_not_known(profiled):
    with pytest.raises(JourneyError, match='has no column "d" for the case'):
        profiled("a,b,c\nx,y,z\n", case="d")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "2", ""], "whole number"),
        (["1.5", "2", "-3e4"], "number"),
        (["yes", "No", "no"], "yes/no"),
        (["true", "false", "true"], "yes/no"),
        (["2026-01-01", "2026-01-02T10:00:00+02:00", ""], "time"),
        (["28.03.2026 14:30", "01.02.2026 10:00", "05.06.2026 10:00"], "time"),
        (["03/28/2026 2:30 PM", "01/02/2026 1:00 AM", "05/06/2026 1:00 AM"], "time"),
        (["28-Mar-2026 14:30", "01-Feb-2026 14:30", "02-Feb-2026 14:30"], "time"),
        (["a", "2", "2026-01-01"], "text"),
        (["", " ", ""], "empty"),
    ],
)
def test_the_kind_of_a_column(profiled, values, kind):
    lines = "".join(f'c{n % 2},a{n % 2},2026-01-01,"{value}"\n' for n, value in enumerate(values))
    profile = profiled("case,activity,time,column\n" + lines)
    assert profile.columns[3].kind == kind


def test_the_kind_of_typed_columns(profiled):
    frame = pd.DataFrame(
        {
            "case": ["a", "b"],
            "activity": ["x", "y"],
            "time": pd.to_datetime(["2026-01-01", "2026-01-02"], utc=True),
            "whole": [1, 2],
            "part": [1.5, float("nan")],
            "flag": [True, False],
            "kinds": pd.Categorical(["u", "v"]),
        }
    )
    profile = profiled(frame, case="case", activity="activity", time="time")
    assert [(one.kind, one.filled) for one in profile.columns][2:] == [
        ("time", 1),
        ("whole number", 1),
        ("number", 0.5),
        ("yes/no", 1),
        ("text", 1),
    ]
    assert (profile.log, profile.form) == ("in memory", "table")


def test_numbers_of_values_are_about_right_where_they_are_many(profiled):
    lines = "".join(f"c{n % 700},a{n % 3},2026-01-01\n" for n in range(3000))
    one = profiled("case,activity,time\n" + lines).columns[0]
    assert not one.exact
    assert 0.85 * 700 <= one.distinct <= 1.15 * 700


def test_an_empty_table_is_no_log(profiled):
    with pytest.raises(JourneyError, match=r"the log log\.csv has no rows"):
        profiled("case_id,activity,end_time\n")


def test_a_notebook_shows_it(profiled):
    page = profiled(shop(names=("<b>ask", "pay", "thank", "leave")))._repr_html_()
    assert "&lt;b&gt;ask" in page
    assert "10 cases" in page


@pytest.mark.logs
@pytest.mark.parametrize(
    ("file", "preset", "events", "cases", "hints"),
    [
        ("receipt.csv", "xes", 8577, 1434, {("channel", "case:channel"), ("segments", "case:department")}),
        ("rete_ecom.csv.gz", "retentioneering", 31106, 600, {("segments", "user_cohort")}),
        ("bpic2012.xes.gz", "xes", 164506, 13087, set()),
        ("helpdesk.xes.gz", "xes", 21348, 4580, set()),
    ],
)
def test_public_logs(shared, profiled, *, file, preset, events, cases, hints):
    profile = profiled(shared / "data" / file)
    assert (profile.preset, profile.events, profile.cases) == (preset, events, cases)
    assert sum(one.events for one in profile.activities) == events
    assert hints <= {(one.key, one.column) for one in profile.hints}
