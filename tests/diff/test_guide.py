"""docs/diff.md shows what the commands print, and all kinds of changes.

UPDATE_CASES=1 writes both anew; look at the difference before you commit it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.diff.kinds import KINDS

COMMAND = str(Path(sys.executable).with_name("journeymap"))
FENCE = re.compile(
    r"^```(?P<kind>yaml file=(?P<file>\S+)|console|python)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
TABLE = re.compile(r"(?<=<!-- kinds -->\n).*?(?=<!-- /kinds -->)", re.DOTALL)
LONG = 45


@pytest.fixture(scope="module")
def written(tmp_path_factory, root):
    """The page with everything in it written anew."""
    folder = tmp_path_factory.mktemp("guide")
    page = (root / "docs" / "diff.md").read_text(encoding="utf-8")

    def block(found):
        if found["file"]:
            (folder / found["file"]).parent.mkdir(exist_ok=True)
            (folder / found["file"]).write_text(found["body"], encoding="utf-8")
            return found[0]
        if found["kind"] == "python":
            subprocess.run(
                [sys.executable, "-W", "error", "-c", found["body"]], cwd=folder, check=True, capture_output=True
            )
            return found[0]
        command = found["body"].splitlines()[0]
        arguments = shlex.split(command.removeprefix("$ journeymap "))
        done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True)
        lines = done.stdout.splitlines()
        shown = [*lines[:LONG], "…"] if len(lines) > LONG else lines
        return "```console\n" + "\n".join([command, *shown]) + "\n```"

    table = "| kind | grade | what it means |\n|---|---|---|\n" + "".join(
        f"| `{kind}` | {grade} | {meaning} |\n" for kind, (grade, meaning) in KINDS.items()
    )
    return TABLE.sub(lambda _: table, FENCE.sub(block, page))


def test_the_page_shows_what_is_printed(written, root):
    page = root / "docs" / "diff.md"
    if os.environ.get("UPDATE_CASES"):
        page.write_text(written, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written
