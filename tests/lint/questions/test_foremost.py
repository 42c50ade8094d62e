"""A few findings for many that say the same."""

from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.questions.foremost import foremost
from journeymap.lint.rule import Finding
from journeymap.model.base import Place
from journeymap.syntax.document import Document


@given(st.integers(0, 9), st.integers(1, 4))
def test_the_foremost_say_how_many_more_there_are(count, few):
    place = Place(Document("", "", None), ())
    found = [Finding(place, str(number), hint="mend it") for number in range(count)]
    told = list(foremost(found, few))
    assert [each.message for each in told] == [str(number) for number in range(min(count, few))]
    assert all(each.hint == "mend it" for each in told[:-1])
    if told:
        assert told[-1].hint == ("mend it" if count <= few else f"mend it (and {count - few} more like this)")
