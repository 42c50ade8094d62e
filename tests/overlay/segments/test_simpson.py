"""Simpson reversals, on the kidney stones of Charig and others 1986."""

import pytest

DAY = 86_400
JOURNEY = """
events: {segments: [treatment, stone]}
stages: [{id: all, touchpoints: [{id: treated, name: Is treated, match: treated}]}]
outcomes: {cured: {match: cured}, not: {kind: failure, match: not}}
"""
STONES = {
    ("open surgery", "small"): (81, 87),
    ("open surgery", "large"): (192, 263),
    ("puncture", "small"): (234, 270),
    ("puncture", "large"): (55, 80),
}


def patients(cells):
    events, treatment, stone = [], [], []
    for (by, size), (cured, all_) in cells.items():
        for number in range(all_):
            case = f"{by} {size} {number}"
            events += [(case, "treated", 0), (case, "cured" if number < cured else "not", DAY)]
            treatment += [by, by]
            stone += [size, size]
    return events, {"treatment": treatment, "stone": stone}


def found(lay, cells):
    events, columns = patients(cells)
    return lay(JOURNEY, events, columns, parts=["segments"]).segments.reversals


def test_the_kidney_stones(lay):
    (reversal,) = found(lay, STONES)
    assert (reversal.column, reversal.better, reversal.other, reversal.within) == (
        "treatment", "puncture", "open surgery", "stone",
    )  # fmt: skip
    assert reversal.all_better.estimate == pytest.approx(289 / 350)
    assert reversal.all_other.estimate == pytest.approx(273 / 350)
    cells = {cell.value: (cell.better.estimate, cell.other.estimate) for cell in reversal.cells}
    assert cells["small"] == pytest.approx((234 / 270, 81 / 87))
    assert cells["large"] == pytest.approx((55 / 80, 192 / 263))
    assert reversal.horizon_s == DAY


def test_no_reversal_where_one_part_agrees(lay):
    assert found(lay, STONES | {("puncture", "large"): (75, 80)}) == ()


def test_no_reversal_where_a_part_has_too_few(lay):
    assert found(lay, STONES | {("puncture", "large"): (10, 19)}) == ()


def test_no_reversal_within_chance(lay):
    assert found(lay, {key: (cured // 8, all_ // 8 + 12) for key, (cured, all_) in STONES.items()}) == ()
