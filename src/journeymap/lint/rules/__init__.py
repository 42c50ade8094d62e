"""The rules, one a module, in the order they are applied."""

from __future__ import annotations

from journeymap.lint.rule import Rule
from journeymap.lint.rules.ambiguous_match import ambiguous_match
from journeymap.lint.rules.dead_end import dead_end
from journeymap.lint.rules.empty_stage import empty_stage
from journeymap.lint.rules.falls_into_branch import falls_into_branch
from journeymap.lint.rules.id_twice import id_twice
from journeymap.lint.rules.leads_to_unplanned import leads_to_unplanned
from journeymap.lint.rules.loop_without_exit import loop_without_exit
from journeymap.lint.rules.missing_name import missing_name
from journeymap.lint.rules.no_stages import no_stages
from journeymap.lint.rules.no_way_to_success import no_way_to_success
from journeymap.lint.rules.reserved_id import reserved_id
from journeymap.lint.rules.self_next import self_next
from journeymap.lint.rules.shares_over_100 import shares_over_100
from journeymap.lint.rules.unknown_journey import unknown_journey
from journeymap.lint.rules.unknown_reference import unknown_reference
from journeymap.lint.rules.unreachable import unreachable

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    unknown_reference,
    unknown_journey,
    id_twice,
    reserved_id,
    no_stages,
    empty_stage,
    missing_name,
    self_next,
    leads_to_unplanned,
    falls_into_branch,
    shares_over_100,
    dead_end,
    loop_without_exit,
    unreachable,
    no_way_to_success,
    ambiguous_match,
)
