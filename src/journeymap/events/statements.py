"""SQL statements kept in `.sql` files, and the one way in which values become part of SQL."""

from __future__ import annotations

import re
from importlib import resources

__all__ = ["bind", "identifier", "literal", "statement"]

PLACEHOLDER = re.compile(r":([a-z_]+)\b")


def identifier(name: str) -> str:
    """A column or table name, quoted: the only way in which a name from a user enters a statement."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """A value as an SQL literal: the only way in which text from a user enters a statement."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def statement(package: str, name: str) -> str:
    """The text of `NAME.sql` in a package's `sql` folder, without the blank at its end."""
    return resources.files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8").strip()


def bind(sql: str, **values: object) -> str:
    """`sql` with its `:name` placeholders replaced by literals; placeholders without a value are an error.

    >>> bind("SELECT :days * 2", days=3)
    'SELECT 3 * 2'
    """
    return PLACEHOLDER.sub(lambda found: literal(values[found[1]]), sql)
