"""Every statement that a draft runs becomes another engine's SQL and says what it computes."""

import sqlglot
from sqlglot.errors import ErrorLevel

OWN = {"totals", "activities", "chosen", "steps", "kept", "neighbours", "visits", "nodes", "ways", "waits", "presence", "pairs", "channels",
       "ranks", "fits"}  # fmt: skip


def test_all_statements_translate(draft, engine):
    engine.ran.clear()
    draft([["a", "b", "paid"]] * 4, channels={"a": "web"}, channel="channel")
    ran = [(name, text) for name, text in engine.ran if name in OWN]
    assert {name for name, _ in ran} == OWN
    for name, text in ran:
        assert text.startswith("-- "), name
        assert len(sqlglot.transpile(text, "duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)) == 1
