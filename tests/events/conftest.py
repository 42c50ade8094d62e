"""What the tests of events share: an engine that is closed, and logs written in a line."""

import pytest

from journeymap.events.duck import DuckEngine
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

NAMED = """SELECT l.* REPLACE (c.name AS case_id, coalesce(p.name, c.name) AS cluster)
FROM log AS l JOIN case_names AS c ON l.case_id = c.number LEFT JOIN person_names AS p ON l.cluster = p.number
ORDER BY l.seq"""
"""The events with the names of cases and persons, which the table `log` knows by number."""


@pytest.fixture
def engine():
    with DuckEngine(threads=1) as opened:
        yield opened


@pytest.fixture
def write(tmp_path):
    """Write a file of text or bytes and give its path."""

    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def read(engine):
    """Open a log; give it with the rows of the table `log` in their order."""

    def opened(log, **roles):
        engine.create("person_names", "SELECT 'nobody' AS name, 0 AS number")  # where the log names no persons
        found = open_log(engine, log, Roles(**roles))
        return found, engine.rows("test", NAMED)

    return opened


@pytest.fixture
def times(write, read):
    """The microseconds read from a column of times, None for those that were left out, and the kinds of quality."""

    def read_times(values, **roles):
        lines = "".join(f'c,{number},"{value}"\n' for number, value in enumerate(values))
        log, rows = read(
            write("times.csv", "case,what,when\n" + lines), case="case", activity="what", time="when", **roles
        )
        found = {int(row["activity"]): row["time_us"] for row in rows}
        return [found.get(number) for number in range(len(values))], {one.kind: one.count for one in log.quality}

    return read_times
