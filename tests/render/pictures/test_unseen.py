"""What cannot be drawn is said once, with its names and places."""

import pytest

from journeymap.graph.compile import compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.render.pictures.unseen import emoji_left_out, letters_missing
from journeymap.render.pictures.written import Written


def graph(**data):
    steps = [{"id": "pay", "name": {"en": "Pays \N{MONEY BAG}", "pl": "Płaci"}, "quote": data.pop("quote", "Why?")}]
    found = {"name": data.pop("name", "Made"), "language": "en", "stages": [{"name": "S", "touchpoints": steps}]} | data
    return compile_journey(resolve(Journey.model_validate(found), "made.yaml"))


def test_emoji_are_said_with_the_steps_that_have_them():
    said = emoji_left_out(graph(quote="Cheers \N{CLINKING BEER MUGS}\N{MONEY BAG}"), None)
    assert (
        said
        == 'emoji are not drawn: \N{MONEY BAG} (money bag), \N{CLINKING BEER MUGS} (clinking beer mugs) in step "pay"'
    )


def test_only_the_language_that_is_drawn_counts():
    assert emoji_left_out(graph(), "pl") == ""


def test_texts_outside_of_steps_are_their_own_place():
    said = emoji_left_out(graph(name="A very long name that goes on and on \N{ROCKET}"), "pl")
    assert said == 'emoji are not drawn: \N{ROCKET} (rocket) in "A very long name that goes on…"'


def test_what_would_command_a_terminal_is_not_said():
    said = emoji_left_out(graph(name="\x1b]0;owned\x07Map \N{ROCKET}\ue000"), "pl")
    assert said == 'emoji are not drawn: \N{ROCKET} (rocket), (u+e000) in "]0;ownedMap \N{ROCKET}"'


ONE = (
    'no font here has ꙮ (cyrillic letter multiocular o) in step "a": drawn as "?"; install a font that has it, such as '
    "fonts-noto-core, or name one with --font FILE"
)
SEVERAL = (
    "no font here has 你 (cjk unified ideograph-4f60), 好 (cjk unified ideograph-597d), 吗 (cjk unified ideograph-5417) "
    'and 1 more in step "a", "么好", step "b" and 1 more: drawn as "?"; install a font that has them, such as '
    "fonts-noto-cjk, or name one with --font FILE"
)


@pytest.mark.parametrize(("missing", "expected"), [("", ""), ("ꙮ", ONE), ("你好吗么", SEVERAL)])
def test_missing_letters_are_named_with_their_places(missing: str, expected: str):
    texts = [Written("ꙮ 你 你", "a"), Written("么好"), Written("吗", "b"), Written("吗", "c")]
    assert letters_missing(missing, texts) == expected
