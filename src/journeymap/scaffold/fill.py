"""A template and its texts to a journey in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from journeymap.model.formatting import lay_out_text
from journeymap.syntax.read import parse_document
from journeymap.syntax.scalars import written

__all__ = ["LANGUAGES", "TEMPLATES", "fill"]

TEMPLATES = ("claim", "subscription", "shop", "onboarding", "support", "blank")
LANGUAGES = ("en", "pl", "sl", "bs", "de")

HOLE = re.compile(r"\$\{([a-z-]+)\}")


def fill(template: str, language: str, schema: str) -> str:
    """The journey that `template` is in `language`; `schema` is where its editor finds the language's schema.

    What stands in a comment is put in as it is, everything else as YAML needs it; the whole is as `fmt` lays it out,
    which depends on how long the words of a language are.
    """
    words = {"language": language, **_texts("common", language), **_texts(template, language)}
    lines = [_line(line, words) for line in _resource("templates", template).splitlines()]
    text = "\n".join(lines).replace("${schema}", f"# yaml-language-server: $schema={schema}") + "\n"
    return lay_out_text(f"{template}.yaml", text).after or text


def _line(line: str, words: Mapping[str, str]) -> str:
    content, mark, comment = line.partition("# ")
    filled = HOLE.sub(
        lambda hole: written(words[hole[1]], flow="{" in HOLE.sub("", content)) if hole[1] != "schema" else hole[0],
        content,
    )
    return filled + mark + HOLE.sub(lambda hole: words[hole[1]], comment)


@cache
def _texts(name: str, language: str) -> dict[str, str]:
    document, _ = parse_document(name, _resource("texts", name))
    assert document is not None
    return {key: texts[language] for key, texts in document.data.items()}


def _resource(folder: str, name: str) -> str:
    return (resources.files("journeymap.scaffold") / folder / f"{name}.yaml").read_text(encoding="utf-8")
