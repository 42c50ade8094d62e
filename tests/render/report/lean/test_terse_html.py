"""Terse HTML: every element, attribute and word is still there."""

from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.report.lean.terse import terse


class Read(HTMLParser):
    """Start tags with their attributes, and words, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted(attrs)))

    def handle_data(self, data):
        words = data.split()
        if words:
            self.found += words


TEXT = st.text(alphabet="ab <>&\"'=/ #%.\n", max_size=12)
NAMES = st.sampled_from(["class", "data-v", "href", "aria-label", "scope"])


def tag(name, attributes, inner):
    said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{inner}</{name}>"


ATTRIBUTES = st.dictionaries(NAMES, TEXT, max_size=3)
WORDS = TEXT.map(escape)
SPAN = st.builds(tag, st.sampled_from(["span", "b", "a", "small"]), ATTRIBUTES, WORDS)
CELL = st.builds(tag, st.sampled_from(["td", "th"]), ATTRIBUTES, st.one_of(WORDS, SPAN))
ROW = st.builds(tag, st.just("tr"), ATTRIBUTES, st.lists(CELL, max_size=4).map("\n".join))
TABLE = st.builds(tag, st.just("table"), ATTRIBUTES, st.lists(ROW, max_size=3).map("\n  ".join))
LIST = st.builds(tag, st.just("ul"), ATTRIBUTES, st.lists(WORDS.map(lambda words: f"<li>{words}</li>")).map("\n".join))
PART = st.lists(st.one_of(TABLE, LIST, st.builds(tag, st.just("p"), ATTRIBUTES, st.one_of(WORDS, SPAN)))).map("\n".join)


@given(PART)
def test_every_element_attribute_and_word_stays(html):
    short = terse(html)
    assert Read(short).found == Read(html).found
    assert len(short) <= len(html)


def test_what_html_does_without_is_gone_and_pictures_stay_closed():
    html = '<ul>\n  <li class="a">one</li>\n  <li>two</li>\n</ul><svg><rect x="1" fill="#fff"/></svg>'
    assert terse(html) == "<ul><li class=a>one<li>two</ul><svg><rect x=1 fill=#fff /></svg>"


def test_a_paragraph_before_words_keeps_its_end():
    assert terse("<p>one</p>two") == "<p>one</p>two"
    assert terse("<p>one</p><a href='#'>two</a>") == "<p>one</p><a href='#'>two</a>"
