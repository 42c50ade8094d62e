"""Every `.sql` file keeps to the subset of docs/sql.md and becomes Spark's dialect without a warning."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

SOURCE = Path(__file__).parents[2] / "src" / "journeymap"
FILES = sorted(SOURCE.glob("**/sql/*.sql"))

AGGREGATES = (exp.Count, exp.Sum, exp.Min, exp.Max, exp.Avg, exp.LogicalAnd, exp.LogicalOr)
WINDOWS = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue)
NUMBERS = (exp.Abs, exp.Ceil, exp.Floor, exp.Round, exp.Exp, exp.Ln, exp.Sqrt, exp.Pow, exp.Greatest, exp.Least)
LOGIC = (exp.Case, exp.If, exp.Coalesce, exp.Nullif, exp.Cast, exp.And, exp.Or, exp.Xor, exp.Exists)
TEXT = (exp.Lower, exp.Upper, exp.Trim, exp.Length, exp.Concat, exp.DPipe)
FUNCTIONS = AGGREGATES + WINDOWS + NUMBERS + LOGIC + TEXT
CLAUSES = (exp.Pivot, exp.Lateral, exp.Unnest, exp.TableSample, exp.Qualify, exp.WithinGroup, exp.Intersect, exp.Except)
VALUES = (exp.Array, exp.Struct, exp.Lambda, exp.Interval, exp.TryCast, exp.IntDiv, exp.Bracket)
FORBIDDEN = CLAUSES + VALUES
WHOLE = {exp.DType.BIGINT, exp.DType.INT}
TYPES = {exp.DType.BIGINT, exp.DType.INT, exp.DType.DOUBLE, exp.DType.VARCHAR, exp.DType.TEXT, exp.DType.BOOLEAN}


def faults(sql: str) -> list[str]:
    """What in a statement lies outside the subset."""
    try:
        trees = sqlglot.parse(sql, dialect="duckdb")
    except SqlglotError as error:
        return [f"cannot be read: {error}"]
    if len(trees) != 1 or not isinstance(trees[0], exp.Select | exp.Union):
        return ["is not one SELECT"]
    found = [fault for node in trees[0].walk() for fault in node_faults(node)]
    if "::" in sql:
        found.append("casts with ::")
    return found or list(transpile_faults(sql))


def node_faults(node: exp.Expression) -> Iterator[str]:
    if isinstance(node, FORBIDDEN):
        yield f"uses {node.key}: {node.sql()}"
    elif isinstance(node, exp.Func) and not isinstance(node, FUNCTIONS):
        yield f"calls {node.sql_name()}: {node.sql()}"
    elif isinstance(node, exp.Div | exp.Mod) and not guarded(node.expression):
        yield f"divides by what may be 0: {node.sql()}"
    elif isinstance(node, exp.DataType) and node.this not in TYPES:
        yield f"uses the type {node.sql()}"
    elif isinstance(node, exp.Cast) and node.to.this in WHOLE and cuts_a_fraction(node):
        yield f"casts a fraction to a whole number: {node.sql()}"
    elif isinstance(node, exp.Group | exp.Order) and uses_all(node):
        yield f"says ALL: {node.sql()}"
    elif isinstance(node, exp.Star) and any(node.args.values()):
        yield f"picks from a star: {node.sql('duckdb')}"
    elif isinstance(node, exp.Join) and (node.args.get("method") or node.kind in ("SEMI", "ANTI", "POSITIONAL")):
        yield f"joins in a way that is not everywhere: {node.sql('duckdb')}"
    elif isinstance(node, exp.WindowSpec) and (node.args.get("kind") == "GROUPS" or node.args.get("exclude")):
        yield f"frames a window in a way that is not everywhere: {node.sql('duckdb')}"
    elif isinstance(node, exp.With) and node.args.get("recursive"):
        yield "is recursive"
    elif isinstance(node, exp.AggFunc) and node.find(exp.Order) and not isinstance(node.parent, exp.Window):
        yield f"orders inside an aggregate: {node.sql()}"
    elif isinstance(node, exp.Literal) and node.is_string and "\\" in node.this:
        yield f"has a backslash: {node.sql()}"


def guarded(divisor: exp.Expression) -> bool:
    inner = divisor.unnest()
    if isinstance(inner, exp.Nullif):
        return isinstance(inner.expression, exp.Literal) and float(inner.expression.this) == 0
    return isinstance(inner, exp.Literal) and not inner.is_string and float(inner.this) != 0


def cuts_a_fraction(cast: exp.Cast) -> bool:
    """Whether what may be a fraction becomes a whole number without being rounded first."""
    return any(is_fraction(node) and not is_rounded(node, cast) for node in cast.this.walk())


def is_fraction(node: exp.Expression) -> bool:
    if isinstance(node, exp.Literal):
        return not node.is_string and not node.this.isdecimal()
    return isinstance(node, exp.Div | exp.Exp | exp.Ln | exp.Sqrt | exp.Pow | exp.Avg)


def is_rounded(node: exp.Expression, cast: exp.Cast) -> bool:
    while node is not cast:
        if isinstance(node, exp.Round | exp.Ceil | exp.Floor | exp.Predicate):
            return True
        node = node.parent
    return False


def uses_all(node: exp.Expression) -> bool:
    everything = [entry.this for entry in node.expressions if isinstance(entry, exp.Ordered)]
    return bool(node.args.get("all")) or any(isinstance(one, exp.Var) for one in everything)


def transpile_faults(sql: str) -> Iterator[str]:
    try:
        sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        yield f"does not become Spark SQL: {error}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_statement_keeps_to_the_subset(file):
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT case_id, count(*) FILTER (WHERE a > :limit) AS n FROM t GROUP BY case_id HAVING count(*) > 1 ORDER BY n",
        "WITH a AS (SELECT 1 AS x UNION ALL SELECT 2) SELECT a.x / 2.0, x / nullif(y, 0) FROM a JOIN b USING (x)",
        "SELECT lead(x) OVER (PARTITION BY c ORDER BY t, s) AS n, sum(x) OVER w FROM t WINDOW w AS (PARTITION BY c ORDER BY t)",
        "SELECT last_value(x IGNORE NULLS) OVER (ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t",
        "SELECT ln(x), exp(sum(y)), CAST(z AS DOUBLE), ceil(n / 10.0), a IS NOT DISTINCT FROM b FROM t WHERE x IN (1, 2)",
        "SELECT x FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.x = t.x) AND a NOT IN (SELECT b FROM u)",
        "SELECT * FROM (VALUES ('a', 1), ('b', 2)) AS v(name, n)",
        "SELECT max(count(DISTINCT x)) OVER () FROM t GROUP BY y",
        "SELECT CAST(round(x / 2.0) AS BIGINT), CAST(sum(CASE WHEN x > 0.5 THEN 1 ELSE 0 END) AS BIGINT), CAST(a - b AS BIGINT) FROM t",
    ],
)
def test_what_is_allowed_passes(sql):
    assert faults(sql) == []


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE a AS SELECT 1",
        "DELETE FROM t",
        "SELECT 1; SELECT 2",
        "SELEC 1",
        "SELECT x::INTEGER FROM t",
        "SELECT epoch_us(t) FROM u",
        "SELECT CAST(x AS TIMESTAMP) FROM u",
        "SELECT now()",
        "SELECT t + INTERVAL 1 DAY FROM u",
        "SELECT date_diff('day', a, b) FROM t",
        "SELECT log(x) FROM t",
        "SELECT log10(x) FROM t",
        "SELECT a / b FROM t",
        "SELECT a / 0 FROM t",
        "SELECT a / nullif(b, 1) FROM t",
        "SELECT a % b FROM t",
        "SELECT a // 2 FROM t",
        "SELECT CAST(a / 2 AS BIGINT) FROM t",
        "SELECT CAST(a * 0.5 AS INTEGER) FROM t",
        "SELECT list(x ORDER BY y) FROM t",
        "SELECT string_agg(x, ',') FROM t",
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM t",
        "SELECT quantile_cont(x, 0.5) FROM t",
        "SELECT min(x ORDER BY y) FROM t",
        "SELECT a, count(*) FROM t GROUP BY ALL",
        "SELECT a FROM t ORDER BY ALL",
        "SELECT a FROM t QUALIFY row_number() OVER (ORDER BY a) = 1",
        "SELECT * EXCLUDE (a) FROM t",
        "SELECT * REPLACE (1 AS a) FROM t",
        "SELECT [1, 2]",
        "SELECT unnest(x) FROM t",
        "SELECT * FROM t ASOF JOIN u ON t.a >= u.a",
        "SELECT * FROM t POSITIONAL JOIN u",
        "SELECT * FROM t SEMI JOIN u USING (a)",
        "WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a) SELECT x FROM a",
        "SELECT sum(x) OVER (ORDER BY y GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t",
        "SELECT '\\d' FROM t",
        "SELECT arg_min(x, y) FROM t",
        "SELECT try_cast(x AS BIGINT) FROM t",
        "SELECT random()",
        "SELECT regexp_matches(x, 'a') FROM t",
    ],
)
def test_what_differs_between_engines_is_refused(sql):
    assert faults(sql) != []
