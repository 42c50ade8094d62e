"""Pairs of words that differ in one letter are all found, without comparing each with each."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.references.spelling import difference, near_pairs

WORDS = st.lists(st.text("ab1-Ä", min_size=1, max_size=5), unique=True, max_size=12)


@given(WORDS)
def test_every_near_pair_is_found(words):
    expected = {pair for pair in combinations(words, 2) if difference(*pair) is not None}
    assert set(near_pairs(words)) == expected


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_difference_is_the_same_both_ways(one, other):
    there, back = difference(one, other), difference(other, one)
    assert (there is None) == (back is None)
    if there and back:
        assert (there.how, there.ending, there.same) == (back.how, back.ending, back.same)


@given(st.text("abcdefgh", min_size=2, max_size=10), st.integers(0, 8))
def test_swapped_letters_are_seen(word, place):
    place %= len(word) - 1
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    found = difference(word, swapped)
    assert found is None if swapped == word else found.how in ("two swapped letters", "one letter")


def test_digits_are_no_slip():
    assert list(near_pairs([f"call-{number}" for number in range(3000)])) == []


def test_crowds_are_labels():
    assert list(near_pairs([f"zone-{chr(0x4E00 + number)}" for number in range(3000)])) == []
