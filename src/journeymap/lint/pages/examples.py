"""The examples of a rule's page as whole files: what a fragment leaves out is put round it."""

from __future__ import annotations

import re
import textwrap

__all__ = ["TODAY", "example_files"]

TODAY = "2026-11-22"
"""The day on which examples are checked."""

FILE = re.compile(r"^# (?P<name>[\w.-]+\.ya?ml)[ \t]*$\n?", re.MULTILINE)
KEY = re.compile(r"^[\"']?(?P<key>[\w-]+)[\"']?[ \t]*:", re.MULTILINE)
VERSION = re.compile(r"^journeymap(-[a-z]+)?[ \t]*:", re.MULTILINE)
TOUCHPOINTS = re.compile(r"^touchpoints:.*\n?(?:^(?:[ \t#-].*)?\n?)*", re.MULTILINE)
UNSAID = {"journeymap": "1", "name": "An example", "status": "approved", "reviewed": "2026-11-02"}
STAGES = "stages:\n  - name: Buying\n    touchpoints: [Compares offers, Pays by card]\n"


def example_files(fragment: str) -> dict[str, str]:
    r"""The files that a fragment stands for, by name; the journey's comes first.

    A comment line `# NAME.yaml` begins another file; what stands before the first is `journey.yaml`. A journey gets
    what it does not say of `journeymap: 1`, a name, `status: approved`, a review and a stage; `touchpoints` at its top stand in
    one stage. Other files get the key that says what they are.

    >>> print(example_files("touchpoints:\n  - Pays")["journey.yaml"])
    journeymap: 1
    name: An example
    status: approved
    reviewed: 2026-11-02
    stages:
      - name: Buying
        touchpoints:
          - Pays
    <BLANKLINE>
    """
    first, *others = FILE.split(fragment)
    parts = {"journey.yaml": first} if first.strip() else {}
    for name, text in zip(others[::2], others[1::2], strict=True):
        parts[name] = parts.get(name, "") + text
    return {name: _whole(name, text) for name, text in parts.items()}


def _whole(name: str, text: str) -> str:
    text = text.strip("\n") + "\n"
    kind = re.fullmatch(r"(?P<stem>[\w-]+)\.(?P<word>data|[a-z]{2}(-\w+)?)\.ya?ml", name)
    if name == "journeymap.yaml":
        return _begun(text, "journeymap-project: 1\n")
    if kind and kind["word"] == "data":
        return _begun(text, f"journeymap-data: 1\njourney: {kind['stem']}\n")
    if kind:
        return _begun(text, "journeymap-texts: 1\n")
    version = VERSION.search(text)
    return text if version and version[1] else _journey(text)


def _begun(text: str, first: str) -> str:
    return text if VERSION.search(text) else first + text


def _journey(text: str) -> str:
    keys = {found["key"] for found in KEY.finditer(text)}
    before = "".join(f"{key}: {value}\n" for key, value in UNSAID.items() if key not in keys)
    if "stages" in keys:
        return before + text
    if "touchpoints" in keys:
        return before + TOUCHPOINTS.sub(_staged, text, count=1)
    return before + text + STAGES


def _staged(found: re.Match[str]) -> str:
    return "stages:\n  - name: Buying\n" + textwrap.indent(found[0].rstrip("\n"), "    ") + "\n"
