"""What messages call pain points and opportunities."""

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.naming import ROOM, called_by
from journeymap.model.read import read_journey


def test_an_id_that_was_written_else_the_first_words(tmp_path):
    file = tmp_path / "j.yaml"
    long = "Has to tell the whole story again and again and again"
    file.write_text(
        "journeymap: 1\nstages:\n  - touchpoints:\n      - name: Waits\n"
        f"        pain-points: [{{id: again, text: {long}}}, {long}, It   is  slow]\n",
        encoding="utf-8",
    )
    read = read_journey(str(file))
    context = Context(read, compile_journey(read.journey))
    named = [called_by(context, pain) for pain in read.journey.stages[0].touchpoints[0].pain_points]
    assert named[0] == "again"
    assert named[1].endswith("…")
    assert len(named[1]) <= ROOM
    assert long.startswith(named[1][:-1])
    assert named[2] == "It is slow"
