"""XES is read alike by the scan and by the parser, whatever form it is written in; what is broken is said."""

import gzip
import io
import re
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.events import xes_scan
from journeymap.events.xes import traces_of
from journeymap.events.xes_parse import parse_traces
from journeymap.events.xes_scan import Unusual, scan_traces

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0" xmlns="http://www.xes-standard.org/">\n'
GLOBAL = '<global scope="event"><string key="concept:name" value="UNKNOWN"/></global>\n<string key="creator" value="a"><int key="n" value="1"/></string>\n'
KINDS = ("string", "date", "int", "float", "boolean", "id")


def log_of(body, head=HEAD + GLOBAL):
    return f"{head}{body}</log>\n".encode()


def simple(*events, name="c1"):
    inner = "".join(f'<event><string key="concept:name" value="{event}"/></event>\n' for event in events)
    return f'<trace>\n<string key="concept:name" value="{name}"/>\n{inner}</trace>\n'


def parsed(text):
    return list(parse_traces(io.BytesIO(text), "x.xes"))


def scanned(text):
    """The traces that the scan gives, and whether it went through to the end."""
    found = []
    try:
        for trace in scan_traces(io.BytesIO(text)):
            found.append(trace)  # noqa: PERF402 -- what was found before the end counts
    except Unusual:
        return found, False
    return found, True


# names and values that need care: markup, quotes, entities, other scripts, blanks, empty
TEXT = st.text(
    st.one_of(st.sampled_from("ab:<>&'\" \t\n]é日🙂="), st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))),
    max_size=8,
).map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))


@st.composite
def attribute(draw, depth=0):
    kind, key, value = draw(st.sampled_from(KINDS)), draw(TEXT), draw(TEXT)
    style = draw(st.sampled_from(["plain", "plain", "plain", "single", "swapped", "spaced", "blank"]))
    quoted = [f'"{escape(text, {chr(34): "&quot;", chr(10): "&#10;", chr(9): "&#x9;"})}"' for text in (key, value)]
    if style == "single":
        quoted = [quoteattr(key), "'" + escape(value, {"'": "&apos;", "\n": "&#10;", "\t": "&#9;"}) + "'"]
    pair = [f"key={quoted[0]}", f"value={quoted[1]}"]
    if style == "swapped":
        pair.reverse()
    gap = "\n  " if style == "spaced" else " "
    inner = draw(st.lists(attribute(depth=depth + 1), max_size=2)) if depth < 2 and draw(st.integers(0, 9)) == 0 else []
    end = f">{''.join(inner)}</{kind}>" if inner else " />" if style == "blank" else "/>"
    return f"<{kind}{gap}{gap.join(pair)}{end}"


NOISE = st.sampled_from(
    [
        "",
        "",
        "",
        "",
        "\n\t",
        "<!-- <event> </trace> -->",
        "<![CDATA[</event>]]>",
        "<?pi </trace> ?>",
        "stray &amp; text",
        '<list key="l"><string key="k" value="v"/></list>',
    ]
)


@st.composite
def event(draw):
    return f"<event>{''.join(draw(st.lists(st.one_of(attribute(), NOISE), max_size=4)))}</event>"


@st.composite
def trace(draw):
    return f"<trace>{''.join(draw(st.lists(st.one_of(attribute(), event(), event(), NOISE), max_size=6)))}</trace>"


LOGS = st.lists(st.one_of(trace(), trace(), trace(), NOISE, event()), max_size=5).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(LOGS, st.sampled_from([16, 64, 1 << 22]))
def test_the_scan_finds_what_the_parser_finds(body, block):
    text = log_of(body)
    before = xes_scan.BLOCK
    xes_scan.BLOCK = block
    try:
        found, whole = scanned(text)
    finally:
        xes_scan.BLOCK = before
    right = parsed(text)
    assert found == right[: len(found)]
    assert not whole or len(found) == len(right)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_text_is_never_read_as_whole(data):
    text = bytearray(log_of(simple("a", "b &amp; c") + simple("d", name="c2")))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    found, whole = scanned(bytes(text))
    try:
        right = parsed(bytes(text))
    except JourneyError:
        assert not whole
    else:
        assert found == right[: len(found)]
        assert not whole or len(found) == len(right)


@pytest.mark.parametrize(
    "body",
    [
        simple("a", "b"),
        simple("a &lt;b&gt; &#233; &#x1F642; &quot;q&quot; &apos;"),
        '<trace><event><string key="concept:name" value="a" /></event><string key="concept:name" value="late"/></trace>',
        "<trace></trace>",
        simple("żółć", "日本 🙂"),
    ],
)
def test_the_usual_form_is_scanned_to_its_end(body):
    found, whole = scanned(log_of(body))
    assert whole
    assert found == parsed(log_of(body))
    assert len(found) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<trace><!-- c --></trace>",
        '<trace><string key="a" value="b"><int key="c" value="1"/></string></trace>',
        "<trace><string key='a' value='b'/></trace>",
        '<trace><string value="b" key="a"/></trace>',
        "<trace><event/></trace>",
        '<trace id="1"></trace>',
        '<event><string key="a" value="b"/></event>',
        simple("a") + '<string key="late" value="log"/>' + simple("b"),
        '<x:trace xmlns:x="u"><x:event><x:string key="a" value="b"/></x:event></x:trace>',
    ],
)
def test_any_other_form_is_left_to_the_parser(body):
    found, whole = scanned(log_of(body))
    assert not whole
    assert found == parsed(log_of(body))[: len(found)]


def test_only_attributes_of_the_event_itself_count():
    body = '<trace><event><string key="a" value="b"><string key="a" value="inner"/></string><list key="l"><string key="m" value="n"/></list></event></trace>'
    assert parsed(log_of(body)) == [({}, [{"a": "b"}])]


def test_a_file_goes_over_to_the_parser_midway(write):
    text = log_of(
        "".join(simple("a", "b", name=f"c{n}") for n in range(50)) + "<!-- odd -->" + simple("z", name="last")
    )
    assert list(traces_of(str(write("x.xes", text)))) == parsed(text)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_other_encodings_are_parsed(write, encoding):
    text = log_of(simple("café")).decode().replace("UTF-8", encoding).encode(encoding)
    assert next(iter(traces_of(str(write("x.xes", text)))))[1] == [{"concept:name": "café"}]


def test_rows_have_the_attributes_as_columns(write, read):
    stamp = '<date key="time:timestamp" value="2020-01-01T00:00:00Z"/>'
    body = f'<trace><string key="concept:name" value="c1"/><string key="channel" value="web"/><event><string key="concept:name" value="a"/>{stamp}</event><event><string key="concept:name" value="b"/><string key="Org" value="x"/>{stamp}</event></trace>'
    log, rows = read(write("x.xes", log_of(body)), channel="case:channel", extra=("Org",))
    assert [(row["case_id"], row["activity"], row["channel"], row[log.columns["Org"]]) for row in rows] == [
        ("c1", "a", "web", None),
        ("c1", "b", "web", "x"),
    ]
    assert log.preset == "xes"


def test_columns_that_appear_late_are_empty_before(write, engine, read, monkeypatch):
    monkeypatch.setattr("journeymap.events.xes.BATCH", 2)
    stamp = '<date key="time:timestamp" value="2020-01-01T00:00:00Z"/>'
    traces = [
        f'<trace><string key="concept:name" value="c{n}"/><event><string key="concept:name" value="a"/>{stamp}'
        + (f'<string key="lifecycle:transition" value="Complete"/><int key="k" value="{n}"/>' if n > 4 else "")
        + "</event></trace>"
        for n in range(8)
    ]
    log, rows = read(write("x.xes", log_of("".join(traces))), extra=("k",))
    assert [row["x_1"] for row in rows] == [None] * 5 + ["5", "6", "7"]
    assert log.events == 8


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (log_of(simple("a"))[:-20], r"x\.xes is not well-formed XML at line \d+"),
        (log_of("<trace><event></trace></event>"), r"not well-formed XML at line 5: mismatched tag"),
        (b"<html/>", 'is no XES: its outermost element is "html"'),
        (b"\x00\x01\x02", "not well-formed XML at line 1"),
        (log_of(""), "has no events"),
        (log_of("<trace></trace>"), "has no events"),
        (
            b'<!DOCTYPE log [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><log><trace>&b;</trace></log>',
            'declares the entity "a"',
        ),
        (log_of(simple("a")), 'no column "time:timestamp", which holds the time in the preset xes'),
        (
            log_of(simple("a")).replace(b"UTF-8", b"KLINGON"),
            "in an encoding that cannot be read: unknown encoding: KLINGON",
        ),
        (log_of(simple("a")).replace(b"UTF-8", b"shift_jis"), "in an encoding that cannot be read"),
        (log_of(simple("a\x01")), "not well-formed"),
        (log_of(simple("a")).replace(b'"a"', b'"\xff"'), r"not well-formed XML at line \d+"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(write, read, text, words):
    with pytest.raises(JourneyError, match=words):
        read(write("x.xes", text))


def test_a_cut_gz(write, read):
    packed = gzip.compress(log_of("".join(simple("a", name=f"c{n}") for n in range(500))))
    with pytest.raises(JourneyError, match="is cut off"):
        read(write("x.xes.gz", packed[: len(packed) // 2]))


def test_entities_are_refused_before_they_grow(write, read):
    entities = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}{"ha" * 10}">' for n in range(30))
    text = f"<!DOCTYPE log [{entities}]><log><trace><string key='a' value='&e29;'/></trace></log>"
    with pytest.raises(JourneyError, match=re.escape('declares the entity "e0", which a log may not')):
        read(write("x.xes", text))
