"""Every statement that an overlay runs becomes another engine's SQL, the ones made in Python too."""

import sqlglot
from sqlglot.errors import ErrorLevel

JOURNEY = """
stages:
  - id: s
    touchpoints:
      - {id: a, name: A, match: {activity: a, channel: [web, app], where: {size: ["5", "it's"]}}}
      - {id: b, name: B, one-way: true, match: b}
      - {id: c, name: C, match: [c, d]}
outcomes: {won: {}, lost: {kind: failure, match: lost}}
funnel: [a, c, won]
"""


def test_all_statements_translate(lay, engine):
    engine.ran.clear()
    lay(JOURNEY, [("k", "a", 0, "web"), ("k", "b", 1, None), ("k", "c", 2, "web")], {"size": ["5", None, None]})
    names = [name for name, _ in engine.ran if name != "log"]
    assert {"kinds", "mapped", "actions", "nodes", "plan", "funnel", "walk", "variances"} <= set(names)
    for name, statement in engine.ran:
        if name != "log":
            translated = sqlglot.transpile(statement, "duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
            assert len(translated) == 1, name


def test_statements_say_what_they_compute(lay, engine):
    engine.ran.clear()
    lay(JOURNEY, [("k", "a", 0, "web"), ("k", "b", 1, None)], {"size": ["5", None]})
    data = ("SELECT * FROM (VALUES", "SELECT * REPLACE")
    silent = [name for name, statement in engine.ran if not statement.startswith(("-- ", *data))]
    assert silent == []
