"""Who is compared with whom: values, personas, months, what is left out."""

import pytest

DAY = 86_400
JOURNEY = """
events: {inactive-after: 10d%s}
personas: {anna: Anna, marek: Marek, zoe: Zoe}
%s
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a}
      - {id: b, name: B, match: b}
outcomes: {won: {match: won}, left: {kind: failure, match: left}}
"""


def journey(columns="", personas=""):
    return JOURNEY % (f", segments: [{columns}]" if columns else "", f"segments: {personas}" if personas else "")


def cases(count, first=0, *, day=0, won=True):
    """Cases of three events, a day apart."""
    names = ["a", "b", "won" if won else "left"]
    return [(f"k{first + n}", name, (day + at) * DAY) for n in range(count) for at, name in enumerate(names)]


def column(groups):
    """A value for each event of the cases: (value, cases) one after the other."""
    return [value for value, count in groups for _ in range(3 * count)]


def listed(overlay, name):
    return [(row.value, row.cases, len(row.figures)) for row in overlay.segments.groups if row.column == name]


def test_values_with_enough_cases_are_compared_and_the_others_are_of_the_rest(lay):
    values = {"size": column([("s", 30), ("m", 25), ("l", 19), (None, 4)])}
    got = lay(journey("size"), cases(78), values, parts=["segments"])
    assert listed(got, "size") == [("s", 30, 3), ("m", 25, 3), (None, 4, 0)]
    figure = got.segments.groups[0].figures[0]
    assert (figure.measure, figure.touchpoint, figure.here.clusters, figure.rest.clusters) == (
        "conversion",
        None,
        30,
        44,
    )
    assert got.segments.left_out[0] == "size: 1 value of under 20 cases, part of the rest of each other value"


def test_the_twelve_most_frequent_values_are_compared(lay):
    values = {"size": column([(f"v{n:02}", 34 - n) for n in range(14)])}
    got = lay(journey("size"), cases(sum(34 - n for n in range(14))), values, parts=["segments"])
    assert [value for value, *_ in listed(got, "size")] == [f"v{n:02}" for n in range(12)]
    assert "size: 2 values beyond the 12 most frequent, part of the rest of each other value" in got.segments.left_out


def test_the_first_value_of_a_case_counts(lay):
    values = column([("s", 25), ("m", 25)])
    values[0], values[1], values[2] = None, "m", "s"
    got = lay(journey("size"), cases(50), {"size": values}, parts=["segments"])
    assert listed(got, "size") == [("m", 26, 3), ("s", 24, 3)]


def test_a_value_alone_has_nothing_to_be_compared_with(lay):
    got = lay(journey("size"), cases(30), {"size": column([("s", 30)])}, parts=["segments"])
    assert listed(got, "size") == [("s", 30, 0)]
    assert "size: nothing to compare s with" in got.segments.left_out


def test_a_column_that_is_empty_or_missing_is_said(lay):
    got = lay(journey("size, weight"), cases(30), {"size": column([(None, 30)])}, parts=["segments"])
    assert got.segments.left_out[:2] == ("weight: the log has no such column", "size: no case has a value")


def test_a_persona_stands_for_cases_that_meet_all_its_conditions(lay):
    values = {"size": column([("s", 40), ("m", 30), ("l", 30)]), "way": column([("web", 20), ("shop", 80)])}
    text = journey(personas="{anna: {size: [s, m], way: shop}, marek: {size: l}, zoe: {size: xl}}")
    got = lay(text, cases(100), values, parts=["segments"])
    assert listed(got, "persona") == [("anna", 50, 3), ("marek", 30, 3), (None, 20, 0)]
    anna = got.segments.groups[0]
    assert (anna.kind, anna.figures[0].rest.clusters) == ("persona", 50)
    assert got.segments.several_personas == 0
    assert "persona: zoe with under 20 cases" in got.segments.left_out


def test_a_case_stands_for_the_first_persona_that_fits(lay):
    values = {"size": column([("s", 40), ("m", 30)])}
    got = lay(journey(personas="{anna: {size: [s, m]}, marek: {size: m}}"), cases(70), values, parts=["segments"])
    assert listed(got, "persona") == [("anna", 70, 0)]
    assert got.segments.several_personas == 30


def test_months_of_start(lay):
    events = [*cases(30, day=0), *cases(25, 30, day=31), *cases(5, 55, day=60), *cases(1, 60, day=300)]
    got = lay(journey(), events, parts=["segments"])
    assert listed(got, "month") == [("1970-01", 30, 3), ("1970-02", 25, 3)]
    assert [words for words in got.segments.left_out if words.startswith("month: 1970-03")]
    assert got.segments.groups[0].figures[0].rest.clusters == 31


def test_funnels_of_groups_add_up_to_the_funnel(lay):
    values = {"size": column([("s", 30), ("m", 25), (None, 5)])}
    events = [*cases(30), *cases(25, 30, won=False), *cases(5, 55)]
    got = lay(journey("size") + "funnel: [a, b, won]\n", events, values, parts=["funnel", "segments"])
    by_size = {row.value: row.reached for row in got.segments.funnels if row.column == "size"}
    assert by_size == {"s": (30, 30, 30), "m": (25, 25, 0), None: (5, 5, 5)}
    assert [step.reached for step in got.funnel] == [sum(counts) for counts in zip(*by_size.values(), strict=True)]


def test_a_difference_beyond_doubt_is_found_even_where_nobody_succeeds(lay):
    values = {"size": column([("s", 60), ("m", 60)])}
    got = lay(journey("size"), [*cases(60), *cases(60, 60, won=False)], values, parts=["segments"])
    conversion = got.segments.groups[1].figures[0]
    assert (conversion.here.estimate, conversion.rest.estimate) in ((0, 1), (1, 0))
    assert abs(conversion.z) > 3
    assert conversion.p == conversion.q < 0.01


def test_reversals_are_sought_among_ten_columns(lay):
    values = {f"c{n}": column([("s", 30), ("m", 30)]) for n in range(11)}
    got = lay(journey(", ".join(values)), cases(60), values, parts=["segments"])
    assert got.segments.left_out[-1] == "reversals were sought among the first 10 columns, without c10, month"


def test_values_with_quotes_and_newlines_are_only_values(lay):
    nasty = ["it's", "'); drop table log; --", "a\nb", "🙂"]
    values = {"size": column([(value, 20) for value in nasty])}
    got = lay(journey("size"), cases(80), values, parts=["segments"])
    assert {value for value, *_ in listed(got, "size")} == set(nasty)


def test_the_result_survives_json(lay):
    from journeymap.results.overlay import Overlay

    values = {"size": column([("s", 30), ("m", 25), (None, 5)])}
    got = lay(journey("size"), cases(60), values)
    back = Overlay.from_json(got.to_json())
    assert back.segments == got.segments


@pytest.mark.parametrize("text", [journey(), journey("size")])
def test_a_log_too_small_to_compare_is_no_error(lay, text):
    got = lay(text, cases(2), {"size": column([("s", 1), ("m", 1)])}, parts=["segments"])
    assert [row for row in got.segments.groups if row.value is not None] == []
    assert got.segments.reversals == ()
