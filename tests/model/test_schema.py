"""The JSON Schemas: fresh, described, and of one mind with the reader."""

import json
import re

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from journeymap.model.kinds import VERSION_KEYS, check_version
from journeymap.model.order import keys_in_order
from journeymap.model.schema import FILES, schema_of, schema_text
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document

VALIDATORS = {kind: Draft7Validator(schema_of(kind)) for kind in FILES}


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema, by which editors type scalars."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - yaml's own way


for tag, pattern, starts in (
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), starts)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def schema_accepts(kind, text):
    return VALIDATORS[kind].is_valid(yaml.load(text, CoreLoader))


def reader_accepts(kind, text):
    document, findings = parse_document("f.yaml", text)
    if document is None or findings or check_version(document, kind):
        return False
    return not validate(document, FILES[kind], languages_in(document.data))[1]


@pytest.mark.parametrize("kind", FILES)
def test_the_written_schemas_are_fresh(root, kind):
    written = (root / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(kind), "run: journeymap schema -o schemas"


@pytest.mark.parametrize("kind", FILES)
def test_schemas_are_draft_7(kind):
    schema = json.loads(schema_text(kind))
    Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"{kind}.schema.json"
    assert schema["required"] == [VERSION_KEYS[kind]]
    for newer in ("$defs", "prefixItems", '"const"', "x-declared", '"is"', '"default"'):
        assert newer not in schema_text(kind)


def every(schema):
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from every(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from every(value)


@pytest.mark.parametrize("kind", FILES)
def test_every_key_and_part_is_described(kind):
    schema = schema_of(kind)
    for part in (schema, *schema["definitions"].values()):
        assert part["description"]
    for entry in every(schema):
        if "$ref" in entry:
            assert list(entry) == ["$ref"]
            assert entry["$ref"].removeprefix("#/definitions/") in schema["definitions"]
        if isinstance(entry.get("properties"), dict) and entry.get("additionalProperties") is False:
            for key, value in entry["properties"].items():
                assert value.get("description"), key


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_the_language_is_there_in_the_order_in_which_it_is_written(kind):
    assert list(schema_of(kind)["properties"]) == list(keys_in_order(FILES[kind]))


def test_the_examples_are_accepted(root):
    files = [file for file in sorted(root.glob("examples/*/*.yaml")) if file.name != "journeymap.yaml"]
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        data = yaml.load(text, CoreLoader)
        kind = next(kind for kind, key in VERSION_KEYS.items() if key in data)
        assert list(VALIDATORS[kind].iter_errors(data)) == [], file
        assert reader_accepts(kind, text), file


SKETCH = """\
journeymap: 1
name: Zakup światłowodu
language: pl
personas: {ana: "Ana, 34, freelancerka"}
stages:
  - name: Zakup
    touchpoints:
      - Porównuje plany na stronie
      - {name: Płaci kartą, channel: web, emotion: -2, pain-points: [Odrzucona bez powodu]}
      - {name: Dzwoni na infolinię, channel: telefon, emotion: -1, optional: 30%}
      - {name: Technik montuje, initiator: provider, wait: 6d, quote: Wreszcie działa}
"""


def test_a_sketch_is_accepted():
    assert schema_accepts("journey", SKETCH)
    assert reader_accepts("journey", SKETCH)


def step(line):
    return f"journeymap: 1\nstages: [{{touchpoints: [{{name: a, {line}}}]}}]\n"


def top(line):
    return f"journeymap: 1\n{line}\n"


STEPS = [
    *(f"emotion: {value}" for value in ("1", "-2", "2.0", "1.5", "−1", '"−2"', "3", "-2.1", "sad", "true", "[1]", "")),
    *(f"optional: {value}" for value in ("true", "false", "60%", "0.6", "1", "60", "130%", "yes", "no", "often", "")),
    *(f"planned-drop-off: {value}" for value in ("5%", "0.05", "5", "100%", "100.5%", "true", "x", "12.5 %")),
    *(f"one-way: {value}" for value in ("true", "false", "yes", "1", "[]")),
    *(f"wait: {value}" for value in ("18w", "2d..5d", "P14D", "PT2H", "1h 30m", "5", "P", "PT", "2 days", "2d..", "x")),
    *(f"respond-within: {value}" for value in ("5d", "2d..5d", "5")),
    *(f"channel: {value}" for value in ("web", "[web, shop]", "7", "true", "[]", "{a: b}", "[[a]]", '""', '[" "]')),
    *(
        f"quote: {value}"
        for value in ("x", "7", "true", "{en: a, pl: b}", "{en: 1}", "{xx: a}", "{en: [a]}", "{}", "[a]")
    ),
    *(f"link: {value}" for value in ("https://a.b", "mailto:a@b", "javascript:x", "www.a.b", "7")),
    *(f"pain-points: {value}" for value in ("x", "[x, y]", "{text: x}", "[{text: x, severity: low}]", "[]", "[[x]]")),
    *(f"pain-points: {value}" for value in ("[{text: x, severity: worst}]", "[{txt: x}]", "{en: x, pl: y}", "[null]")),
    *(f"opportunities: {value}" for value in ("x", "{text: x, addresses: y}", "{text: x, effort: huge}")),
    *(f"owner: {value}" for value in ("Ana", "[Ana, Ewa]", "{responsible: Ana}", "{boss: Ana}", "")),
    *(f"personas: {value}" for value in ("{a: skips}", "{a: {skips: true}}", "{a: {emotion: 1}}", "{a: true}")),
    *(f"personas: {value}" for value in ("{a: skip}", "{a: null}", "a", "{x-a: 1}", "{a: {emotion: 3}}")),
    *(f"metrics: {value}" for value in ("csat", "[csat, ces]", "{csat: 3.1}", "{csat: null}", "{csat: x}", "[[a]]")),
    *(
        f"next: {value}"
        for value in ("a", "[a, b]", "{to: a, when: x}", "[{to: a, share: 20%}]", "{to: [a]}", "{where: a}")
    ),
    *(f"match: {value}" for value in ("x", "[x, y]", "{activity: x, where: {c: [a, b]}}", "{where: x}", "{case: x}")),
    *(f"support: {value}" for value in ("x", "[x, {name: y, by: z, takes: 2h}]", "{name: x, who: y}")),
    "x-own: [1, {a: b}]",
    "pain_points: x",
    "extras: x",
]

TOPS = [
    *(f"status: {value}" for value in ("draft", "approved", "done", "[draft]", "")),
    *(f"reviewed: {value}" for value in ("2026-10-01", "20261001", "soon")),
    *(f"personas: {value}" for value in ("Ana", "[Ana, Ewa]", "{ana: Ana}", "{ana: }", "{ana: {name: A, about: b}}")),
    *(f"personas: {value}" for value in ("[{id: a, name: A}]", "[{name: A}]", "[{about: x}]", "[{id: a, nme: A}]")),
    *(f"personas: {value}" for value in ("{name: A, about: b}", "{name: A}", "{x-a: 1, b: B}", "{a: [b]}", "[[a]]")),
    *(f"channels: {value}" for value in ("{web: {cost: 4.20 EUR}}", "{web: {cost: 4.20}}", "{web: {kind: mass}}")),
    *(f"channels: {value}" for value in ("{web: {kind: fast}}", "[{en: Web, pl: Sieć}]", "{web: {declared: true}}")),
    *(f"outcomes: {value}" for value in ("[paid]", "{paid: {kind: success, anywhere: true}}", "{paid: {kind: good}}")),
    *(f"stages: {value}" for value in ("One", "[One, {name: Two}]", "{name: One, order: any}", "{order: none}", "")),
    *(f"segments: {value}" for value in ("{a: {b: c}}", "{a: {b: [c, d]}}", "{a: b}", "{a: {b: {c: d}}}")),
    *(f"events: {value}" for value in ("{case: id, from: 2026-01-01}", "{preset: xes}", "{preset: abc}", "{kase: id}")),
    *(f"events: {value}" for value in ("{restart: never}", "{restart: 30d}", "{restart: 2d..3d}", "{restart: often}")),
    *(f"expect: {value}" for value in ("{conversion: {min: 60%, within: 60d}}", "{conversion: 60%}", "{loss: 1}")),
    *(f"expect: {value}" for value in ("{touchpoints: {a: {drop-off: {max: 12%}}}}", "{touchpoints: {a: {}}}")),
    *(
        f"what-if: {value}"
        for value in ("{a: {changes: {touchpoint: b, drop-off: {by: -30%}}}}", "{a: {changes: [b]}}")
    ),
    *(
        f"what-if: {value}"
        for value in ("{a: {interval: [2, 6]}}", "{a: {interval: [2]}}", "{a: {interval: 2}}", "{a: }")
    ),
    *(
        f"what-if: {value}"
        for value in ("{a: {value: 120 EUR}}", "{a: {standing: sure}}", "{a: {changes: {wait: 2d}}}")
    ),
    *(f"sources: {value}" for value in ("{s: 14 interviews}", "{s: {kind: measured}}", "{s: {kind: guessed}}")),
    *(f"language: {value}" for value in ("pl", "[pl]", '""')),
    "naem: x",
    "x-own: 1",
]


@pytest.mark.parametrize("text", [*map(step, STEPS), *map(top, TOPS)])
def test_schema_and_reader_agree(text):
    assert schema_accepts("journey", text) == reader_accepts("journey", text)


def test_the_table_holds_good_and_bad():
    verdicts = [reader_accepts("journey", text) for text in (*map(step, STEPS), *map(top, TOPS))]
    assert 50 < sum(verdicts) < len(verdicts) - 50


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("data", "journey: a"),
        ("data", "match: {a: none}"),
        ("data", "stages: [a]"),
        ("library", "channels: [Web]"),
        ("library", "touchpoints: [a]"),
        ("texts", "touchpoints: {a: {name: b}, x-c: 1}"),
        ("texts", "touchpoints: [a]"),
        ("texts", "steps: {a: b}"),
        ("project", "rules: {dead-end: off, no-way: {severity: info, options: {a: 1}}}"),
        ("project", "rules: {dead-end: never}"),
        ("project", "journeys: [a/**/*.yaml]"),
    ],
)
def test_they_agree_on_other_files(kind, line):
    for version in ("1", '"1"', "2", ""):
        text = f"{VERSION_KEYS[kind]}: {version}\n{line}\n"
        assert schema_accepts(kind, text) == reader_accepts(kind, text), text
    assert not schema_accepts(kind, line)


SCALARS = st.sampled_from(["a", "1", "-2", "0.5", "30%", "true", "2d", "3d..5d", "2026-01-01", "4 EUR", "skips", "low"])
INNER = st.sampled_from(
    ["name", "id", "text", "kind", "emotion", "to", "share", "by", "min", "severity", "touchpoints", "x-a", "zz"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(INNER, inner, min_size=1, max_size=2).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.sampled_from(FILES["journey"].keys()[1:]), VALUES)
def test_they_agree_on_made_up_values(key, value):
    text = top(f"{key}: {value}")
    document, _ = parse_document("f.yaml", text)
    _, findings = validate(document, FILES["journey"])
    # That two names of a list make the same id is beyond a schema.
    assume(not any("is here twice" in finding.message for finding in findings))
    assert schema_accepts("journey", text) == reader_accepts("journey", text)
