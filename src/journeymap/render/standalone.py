"""What pages of their own are made with: templates, styles inside the page, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["asset", "policy", "templates"]


def templates(package: str) -> Environment:
    """The templates of a package; what they show is escaped, and what they miss is an error."""
    return Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def asset(package: str, name: str) -> str:
    """A style or script without its indentation and comment lines."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def policy(style: str, script: str | None = None) -> str:
    """The content policy: this style, this script if there is one, pictures inside the page, nothing else."""
    scripts = "" if script is None else f"script-src '{_hash(script)}'; "
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; {scripts}img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
