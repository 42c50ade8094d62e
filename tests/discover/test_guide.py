"""docs/discover.md shows what the command prints, and what it makes of public logs.

UPDATE_CASES=1 writes what the command prints anew; look at the difference before you commit it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.api import drafted

COMMAND = str(Path(sys.executable).with_name("journeymap"))
FENCE = re.compile(r"^```(?P<kind>csv file=(?P<file>\S+)|console)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LOGS = {
    "loan applications (BPI Challenge 2012)": ("bpic2012.xes.gz", {}),
    "helpdesk": ("helpdesk.xes.gz", {}),
    "permit applications": ("receipt.csv", {}),
    "travel declarations (BPI Challenge 2020)": ("bpic2020_DomesticDeclarations.xes.gz", {}),
    "orders with reminders": ("interval_event_log.xes", {}),
    "web shop, by session": ("rete_ecom.csv.gz", {"case": "session_id"}),
}


def test_the_page_shows_what_is_printed(root, tmp_path):
    page = (root / "docs" / "discover.md").read_text(encoding="utf-8")

    def block(found):
        if found["file"]:
            (tmp_path / found["file"]).write_text(found["body"], encoding="utf-8")
            return found[0]
        line = found["body"].splitlines()[0]
        _, *arguments = shlex.split(line.removeprefix("$ "))
        done = subprocess.run([COMMAND, *arguments], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
        return f"```console\n{line}\n{done.stdout}```"

    fresh = FENCE.sub(block, page)
    if os.environ.get("UPDATE_CASES"):
        (root / "docs" / "discover.md").write_text(fresh, encoding="utf-8")
    assert fresh == page


@pytest.mark.logs
def test_the_page_says_what_became_of_public_logs(root, shared):
    page = (root / "docs" / "discover.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for row in page.splitlines() if row.startswith("| ")]
    said = {label: figures for label, *figures in rows if label in LOGS}
    assert said.keys() == LOGS.keys()
    for label, (_, touchpoints, ways, follow) in said.items():
        log, options = LOGS[label]
        draft = drafted(shared / "data" / log, **options)
        kept, found = ways.split(" of ")
        assert draft.summary.startswith(f"{touchpoints} touchpoints, ")
        assert f", {kept} transitions; {follow} of the cases follow it" in draft.summary
        assert f"Of the {found} ways" in " ".join(draft.journey.split("\n# "))
