"""What pages of their own are made with: templates, styles inside the page, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from journeymap.render.shortened import short_script, short_style

__all__ = ["apart", "asset", "policy", "templates"]

POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"')
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
DATA = re.compile(r'<script type="application/json" id="([\w-]+)">(.*?)</script>\n?', re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OWN_FILES = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


def templates(package: str) -> Environment:
    """The templates of a package; what they show is escaped, and what they miss is an error."""
    return Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def asset(package: str, name: str) -> str:
    """A style or script without what browsers do without."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return short_script(text) if name.endswith(".js") else short_style(text)


def policy(style: str, script: str | None = None) -> str:
    """The content policy: this style, this script if there is one, pictures inside the page, nothing else."""
    scripts = "" if script is None else f"script-src '{_hash(script)}'; "
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; {scripts}img-src data:; base-uri 'none'; form-action 'none'"
    )


def apart(page: str, stem: str, ending: str = ".html") -> dict[str, str]:
    """A page with its style and script in files beside it, for places that forbid them inside: names and texts.

    What the script is told stands at the script's head, since a page that is opened from a folder may not read further
    files. The page itself comes first.

    Args:
        page: a page with one style, at most one script, and data as `application/json`.
        stem: of the files' names; index gives index.html, index.css and index.js.
        ending: that of the page.
    """
    style, script, address = STYLE.search(page), SCRIPT.search(page), quote(stem)
    html = POLICY.sub(lambda found: f'{found[1]}{OWN_FILES}"', page, count=1)
    html = STYLE.sub(f'<link rel="stylesheet" href="{address}.css">', html, count=1)
    html = SCRIPT.sub(f'<script src="{address}.js"></script>', DATA.sub("", html), count=1)
    files = {f"{stem}{ending}": html}
    if style:
        files[f"{stem}.css"] = f"{style[1]}\n"
    if script:
        files[f"{stem}.js"] = "\n".join([*(_put(*found) for found in DATA.findall(page)), script[1], ""])
    return files


def _put(name: str, data: str) -> str:
    """A line of script that puts data where the page's own would be; the head of a page is never shown."""
    more = f"{{id:{json.dumps(name)},textContent:{json.dumps(data)}}}"
    return f'document.head.append(Object.assign(document.createElement("data"),{more}));'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
