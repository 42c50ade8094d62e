"""Statements of the subset (docs/sql.md) in Spark's dialect, with DuckDB's types of numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["SPARK_MISSING", "identifier", "literal", "needs_no_table", "spark_sql"]

SPARK_MISSING = "pip install 'journeymap[spark]'; Spark needs Java 17 or newer too"


PLACES = ("ROW_NUMBER", "RANK", "DENSE_RANK")


@lru_cache(maxsize=512)
def spark_sql(select: str) -> str:
    """A statement that DuckDB reads, for Spark; the comment at its top stays.

    Counts, positions, quotients and constants get the types that they have in DuckDB, so that no whole number
    overflows and no share is rounded in one engine only.

    Raises:
        JourneyError: sqlglot is missing, or the statement cannot be said in Spark's dialect.
    """
    sqlglot = _sqlglot()
    try:
        tree = _give_types(sqlglot.parse_one(select, read="duckdb"))
        text = tree.sql("spark", pretty=True, comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        raise JourneyError(f"a statement cannot be said in Spark's dialect: {str(error).splitlines()[0]}") from error
    return _comment(select) + text


def identifier(name: str) -> str:
    """A column or table name as Spark quotes it."""
    return "`" + name.replace("`", "``") + "`"


def literal(text: str) -> str:
    """A text as Spark quotes it: its backslashes are not DuckDB's."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def needs_no_table(select: str) -> bool:
    """Whether a statement only writes rows out, so that nothing is gained by keeping them.

    >>> needs_no_table("SELECT * FROM (VALUES (1, 2)) AS rows_(a, b)")
    True
    """
    from sqlglot import exp

    return next(_sqlglot().parse_one(select, read="duckdb").find_all(exp.Table), None) is None


def _give_types(tree: exp.Expression) -> exp.Expression:
    """Numbers with DuckDB's types, the innermost first."""
    from sqlglot import exp

    for node in reversed(list(tree.walk())):
        if isinstance(node, exp.Length) or (isinstance(node, exp.Window) and _name_of(node.this) in PLACES):
            _cast(node, "BIGINT")
        elif isinstance(node, exp.Ceil | exp.Floor):
            _cast(node, "DOUBLE")
        elif isinstance(node, exp.Literal) and not node.is_string and "." in node.this and "e" not in node.this.lower():
            node.replace(exp.Literal(this=f"{node.this}D", is_string=False))
    return tree


def _name_of(call: exp.Expression) -> str:
    """The function's name; sqlglot's classes differ from version to version."""
    return call.sql("duckdb").partition("(")[0].upper()


def _cast(node: exp.Expression, kind: str) -> None:
    from sqlglot import exp

    if not isinstance(node.parent, exp.Cast):
        node.replace(exp.Cast(this=node.copy(), to=exp.DataType.build(kind)))


def _comment(select: str) -> str:
    lines = select.strip().splitlines()
    count = next((number for number, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return "".join(f"{line}\n" for line in lines[:count])


def _sqlglot() -> Any:
    try:
        import sqlglot
    except ImportError:
        raise JourneyError("the engine Spark needs sqlglot, which is not installed", SPARK_MISSING) from None
    return sqlglot
