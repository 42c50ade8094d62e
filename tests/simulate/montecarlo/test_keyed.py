"""Random numbers by key, against the answers that were published with the method."""

import numpy as np
import pytest

from journeymap.simulate.montecarlo.keyed import philox, two_uniforms

# Known answers of Philox4x32-10 in the Random123 library: counter, key, words.
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "words"), KNOWN)
def test_philox_gives_the_published_words(counter, key, words):
    found = philox(tuple(np.array([word], dtype=np.uint64) for word in counter), key)
    assert tuple(int(word[0]) for word in found) == words


def test_numbers_belong_to_their_key():
    journeys, places, visits = np.array([5, 2**40, 7]), np.array([1, 0, 3]), np.array([0, 2, 9])
    whole = two_uniforms(1, journeys, places, visits)
    for index in range(3):
        alone = two_uniforms(1, *(part[index : index + 1] for part in (journeys, places, visits)))
        assert (alone[0][0], alone[1][0]) == (whole[0][index], whole[1][index])


@pytest.mark.parametrize("changed", ["seed", "high seed", "journey", "far journey", "place", "visit"])
def test_every_part_of_the_key_counts(changed):
    key = {"seed": 1, "journey": 10, "place": 3, "visit": 0}
    other = dict(key)
    name = changed.split()[-1]
    other[name] += {"high seed": 2**40, "far journey": 2**40}.get(changed, 1)
    one, two = (
        two_uniforms(k["seed"], *(np.array([k[p]]) for p in ("journey", "place", "visit"))) for k in (key, other)
    )
    assert one[0] != two[0]
    assert one[1] != two[1]


def test_numbers_are_even_and_unrelated():
    """Means and correlations of a million numbers within four standard errors."""
    count = 1_000_000
    zero = np.zeros(count, dtype=np.int64)
    first, second = two_uniforms(7, np.arange(count), zero, zero)
    other, _ = two_uniforms(7, np.arange(count), zero, zero + 1)
    for numbers in (first, second, other):
        assert 0 <= numbers.min() < numbers.max() < 1
        assert abs(numbers.mean() - 0.5) < 4 * np.sqrt(1 / 12 / count)
        assert np.abs(np.histogram(numbers, 50, (0, 1))[0] / (count / 50) - 1).max() < 4 * np.sqrt(50 / count)
    for left, right in ((first, second), (first, other), (first[1:], first[:-1])):
        assert abs(np.corrcoef(left, right)[0, 1]) < 4 / np.sqrt(count)
