"""Both engines count the same, so that both fit the same generator and draw the same log."""

import numpy as np
import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.simulate.generate import fit_generator, generate


def fitted(engine, journey, file):
    log = open_log(engine, str(file), roles_from(journey.graph.journey.events))
    base, _ = measure_core(journey.graph, engine, log, Options())
    return fit_generator(engine, base)


@pytest.mark.slow
def test_spark_and_duckdb_draw_the_same_log(spark, root, tmp_path):
    journey = jm.load(root / "examples" / "motor-claim" / "journey.yaml")
    lines = (root / "examples" / "motor-claim" / "events.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    file = tmp_path / "some.csv"
    file.write_text(
        "".join([lines[0], *(line for line in lines[1:] if line.split(",")[1][-1] in "37")]), encoding="utf-8"
    )
    with DuckEngine(threads=2) as engine:
        first = fitted(engine, journey, file)
    second = fitted(spark, journey, file)
    assert first.columns == second.columns
    assert (first.choices, first.cases, first.left_out) == (second.choices, second.cases, second.left_out)
    logs = [generate(one, cases=200, seed=5) for one in (first, second)]
    assert all(np.array_equal(logs[0][name], logs[1][name]) for name in logs[0])
