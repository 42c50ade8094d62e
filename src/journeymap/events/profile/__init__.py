"""What a log holds, before any journey is laid over it: columns, roles, activities, quality."""

from __future__ import annotations

from journeymap.events.profile.profile import bound_roles, profile_log

__all__ = ["bound_roles", "profile_log"]
