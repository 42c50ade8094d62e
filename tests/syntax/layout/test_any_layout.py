"""However a journey is written, laying it out keeps its values and comments, and doing it again changes nothing."""

import re
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from journeymap.diagnostics import Severity
from journeymap.model.formatting import lay_out_text
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.model.shapes import shape_of
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.layout import Misplaced, Shape, lay_out, unusual
from journeymap.syntax.read import parse_document

at_leisure = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

WORDS = [
    "Pays by card", "web", "Płaci kartą, w sieci", "支付", "it's done", 'says "no"', "a: b", "a:b", "Case #7", "x#y", "# x",
    "- x", "-5", "yes", "null", "~", "", "1", "1.50", "60d", "30%", "2026-10-01", "12:30", "true", "a\\b", "é\u00a0è",
    "https://example.org/?a=b#c", "[x]", "{x}", "x, y", "&a", "*a", "!x", "|", ">", "%", "@x", "`x`", "?", "? x", "---",
    "...", " lead", "trail ", "two\nlines", "a\n\nb", "tab\there", "🙂", "word " * 40, "=", "<<", ":x", "x:", "?x", "!",
    "back\\", "\u2028sep", "a  b", "' quote", '" quote',
]  # fmt: skip
WORD = st.one_of(st.sampled_from(WORDS), st.text("aé支 :#-,'\"\\{}[]!&*?|>%\t\n", max_size=8))
NAMES = st.sampled_from(["web", "phone", "ana", "x-note", "a b", "naïve", "1", "yes", "id"])
KEYS = ["name", "doing", "channel", "quote", "emotion", "owner", "x-own", "personas", "metrics", "wait"]
TOUCHPOINT = st.one_of(
    WORD,
    st.none(),
    st.dictionaries(
        st.sampled_from(KEYS),
        st.one_of(
            WORD,
            st.none(),
            st.lists(WORD, max_size=3),
            st.dictionaries(NAMES, st.one_of(WORD, st.dictionaries(NAMES, WORD, max_size=2)), max_size=3),
        ),
        max_size=5,
    ),
)
STAGE = st.fixed_dictionaries(
    {}, optional={"goal": WORD, "touchpoints": st.lists(TOUCHPOINT, max_size=4), "name": WORD, "id": WORD}
)
TOP = st.fixed_dictionaries(
    {"stages": st.lists(STAGE, max_size=3)},
    optional={
        "name": WORD,
        "journeymap": st.just("1"),
        "personas": st.dictionaries(NAMES, st.one_of(WORD, st.dictionaries(NAMES, WORD, max_size=2)), max_size=3),
        "outcomes": st.dictionaries(NAMES, st.fixed_dictionaries({"kind": WORD, "name": WORD}), max_size=2),
        "summary": WORD,
        "x-list": st.recursive(WORD, lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    },
)


class Scribe:
    """Writes data as YAML in one of the many ways in which it can be written; some of its texts are no YAML."""

    def __init__(self, chance, newline, commented):
        self.chance, self.newline, self.commented = chance, newline, commented
        self.comments = []

    def maybe(self, share):
        return self.chance.random() < share

    def pick(self, *choices):
        return self.chance.choice(choices)

    def file(self, data):
        lines = self.block(data, self.pick(0, 0, 0, 2)) if self.maybe(0.9) else [self.flow(data, 0)]
        head = [self.comment() for _ in range(self.pick(0, 1, 2)) if self.commented]
        text = "\n".join([*head, *lines]) + self.pick("\n", "\n", "", "\n\n\n")
        return text.replace("\n", self.newline)

    def comment(self):
        say = self.pick("# note {}", "#note {}", "#! {}", "# journeymap: ignore[dead-end] {}", "## {} # {}", "#")
        text = say.format(*[len(self.comments)] * 2)
        self.comments.append(text)
        return text

    def above(self, indent):
        if self.maybe(0.12):
            yield self.pick("", "", "  ", "\t")
        while self.commented and self.maybe(0.1):
            yield " " * max(0, indent + self.pick(0, 0, 0, 2, -2, 5, -9)) + self.comment()
            if self.maybe(0.2):
                yield ""

    def behind(self):
        if self.commented and self.maybe(0.08):
            return self.pick(" ", "  ", "\t ") + self.comment()
        return self.pick("", "", "", "", " ")

    def block(self, value, indent):
        lines = []
        pad = " " * indent
        entries = value.items() if isinstance(value, dict) else [(None, item) for item in value]
        for key, inner in entries:
            lines += self.above(indent)
            begin = f"{pad}-" if key is None else f"{pad}{self.key(key)}:"
            lines += self.entry(begin, inner, indent, key is None)
        lines += self.above(indent + self.pick(0, 0, 3))
        return lines

    def entry(self, begin, value, indent, item):
        deeper = indent + self.pick(1, 2, 2, 2, 4)
        if isinstance(value, dict | list) and value and self.maybe(0.7):
            if isinstance(value, list) and not item and self.maybe(0.3):
                deeper = indent
            if item and self.maybe(0.7):
                first, *rest = self.block(value, indent + 2)
                if first.startswith(" " * (indent + 2)) and not first.strip().startswith("#"):
                    return [begin + first[indent + 1 :], *rest]
            return [begin + self.behind(), *self.block(value, deeper)]
        if isinstance(value, dict | list):
            return [f"{begin} {self.flow(value, deeper)}{self.behind()}"]
        if value is None:
            return [begin + self.pick("", " ~", " null") + self.behind()]
        return self.words_in_block(begin, value, deeper)

    def words_in_block(self, begin, value, deeper):
        if self.maybe(0.15):
            sign = self.pick("|", ">") + self.pick("", "-", "+") + self.pick("", "", str(deeper % 9 or 2))
            body = [" " * deeper + line if line else self.pick("", " ") for line in value.split("\n")]
            return [f"{begin} {sign}{self.behind()}", *body, *[""] * self.pick(0, 0, 1, 2)]
        text = self.words(value, deeper)
        if self.maybe(0.1):
            return [begin + self.behind(), " " * deeper + text + self.behind()]
        return [f"{begin} {text}{self.behind()}"]

    def key(self, key):
        return self.pick(key, key, key, f'"{key}"', f"'{key}'")

    def words(self, value, deeper):
        broken = "\n" + " " * deeper
        style = self.pick("plain", "plain", "single", "double", "double", "folded")
        if style == "plain" and value.strip() == value and value:
            return value.replace("\n", broken)
        if style == "single":
            return "'" + value.replace("'", "''").replace("\n", f"\n{broken}") + "'"
        text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
        if style == "folded":
            text = text.replace(" ", self.pick(broken, " ", f"\\{broken}\\ "), 1)
        return f'"{text}"'

    def flow(self, value, deeper):
        opening, closing = "[]" if isinstance(value, list) else "{}"
        entries = value.items() if isinstance(value, dict) else [(None, item) for item in value]
        text = opening + self.gap(deeper)
        for index, (key, inner) in enumerate(entries):
            text += ("," + self.gap(deeper, " ") if index else "") + (f"{self.key(key)}: " if key is not None else "")
            if isinstance(inner, dict | list):
                text += self.flow(inner, deeper)
            elif inner is not None:
                text += self.words(inner, deeper)
            elif key is None:
                text += "~"
        return text + self.gap(deeper) + closing

    def gap(self, deeper, usual=""):
        if self.maybe(0.85):
            return usual
        comment = f" {self.comment()}" if self.commented and self.maybe(0.3) else ""
        return f"{comment}\n{' ' * max(1, deeper + self.pick(0, 0, 1, -1))}"


LAYOUTS = st.tuples(st.randoms(use_true_random=False), st.sampled_from(["\n", "\n", "\r\n", "\r"]), st.booleans())


def written(data, layout):
    scribe = Scribe(*layout)
    text = scribe.file(data)
    document, findings = parse_document("j.yaml", text)
    assume(document is not None and not any(each.severity is Severity.ERROR for each in findings))
    assume(not unusual(document))
    return document, findings, scribe.comments


def laid_out(document, findings, shape):
    """The text laid out, unless a comment for journeymap stands where nobody would put it."""
    try:
        return lay_out(document, shape, findings=findings)
    except Misplaced:
        reject()


def said_by(document):
    """What reading and resolving the journey finds: rule and element, however the lines lie."""
    journey, faults = validate(document, Journey, languages_in(document.data))
    names = [str(part.name) for stage in resolve(journey).stages for part in stage.touchpoints] if journey else []
    return Counter((fault.rule, fault.message.partition("line")[0]) for fault in faults), names


@at_leisure
@given(TOP, LAYOUTS)
def test_values_and_comments_stay_and_again_changes_nothing(data, layout):
    document, findings, comments = written(data, layout)
    text = laid_out(document, findings, shape_of("journey"))
    again, found = parse_document("j.yaml", text)
    assert again.data == document.data
    assert Counter(each.rule for each in found) == Counter(each.rule for each in findings)
    assert said_by(again) == said_by(document)
    for comment in set(comments):
        assert text.count(comment) >= min(comments.count(comment), document.text.count(comment))
    assert lay_out(again, shape_of("journey"), findings=found) == text


@at_leisure
@given(TOP, LAYOUTS)
def test_line_ends_are_those_of_the_file_and_the_last_line_has_one(data, layout):
    document, findings, _ = written(data, layout)
    text = laid_out(document, findings, Shape())
    ends = re.findall(r"\r\n|\r|\n", text)
    assert set(ends) <= {layout[1]} if re.search("[\r\n]", document.text) else set(ends) == {"\n"}
    assert text.endswith(("\n", "\r"))


@at_leisure
@given(TOP, LAYOUTS)
def test_ids_that_are_written_are_those_that_were_made(data, layout):
    document, _, comments = written({"journeymap": "1", **data}, layout)
    done = lay_out_text("j.yaml", document.text, ids=True)
    assert done.fault == ""
    assume(done.after is not None and done.unwritten == "")
    again, _ = parse_document("j.yaml", done.after)
    assert ids_of(again) == ids_of(document)
    assert sum(map(done.after.count, set(comments))) >= sum(map(document.text.count, set(comments)))
    assert lay_out_text("j.yaml", done.after, ids=True).after == done.after


def ids_of(document):
    journey, _ = validate(document, Journey, languages_in(document.data))
    return [
        (stage.id, stage.name, [(part.id, part.name) for part in stage.touchpoints])
        for stage in resolve(journey).stages
    ]


EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/*.yaml"))
SIGNS = st.sampled_from(
    [*"#:-,'\"\\{}[]!&*?|>%\t\n\r @é\x85", "", "  ", "# journeymap: ignore[dead-end] x\n", "- ", ": ", " #"]
)


@at_leisure
@given(
    st.sampled_from(EXAMPLES),
    st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 3), SIGNS), min_size=1, max_size=2),
)
def test_a_slip_of_the_pen_anywhere_is_no_fault_of_ours(example, slips):
    text = example.read_text(encoding="utf-8")
    for place, gone, sign in slips:
        at = place % len(text)
        text = text[:at] + sign + text[at + gone :]
    done = lay_out_text("j.yaml", text, ids=True)
    assert done.fault == ""
    assert (done.after is None) == bool(done.findings or done.left)
    if done.after is not None:
        assert lay_out_text("j.yaml", done.after, ids=True).after == done.after
