"""The files of a new project: what stands where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

from journeymap.model.schema import FILES, schema_text
from journeymap.scaffold.fill import fill

__all__ = ["CI", "new_project"]

CI = {"github": ".github/workflows/journeys.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each kind of CI looks for its jobs."""

PLAIN = {
    "journeymap.yaml": "journeymap.yaml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
}

BESIDE = ["**/*.data.yaml"]
TRANSLATED = [f"**/*.{language}.yaml" for language in ("bs", "de", "en", "hr", "pl", "sl", "sr")]

PATTERNS = {
    "journey": ["journeys/**/*.yaml", *(f"!{pattern}" for pattern in (*BESIDE, *TRANSLATED))],
    "data": BESIDE,
    "texts": TRANSLATED,
    "library": ["library/*.yaml"],
    "project": ["journeymap.yaml"],
}
"""Which files are what, for editors that are told by their names; `!` takes out what stands beside a journey."""


def new_project(template: str, language: str, ci: str | None) -> dict[str, str]:
    """The text of every file of a new project, by its path.

    Args:
        template: the example to begin with, one of `TEMPLATES`.
        language: of the example's texts, one of `LANGUAGES`.
        ci: the kind of CI to set up, one of `CI`; None for none.
    """
    files = {path: _file(name) for path, name in PLAIN.items()}
    files[f"journeys/{template if template != 'blank' else 'journey'}.yaml"] = fill(
        template, language, "../schemas/journey.schema.json"
    )
    files |= {f"schemas/{name}.schema.json": schema_text(name) for name in FILES}
    files[".vscode/settings.json"] = _json({"yaml.schemas": _schemas(), "[yaml]": {"editor.tabSize": 2}})
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    if ci is not None:
        files[CI[ci]] = _file(f"{ci}.yaml")
    return dict(sorted(files.items()))


def _schemas() -> Mapping[str, list[str]]:
    return {f"./schemas/{name}.schema.json": patterns for name, patterns in PATTERNS.items()}


def _json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _file(name: str) -> str:
    return (resources.files("journeymap.scaffold") / "files" / name).read_text(encoding="utf-8")
