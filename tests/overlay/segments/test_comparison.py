"""Whether two shares differ: z, p and q against figures worked out by hand."""

import math

import pytest

from journeymap.overlay.comparison import adjusted, difference, two_sided


def binomial(share, n):
    return share, share * (1 - share) / n, n


def test_z_on_the_logit_scale():
    # logit .8 = ln 4, logit .5 = 0; variances 1/(100 .8 .2) = 1/16 and 1/(100 .5 .5) = 1/25
    assert difference(binomial(0.8, 100), binomial(0.5, 100)) == pytest.approx(math.log(4) / math.sqrt(1 / 16 + 1 / 25))
    assert difference(binomial(0.5, 100), binomial(0.8, 100)) < 0


def test_p_is_two_sided():
    assert two_sided(1.959964) == pytest.approx(0.05, abs=1e-6)
    assert two_sided(-1.959964) == two_sided(1.959964)
    assert two_sided(0.0) == 1


def test_a_share_of_nothing_counts_with_half_a_case_of_those_who_could_be_watched():
    # 30 cases: m = max(3, min(50, 15)) = 15, so logit = ln(.5 / 15.5), variance 1/.5 + 1/15.5
    expected = (math.log(0.5 / 15.5) - 0) / math.sqrt(2 + 1 / 15.5 + 1 / 25)
    assert difference((0.0, 0.0, 30), binomial(0.5, 100)) == pytest.approx(expected)
    assert difference((1.0, 0.0, 30), binomial(0.5, 100)) == pytest.approx(-expected)


def test_half_a_case_never_turns_a_difference_over():
    assert difference((0.0, 0.0, 20), binomial(0.01, 1000)) == 0


@pytest.mark.parametrize(
    ("here", "rest"),
    [((0.0, 0.0, 50), (0.0, 0.0, 90)), ((1.0, 0.0, 50), (1.0, 0.0, 90)), (binomial(0.5, 4), binomial(0.1, 100))],
)
def test_what_cannot_be_told(here, rest):
    assert difference(here, rest) is None


def test_equal_shares_do_not_differ():
    assert difference(binomial(0.3, 50), binomial(0.3, 80)) == 0


def test_q_values_of_the_example_of_1995():
    # Benjamini and Hochberg 1995, section 3.2: 15 hypotheses, of which four are rejected at .05
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    q = adjusted(p)
    assert [value <= 0.05 for value in q] == [True] * 4 + [False] * 11
    assert q[0] == pytest.approx(0.0015)
    assert q[3] == pytest.approx(0.0095 * 15 / 4)
    assert q[4] == pytest.approx(0.0201 * 15 / 5)
    assert q[5] == q[6] == pytest.approx(0.0298 * 15 / 7)
    assert q[14] == 1


def test_q_values_keep_their_order():
    assert adjusted([0.5, 0.01, 0.04]) == pytest.approx([0.5, 0.03, 0.06])
    assert adjusted([]) == []
