"""What the exports write, byte by byte, and that the programs they are for can read it."""

import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pytest

from journeymap.graph.compile import compile_journey
from journeymap.graph.export import FORMATS, to_dot, to_graphml, to_json, to_mermaid
from journeymap.graph.fingerprint import fingerprint
from journeymap.model.journey import Journey
from journeymap.model.read import read_journey
from journeymap.model.resolve import resolve

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def graph():
    return compile_journey(read_journey(str(GOLDEN / "awkward.yaml")).journey)


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_are_those_kept(graph, name):
    text, kept = FORMATS[name](graph), GOLDEN / f"awkward.{name}"
    if os.environ.get("UPDATE_CASES"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_the_dot_with_names_as_they_are(graph):
    done = subprocess.run(["dot", "-Tsvg"], input=to_dot(graph), capture_output=True, text=True, check=True)
    assert not done.stderr
    words = re.findall(r"<text[^>]*>([^<]*)</text>", done.stdout)
    assert "支付 100%% `now`" in words
    assert "Two lines, and a \\ backslash" in words
    assert "Choosing &quot;the&quot; &lt;plan&gt;" in words
    assert "Done &amp; dusted" in words


def test_networkx_reads_the_graphml(graph):
    found = nx.read_graphml(io.BytesIO(to_graphml(graph).encode()))
    assert set(found.nodes) == set(graph.nodes)
    assert sorted(found.edges()) == sorted((way.source, way.target) for way in graph.transitions)
    assert found.nodes["begins"]["name"] == "Two\nlines, and a \\ backslash"
    shares = {data.get("share") for _, _, data in found.edges(data=True)}
    assert {0.125, 0.875 * 0.5} & shares == {0.125}


def test_networkx_reads_the_json(graph):
    content = json.loads(to_json(graph))
    found = nx.node_link_graph(content, edges="edges")
    assert isinstance(found, nx.MultiDiGraph)
    assert sorted(found.edges()) == sorted(graph.network.edges())


def test_the_json_says_version_hash_and_counts(graph):
    content = json.loads(to_json(graph))
    assert content["journeymap-graph"] == 1
    assert re.fullmatch("[0-9a-f]{12}", content["hash"])
    assert content["counts"] == {
        "stages": 2,
        "touchpoints": 6,
        "outcomes": 2,
        "transitions": len(graph.transitions),
    }
    assert content["x-board"] == "CX-12"
    assert next(node for node in content["nodes"] if node["id"] == "begins")["x-ticket"] == ["1", "2"]


def test_places_are_those_of_the_file(graph):
    lines = (GOLDEN / "awkward.yaml").read_text(encoding="utf-8").splitlines()
    for node in json.loads(to_json(graph))["nodes"]:
        if "place" in node:
            line, column = map(int, node["place"].split(":"))
            assert node["id"] in lines[line - 1] or lines[line - 1][column - 1 :].startswith("{name:")


def test_nothing_in_a_page_is_ended_by_a_name(graph):
    for write in (to_json, to_dot, to_mermaid, to_graphml):
        assert "</script" not in write(graph)


def test_characters_that_no_format_can_hold_are_left_out():
    data = {"name": "a\x00b\x1b\ud800c", "stages": [{"name": "\x07", "touchpoints": [{"name": "\ufffe"}]}]}
    odd = compile_journey(resolve(Journey.model_validate(data), "odd.yaml"))
    for write in (to_json, to_dot, to_mermaid, to_graphml):
        assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", write(odd))
    nx.read_graphml(io.BytesIO(to_graphml(odd).encode()))


def test_the_hash_follows_what_is_said_and_not_how_it_is_laid_out(tmp_path):
    def hashed(text):
        file = tmp_path / "journey.yaml"
        file.write_text(text, encoding="utf-8")
        return fingerprint(read_journey(str(file)).journey)

    short = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [Pays]}]\n"
    long = "# a comment\njourneymap: 1\nname: J\n\nstages:\n  - name: S\n    touchpoints:\n      - {name: Pays}\n"
    assert hashed(short) == hashed(long)
    assert hashed(short) != hashed(short.replace("Pays", "Waits"))
    assert hashed(short) != hashed(short.replace("[Pays]", "[{name: Pays, x-a: 1}]"))
