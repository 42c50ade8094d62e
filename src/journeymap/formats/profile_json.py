"""A log's profile as JSON text: stable bytes, two blanks of indent, letters as they are."""

from __future__ import annotations

import json

from journeymap.results.profile import Profile

__all__ = ["profile_json"]


def profile_json(profile: Profile) -> str:
    """The profile as version 1 of the JSON form, with a newline at its end."""
    return json.dumps(profile.to_json(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
