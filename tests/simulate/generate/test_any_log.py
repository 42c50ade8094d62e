"""Whatever the log: a log comes out that is one, or a clear word why not."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.simulate.generate import generate

MINUTE = 60_000_000
events = st.tuples(
    st.integers(1, 6), st.sampled_from(["a", "b", "c"]), st.integers(0, 60 * 24 * 40), st.integers(0, 60 * 24 * 3)
)


@settings(max_examples=60)
@given(rows=st.lists(events, min_size=1, max_size=40), fewest=st.integers(1, 5), cases=st.integers(1, 30))
def test_any_log_gives_a_log_or_a_word(rows, fewest, cases, fit):
    case, activity, start, lasts = zip(*rows, strict=True)
    began = np.array(start) * MINUTE
    log = {"case": np.array(case), "activity": np.array(activity, dtype=object), "start": began}
    try:
        generator = fit({**log, "end": began + np.array(lasts) * MINUTE}, fewest=fewest)
    except JourneyError:
        assert all(len(set(np.array(case)[np.array(activity) == name])) < fewest for name in "abc")
        return
    made = generate(generator, cases=cases)
    assert sorted(set(made["case"].tolist())) == list(range(1, cases + 1))
    assert (made["end"] >= made["start"]).all()
    assert (np.diff(made["case"]) >= 0).all()
    assert set(made["activity"]) <= set(activity)
    assert made["start"].min() >= 0
