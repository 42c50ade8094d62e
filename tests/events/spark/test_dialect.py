"""Statements of the subset in Spark's dialect: what they say, and that Spark gives what DuckDB gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.spark import dialect
from journeymap.events.spark.dialect import needs_no_table, spark_sql
from journeymap.events.statements import identifier, literal

TABLE = "SELECT * FROM (VALUES (1, 'b', 3, 0.5), (2, 'a', 7, NULL), (2, 'c', 100000, -1.5), (3, NULL, 2, 2.5)) AS v(g, t, n, d)"
STATEMENTS = [
    "SELECT g, row_number() OVER (ORDER BY g, t, n) * 2000000000 AS big FROM v ORDER BY big",
    "SELECT g, rank() OVER (ORDER BY g) * 2000000000 AS a, dense_rank() OVER (ORDER BY g) AS b FROM v ORDER BY g, n",
    "SELECT n, ceil(n / 10.0) AS up, floor(n / 10.0) AS down, n / 3 AS part, n % 4 AS rest FROM v ORDER BY n",
    "SELECT n FROM v WHERE n = greatest(ceil(n / 10.0), least(50000, ceil(n * 2 / 2.0))) ORDER BY n",
    "SELECT t, length(t) * 2000000000 AS long, upper(t) || '!' AS loud FROM v ORDER BY t",
    "SELECT t, d FROM v ORDER BY d DESC, t",
    "SELECT g, count(*) AS n, sum(n) AS total, avg(n) AS mean, max(t) AS last FROM v GROUP BY g HAVING sum(n) > 2 ORDER BY n DESC, g",
    "SELECT round(d) AS whole, round(d * 1e10) / 1e10 AS near, exp(-1000) AS none, ln(n) AS l FROM v ORDER BY n",
    "SELECT lag(t IGNORE NULLS) OVER (ORDER BY n DESC) AS before, n FROM v ORDER BY n",
    "SELECT last_value(t IGNORE NULLS) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS t FROM v ORDER BY n",
    "SELECT sum(n) OVER (PARTITION BY g ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS s FROM v ORDER BY g, n",
    "SELECT count(*) FILTER (WHERE t > 'a') AS some, count(DISTINCT g) AS groups, bool_or(n > 5) AS any FROM v",
    "SELECT a.n, b.t FROM v AS a LEFT JOIN v AS b ON a.t IS NOT DISTINCT FROM b.t AND a.g < b.g ORDER BY a.n",
    "SELECT concat(t, '-', g) AS joined, coalesce(t, 'none') AS said, nullif(g, 2) AS other FROM v ORDER BY n",
    "SELECT n / nullif(g - 2, 0) AS q, CAST(n AS VARCHAR) AS text, CAST(round(d) AS INTEGER) AS cut FROM v WHERE d IS NULL OR d > 0 ORDER BY n",
    "SELECT g FROM v WHERE g IN (SELECT g FROM v WHERE n > 5) AND t NOT IN ('a', 'x') UNION ALL SELECT 9 ORDER BY g",
]


@pytest.fixture(scope="module")
def duck():
    with DuckEngine(threads=1) as engine:
        engine.create("v", TABLE)
        yield engine


@pytest.mark.slow
@pytest.mark.parametrize("statement", STATEMENTS)
def test_spark_gives_what_duckdb_gives(duck, spark, statement):
    spark.create("v", TABLE)
    found, expected = spark.fetch("test", statement), duck.fetch("test", statement)
    assert [list(row) for row in found] == [list(row) for row in expected]
    for row, wanted in zip(found, expected, strict=True):
        assert row == pytest.approx(wanted)


@pytest.mark.slow
@settings(max_examples=25)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12), min_size=1, max_size=8
    )
)
def test_texts_and_names_arrive_as_they_are(spark, texts):
    tricky = [
        *texts,
        "${spark.master}",
        "it's",
        "a\\",
        "\\n \\u0041 \\'",
        '"; DROP',
        "`",
        "'); --",
        ":name",
        "{x}",
        "zażółć 🚚\n",
    ]
    listed = ", ".join(f"{literal(text)} AS {identifier(f'{number} {text}')}" for number, text in enumerate(tricky))
    row = spark.fetch("test", f"SELECT {listed}")[0]
    assert row == {f"{number} {text}": text for number, text in enumerate(tricky)}
    own = ", ".join(
        f"{dialect.literal(text)} AS {dialect.identifier(f'{number} {text}')}" for number, text in enumerate(tricky)
    )
    assert spark.look("test", f"SELECT {own}")[0] == row


def test_the_comment_stays_and_numbers_have_types():
    assert spark_sql(
        "-- What it is.\n-- And why.\nSELECT 0.5 * x AS half, row_number() OVER (ORDER BY x) AS n FROM t"
    ) == (
        "-- What it is.\n-- And why.\n"
        "SELECT\n  0.5D * x AS half,\n  CAST(ROW_NUMBER() OVER (ORDER BY x NULLS LAST) AS BIGINT) AS n\nFROM t"
    )


def test_only_rows_that_are_written_out_need_no_table():
    assert needs_no_table("SELECT * FROM (VALUES (1, 2)) AS rows_(a, b)")
    assert not needs_no_table("SELECT * FROM (VALUES (1, 2)) AS rows_(a, b) JOIN log ON a = b")


def test_what_spark_cannot_say_is_named():
    with pytest.raises(JourneyError, match="cannot be said in Spark's dialect"):
        spark_sql("SELEC 1 FROM")
