"""The catalogues of fixed words: extract them from code and templates, update the translations, compile them.

    python scripts/catalogues.py            all three, for each language
    python scripts/catalogues.py compile    only compile, which translators need
    python scripts/catalogues.py check pl   say what a language lacks

A word is extracted where it stands as text in a call: `w("…")`, `t("…")`, `fixed("…")`, `many(n, "…", "…")`,
`plural("…", "…")`.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from journeymap.settings.files import write_atomic
from journeymap.settings.words import LANGUAGES

__all__ = ["check", "compiled", "extract", "main", "texts_in_code", "texts_in_template", "written"]

SOURCE = Path(__file__).resolve().parent.parent / "src"
FOLDER = SOURCE / "journeymap" / "settings" / "catalogues"
ONE = {"w": 0, "t": 0, "fixed": 0, "scaled": 1, "Section": 1}
"""Calls with one text, and its place."""
NAMED = {"Section": "nav"}
"""Calls with a text by its keyword."""
TWO = {"many": 1, "plural": 0}
"""Calls with a text for one and a text for several, and the place of the first."""
PLACE = re.compile(r"\{(\w*)[^{}]*\}")

Words = str | tuple[str, str]


def extract() -> Catalog:
    """All fixed words of code and templates; each with the files it stands in."""
    found: dict[Words, set[str]] = {}
    for file in sorted(SOURCE.rglob("*")):
        read = {".py": texts_in_code, ".j2": texts_in_template}.get(file.suffix)
        for words in read(file.read_text(encoding="utf-8")) if read else ():
            found.setdefault(words, set()).add(file.relative_to(SOURCE).as_posix())
    _refuse_two_kinds(found)
    catalog = _empty(None)
    for words in sorted(found, key=lambda words: (min(found[words]), words if isinstance(words, str) else words[0])):
        catalog.add(words, locations=[(file, None) for file in sorted(found[words])])  # type: ignore[list-item]
    return catalog


def _refuse_two_kinds(found: dict[Words, set[str]]) -> None:
    """A text cannot stand alone and be counted as well: catalogues have one entry for it."""
    both = {words[0] for words in found if isinstance(words, tuple)} & {w for w in found if isinstance(w, str)}
    if both:
        raise SystemExit(f"these stand both alone and with a plural: {sorted(both)}")


def texts_in_code(source: str) -> Iterator[Words]:
    """The fixed words of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _called(node.func)
            if name in ONE and len(node.args) > ONE[name]:
                yield from _said(node.args[ONE[name]])
                yield from (text for key in node.keywords if key.arg == NAMED.get(name) for text in _said(key.value))
            elif name in TWO and len(node.args) > TWO[name] + 1:
                one, several = (list(_said(node.args[TWO[name] + more])) for more in (0, 1))
                yield from zip(one, several, strict=True)


def _called(function: ast.expr) -> str:
    """What is called; `words(language)("…")` is what is elsewhere called `t`."""
    if isinstance(function, ast.Call):
        return "t" if _called(function.func).endswith("words") else ""
    return str(getattr(function, "id", getattr(function, "attr", "")))


def _said(node: ast.expr) -> Iterator[str]:
    """Texts that an expression can come to: a text, one of two, a value of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_said(node.body), *_said(node.orelse))
    elif isinstance(node, ast.Dict):
        yield from (text for value in node.values for text in _said(value))
    elif isinstance(node, ast.Subscript):
        yield from _said(node.value)
    elif isinstance(node, ast.BoolOp):
        yield from (text for value in node.values for text in _said(value))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from (text for part in (node.func.value, *node.args[1:]) for text in _said(part))


def texts_in_template(source: str) -> Iterator[Words]:
    """The fixed words of a template, also those that a loop goes through."""
    tree = Environment(autoescape=True).parse(source)
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.iter, nodes.Tuple):
            yield from (text for item in loop.iter.items for text in _shown(item))
    for node in tree.find_all(nodes.Call):
        name = getattr(node.node, "name", getattr(node.node, "attr", ""))
        if name in ONE and len(node.args) > ONE[name]:
            yield from _shown(node.args[ONE[name]])
        elif name in TWO and len(node.args) > TWO[name] + 1:
            one, several = (list(_shown(node.args[TWO[name] + more])) for more in (0, 1))
            yield from zip(one, several, strict=True)


def _shown(node: nodes.Node) -> Iterator[str]:
    """As `_said`, in a template."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from (text for part in (node.expr1, node.expr2) if part for text in _shown(part))
    elif isinstance(node, nodes.Dict):
        yield from (text for pair in node.items for text in _shown(pair.value))
    elif isinstance(node, nodes.Getitem):
        yield from _shown(node.node)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "get":
        yield from (text for part in (node.node.node, *node.args[1:]) for text in _shown(part))


def _empty(language: str | None) -> Catalog:
    """A catalogue without words and without dates."""
    locale = Locale.parse(language.replace("-", "_")) if language else None
    return Catalog(locale, project="journeymap", charset="utf-8", fuzzy=False, header_comment="")


def updated(language: str, template: Catalog) -> Catalog:
    """The translations of a language with the words of today; the comment at the top is kept."""
    file, old = path(language), None
    if file.exists():
        old = read_po(io.BytesIO(file.read_bytes()), locale=language.replace("-", "_"))
    new = _empty(language)
    if old is not None:
        new.header_comment = old.header_comment
    for message in template:
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0]) if old else None
            kept = known.string if known and type(known.id) is type(message.id) else None
            comments = known.user_comments if known else ()
            new.add(message.id, kept, locations=message.locations, user_comments=comments)
    return new


def path(language: str) -> Path:
    """The translations of a language."""
    return FOLDER / language.replace("-", "_") / "LC_MESSAGES" / "journeymap.po"


def written(catalog: Catalog) -> str:
    """A catalogue as text: no dates, no line numbers, no names of people or tools."""
    made = io.BytesIO()
    write_po(made, catalog, width=100, include_lineno=False, sort_output=False, omit_header=True)
    comment = "".join(f"{line}\n" for line in catalog.header_comment.strip().splitlines())
    language = [f"Language: {catalog.locale}"] if catalog.locale else []
    head = [
        *language,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    head += [f"Plural-Forms: {catalog.plural_forms}"] if catalog.locale else []
    quoted = "".join(f'"{line}\\n"\n' for line in head)
    return f'{comment}msgid ""\nmsgstr ""\n{quoted}\n{made.getvalue().decode()}'


class _Plain(Catalog):
    """A catalogue whose head names nothing but its letters and its plural, so that the same words give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the program reads it, without what is not translated."""
    plain, made = _Plain(catalog.locale, charset="utf-8", fuzzy=False), io.BytesIO()
    for message in catalog:
        if message.id and message.string and not message.fuzzy and all(_strings(message)):
            plain.add(message.id, message.string)
    write_mo(made, plain)
    return made.getvalue()


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def check(language: str) -> list[str]:
    """What is wrong with the translations of a language, in sentences."""
    catalog = read_po(io.BytesIO(path(language).read_bytes()), locale=language.replace("-", "_"))
    return [fault for message in catalog if message.id for fault in _faults(message, catalog.num_plurals)]


def _faults(message: Message, forms: int) -> Iterator[str]:
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    said = _strings(message)
    shown = f'"{english[-1]}"'
    if not all(said):
        yield f"{shown}: not translated"
        return
    if message.fuzzy:
        yield f"{shown}: marked as fuzzy"
    if len(said) != (1 if isinstance(message.id, str) else forms):
        yield f"{shown}: {len(said)} forms in place of {forms}"
    for text in said:
        if set(PLACE.findall(text)) != set(PLACE.findall(english[-1])):
            yield f'{shown}: other {{places}} in "{text}"'
        if text[: len(text) - len(text.lstrip())] != english[-1][: len(english[-1]) - len(english[-1].lstrip())]:
            yield f'{shown}: other blanks before "{text}"'
        if text[len(text.rstrip()) :] != english[-1][len(english[-1].rstrip()) :]:
            yield f'{shown}: other blanks after "{text}"'


def compile_all() -> None:
    """Write the compiled catalogue beside each translation."""
    for language in LANGUAGES:
        if language != "en":
            catalog = read_po(io.BytesIO(path(language).read_bytes()), locale=language.replace("-", "_"))
            target = path(language).with_suffix(".mo")
            data = compiled(catalog)
            if not target.exists() or target.read_bytes() != data:
                write_atomic(target, data)


def main(arguments: list[str]) -> int:
    """Do what is asked for; the exit code says whether a checked language is complete."""
    if arguments[:1] == ["check"]:
        asked = arguments[1:] or [language for language in LANGUAGES if language != "en"]
        faults = [f"{language}: {fault}" for language in asked for fault in check(language)]
        print("\n".join(faults) or "complete")
        return int(bool(faults))
    if arguments != ["compile"]:
        template = extract()
        FOLDER.mkdir(parents=True, exist_ok=True)
        write_atomic(FOLDER / "journeymap.pot", written(template))
        for language in LANGUAGES:
            if language != "en":
                path(language).parent.mkdir(parents=True, exist_ok=True)
                write_atomic(path(language), written(updated(language, template)))
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
