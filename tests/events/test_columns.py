"""Numbers fetched by column: the same arrays from both engines."""

import numpy as np
import pytest

from journeymap.events.duck import DuckEngine

SELECT = """-- Some numbers.
SELECT n, n * 3000000000 AS large, n / 4.0 AS part, count(*) AS times
FROM (VALUES (1), (2), (2)) AS v(n) WHERE n < :limit GROUP BY n ORDER BY n"""


def check(engine):
    found = engine.columns("numbers", SELECT.replace(":limit", "9"))
    assert list(found) == ["n", "large", "part", "times"]
    assert [found[name].tolist() for name in found] == [[1, 2], [3_000_000_000, 6_000_000_000], [0.25, 0.5], [1, 2]]
    assert all(np.issubdtype(found[name].dtype, np.integer) for name in ("n", "large", "times"))
    assert engine.ran[-1][0] == "numbers"
    assert all(len(column) == 0 for column in engine.columns("none", SELECT.replace(":limit", "0")).values())


def test_duckdb():
    with DuckEngine() as engine:
        check(engine)


@pytest.mark.slow
def test_spark(spark):
    check(spark)
