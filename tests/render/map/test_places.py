"""Labels find room: never on another, in the lane where there is room, and by the point they belong to."""

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.canvas import Box
from journeymap.render.map.places import FAR, HARD, Places, apart, crossed

LANE = (0.0, 0.0, 900.0, 220.0)
SPOTS = st.tuples(st.integers(20, 880).map(float), st.integers(30, 190).map(float))
SIZES = st.tuples(st.integers(20, 200).map(float), st.sampled_from([15.0, 30.0, 45.0]))


@given(st.lists(st.tuples(SPOTS, SIZES), min_size=1, max_size=14))
def test_labels_that_find_room_stand_apart_inside_the_lane(wishes):
    places, placed = Places(LANE, []), []
    for (x, y), _ in wishes:
        places.face(x, y, 10.0)
    for spot, size in wishes:
        place = places.find([spot], [size], 13.0)
        if place.cost < HARD:
            places.take(place.box)
            placed.append(place.box)
    faces = [Box(x - 10, y - 10, x + 10, y + 10) for (x, y), _ in wishes]
    for index, box in enumerate(placed):
        assert box.left >= LANE[0]
        assert box.right <= LANE[2]
        assert box.top >= LANE[1]
        assert box.bottom <= LANE[3]
        assert not any(box.overlaps(other) for other in (*placed[:index], *faces))


@given(st.lists(SPOTS, min_size=2, max_size=8), SIZES)
def test_the_same_wishes_find_the_same_places(spots, size):
    def found():
        places = Places(LANE, spots)
        for spot in spots:
            places.face(*spot, 10.0)
        return [places.find([spot], [size], 13.0) for spot in spots]

    assert found() == found()


@given(st.floats(100, 800), st.floats(60, 160), st.floats(30, 90))
def test_a_label_is_nearest_to_its_own_face_where_there_is_room(x, y, beside):
    places = Places(LANE, [])
    places.face(x, y, 10.0)
    places.face(x + beside, y, 10.0)
    box = places.find([(x, y)], [(90.0, 15.0)], 13.0).box
    assert apart(box, x, y) <= apart(box, x + beside, y) + 1


@given(SPOTS, st.integers(0, 1))
def test_a_label_leans_where_it_should(spot, below):
    up = -1 if below else 1
    box = Places((0.0, -200.0, 900.0, 420.0), []).find([spot], [(60.0, 15.0)], 13.0, up=up).box
    assert (box.bottom <= spot[1]) == (up == 1)


def test_a_label_keeps_off_what_stands_there():
    places = Places((0, 0, 400, 200), [])
    places.take(Box(150, 60, 250, 95))
    place = places.find([(200, 100)], [(80, 15)], 5)
    assert place.cost < HARD
    assert not place.box.overlaps(Box(150, 60, 250, 95))


def test_a_label_without_room_is_refused():
    places = Places((0, 0, 100, 40), [])
    places.take(Box(0, 0, 100, 40))
    assert places.find([(50, 20)], [(30, 15)], 2).cost >= HARD


def test_of_several_points_and_settings_the_cheapest_is_taken():
    places = Places((0, 0, 400, 60), [])
    places.take(Box(0, 0, 250, 60))
    place = places.find([(100, 30), (320, 30)], [(200, 15), (60, 15)], 5)
    assert place.spot == (320, 30)
    assert place.form == 1
    assert place.cost < HARD


def test_a_far_label_is_tied_and_the_tie_runs_below_nothing():
    places = Places((0, 0, 400, 400), [])
    places.face(200, 200, 10)
    places.take(Box(120, 140, 280, 260))
    place = places.find([(200, 200)], [(80, 15)], 13)
    assert place.far
    assert apart(place.box, 200, 200) > FAR
    assert crossed(Box(190, 150, 210, 160), Box(180, 100, 220, 115), (200, 200))
    assert not crossed(Box(290, 150, 310, 160), Box(180, 100, 220, 115), (200, 200))
