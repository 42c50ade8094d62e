"""Whatever stands in a file, check answers: no exception, no hang, no flood of memory.

`make fuzz` runs this for ten minutes (FUZZ_MINUTES), `make test` for a moment.
"""

import os
import resource
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from journeymap.lint.run import check_files

ROOT = Path(__file__).parent.parent.parent
MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
LIMIT_SECONDS = 1.0
LIMIT_BYTES = 500_000_000

CORPUS = sorted(
    path.read_bytes()
    for folder in ("examples", "tests/cases")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.stat().st_size < 6_000
)
SIGNS = [b": ", b"- ", b"{", b"}", b"[", b"]", b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"|\n", b">-\n", b"'",
         b'"', b"#", b" #", b"\t", b"\r\n", b"---\n", b"...\n", b"%YAML 1.2\n", b"? ", b"? [a]\n", b"{? {a: b} : c, ", b"\xef\xbb\xbf", b"\xff", b"\x00",
         b"\xe2\x80\xa8", b"\xe2\x88\x92", b"journeymap: 1\n", b"next: ", b"99999999999999999999", b"1e999", b"nan", b"-0",
         "ż".encode(), "🙂".encode(), b"\xe2\x80\xae"]  # fmt: skip


@st.composite
def mutated(draw):
    """A file of the corpus after some changes such as hands, editors and scripts make."""
    data = draw(st.sampled_from(CORPUS))
    for _ in range(draw(st.integers(1, 6))):
        begin = draw(st.integers(0, len(data)))
        end = min(len(data), begin + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(["sign", "cut", "twice", "moved", "other", "indent", "bytes"]))
        if how == "sign":
            data = data[:begin] + draw(st.sampled_from(SIGNS)) + data[begin:]
        elif how == "cut":
            data = data[:begin] + data[end:]
        elif how == "twice":
            data = data[:end] + data[begin:end] * draw(st.integers(1, 50)) + data[end:]
        elif how == "moved":
            data = data[:begin] + data[end:] + data[begin:end]
        elif how == "other":
            other = draw(st.sampled_from(CORPUS))
            data = data[:begin] + other[begin : begin + draw(st.integers(0, 400))] + data[begin:]
        elif how == "indent":
            line = data.rfind(b"\n", 0, begin) + 1
            data = data[:line] + b" " * draw(st.integers(1, 5)) + data[line:]
        else:
            data = data[:begin] + draw(st.binary(max_size=8)) + data[end:]
    return data


class TooLong(BaseException):
    """Nothing that is tested catches this by chance."""


@contextmanager
def bounded():
    """Processor time and memory within their limits; what goes beyond fails at the place where it does."""

    def too_long(signum, frame):
        raise TooLong(f"more than {LIMIT_SECONDS} s of work")

    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    former = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (used + LIMIT_BYTES, before[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
        resource.setrlimit(resource.RLIMIT_AS, before)


def survives(path, data):
    """Check a file that holds `data`."""
    path.write_bytes(data)
    with bounded():
        checked = check_files([str(path)])
    for finding in checked.findings:
        assert "could not be applied" not in finding.message, finding
        assert finding.span is None or finding.span.line >= 1


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is measured on Linux only")
@pytest.mark.parametrize("inputs", [st.binary(max_size=2_000), mutated(), st.text(max_size=500).map(str.encode)],
                         ids=["bytes", "mutants", "letters"])  # fmt: skip
def test_any_file_gets_an_answer(inputs, tmp_path_factory):
    path = tmp_path_factory.mktemp("fuzz") / "journey.yaml"
    until, number = time.monotonic() + MINUTES * 60 / 3, 0
    while number == 0 or time.monotonic() < until:

        @seed(number)
        @settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(inputs)
        def run(data):
            survives(path, data)

        run()
        number += 1
    print(f"{number * 400:,} files")  # noqa: T201 - shown by make fuzz
