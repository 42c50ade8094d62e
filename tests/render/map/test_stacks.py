"""Where cards stand: under their own column, never over each other, no higher than they need be."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.bands.stacks import Spot, stacked

STAGES = ((0, 0, 3), (1, 4, 4), (2, 5, 9))


@dataclass(frozen=True)
class Note:
    stage: int
    column: int | None
    loose: bool
    area: float


def stage_of(column: int) -> int:
    return next(stage for stage, first, last in STAGES if first <= column <= last)


def size(note: Note, first: int, last: int) -> tuple[float, bool]:
    high = 20.0 + note.area / (last - first + 1)
    return high, high <= 50


COLUMNS = st.builds(
    lambda column, loose, area: Note(stage_of(column), column, loose, area),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from([10.0, 29.0, 60.0, 200.0]),
)
WHOLE = st.builds(lambda stage, area: Note(stage, None, False, area), st.integers(0, 2), st.just(40.0))
NOTES = st.lists(st.one_of(COLUMNS, COLUMNS, COLUMNS, WHOLE), max_size=16)


def apart(one: Spot[Note], other: Spot[Note]) -> bool:
    beside = one.last < other.first or other.last < one.first
    return beside or one.bottom <= other.top or other.bottom <= one.top


@given(NOTES)
def test_every_card_stands_once_and_none_over_another(notes):
    spots = stacked(notes, STAGES, size)
    assert sorted(map(id, notes)) == sorted(id(spot.card) for spot in spots)
    assert all(apart(one, other) for index, one in enumerate(spots) for other in spots[:index])
    assert all(spot.height >= size(spot.card, spot.first, spot.last)[0] for spot in spots)


@given(NOTES)
def test_a_card_covers_its_own_column_and_stays_in_its_stage(notes):
    for spot in stacked(notes, STAGES, size):
        _, first, last = STAGES[spot.card.stage]
        assert first <= spot.first <= spot.last <= last
        if spot.card.column is None:
            assert (spot.first, spot.last) == (first, last)
        elif not spot.card.loose:
            assert spot.first <= spot.card.column <= spot.last


def test_a_card_with_much_to_say_takes_the_empty_column_beside_it():
    wide, narrow = Note(0, 1, False, 60.0), Note(0, 3, False, 10.0)
    assert [(spot.first, spot.last) for spot in stacked([wide, narrow], STAGES, size)] == [(1, 2), (3, 3)]


def test_of_two_that_want_the_empty_column_the_higher_gets_it():
    low, high = Note(0, 0, False, 50.0), Note(0, 2, False, 60.0)
    rest = Note(0, 3, False, 10.0)
    spots = stacked([low, high, rest], STAGES, size)
    assert [(spot.first, spot.last) for spot in spots] == [(0, 0), (1, 2), (3, 3)]


def test_what_belongs_between_steps_goes_to_an_empty_column_before_it_makes_a_row():
    planned = [Note(0, column, False, 10.0) for column in (0, 1, 3)]
    spots = stacked([Note(0, 1, True, 10.0), *planned], STAGES, size)
    assert {spot.top for spot in spots} == {0.0}
    crowded = [*planned, Note(0, 2, False, 10.0)]
    assert max(spot.top for spot in stacked([Note(0, 1, True, 10.0), *crowded], STAGES, size)) > 0


def test_cards_end_where_their_text_ends_but_almost_equal_ones_are_equal():
    notes = [Note(0, 0, False, 10.0), Note(0, 1, False, 20.0), Note(0, 2, False, 29.0), Note(0, 3, False, 200.0)]
    assert [spot.height for spot in stacked(notes, STAGES, size)] == [30.0, 49.0, 49.0, 220.0]
    assert [spot.height for spot in stacked(notes[:2], STAGES, lambda note, *_: (20 + note.area, True))] == [40.0, 40.0]
