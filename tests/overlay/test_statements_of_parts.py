"""The statements of promises, lost, channels and emotion become another engine's SQL, and say what they compute."""

import sqlglot
from sqlglot.errors import ErrorLevel

JOURNEY = """
channels: {app: {name: App, cost: 0.10 EUR}, phone: {name: Phone, cost: 4 EUR}}
metrics: {csat: {name: Satisfaction, scale: 1..5, column: csat}, nps: {name: Recommends, scale: nps, column: nps}}
stages:
  - id: s
    touchpoints:
      - {id: a, name: A, match: {activity: a, where: {csat: ["5", "4", "it's"]}}, respond-within: 1d}
      - {id: b, name: B, initiator: provider, match: b}
outcomes: {won: {match: won}}
"""
PARTS = ("promises", "lost", "channels", "emotion")


def test_all_statements_translate(lay, engine):
    engine.ran.clear()
    events = [
        ("k", "a", 0, "app"),
        ("k", "b", 1, "phone"),
        ("l", "a", 2, "phone"),
        ("l", "b", 3, "phone"),
        ("l", "x", 4, None),
    ]
    lay(JOURNEY, events, {"csat": ["5", "4", "4", None, None], "nps": ["9", "1", None, None, None]}, parts=PARTS)
    names = {name for name, _ in engine.ran}
    assert {
        "promise_waits", "lost_to", "channel_visits", "channel_repeats", "switch_covariances", "contacts", "answers",
        "answer_texts", "answer_sums", "means",
    } <= names  # fmt: skip
    data = {"log", "nodes", "plan", "funnel_steps", "asked_limits"}
    for name, statement in engine.ran:
        if name not in data:
            assert statement.startswith("-- "), name
            translated = sqlglot.transpile(statement, "duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
            assert len(translated) == 1, name
