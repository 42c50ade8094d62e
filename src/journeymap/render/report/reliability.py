"""Sections 7, 8 and 10: findings, data quality with evidence and method, provenance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.graph.fingerprint import fingerprint
from journeymap.render.kinds import found_in_data
from journeymap.render.report.reworded import per_cent
from journeymap.render.report.subject import Section, Subject
from journeymap.render.sentences import reworded

__all__ = ["DATA", "FINDINGS", "PROVENANCE"]


def findings(subject: Subject) -> Mapping[str, Any]:
    """What `check` found, the gravest first, then by place."""
    ordered = sorted(subject.findings, key=lambda one: (one.severity.rank, one.sort_key))
    return {"findings": ordered, "grave": sum(one.severity is not Severity.INFO for one in ordered)}


def data(subject: Subject) -> Mapping[str, Any]:
    """How far the data and the claims can be trusted."""
    kinds = Counter(subject.evidence(part.evidence)[0] for part in subject.steps.values())
    overlay = subject.overlay
    off_map = sorted(overlay.observed.off_map.items(), key=lambda pair: (-(pair[1] or 0), pair[0])) if overlay else []
    return {
        "overlay": overlay,
        "off_map": off_map[:12],
        "off_map_more": max(0, len(off_map) - 12),
        "kinds": [(kind, kinds[kind]) for kind in ("measured", "observed", "assumed") if kinds[kind]],
        "sources": subject.journey.sources,
        "in_data": lambda *words: per_cent(subject, found_in_data(*words)),
        "said": reworded,
    }


def provenance(subject: Subject) -> Mapping[str, Any]:
    """Where this page comes from; no clock, so that the same input gives the same page."""
    t, overlay, journey = subject.t, subject.overlay, subject.journey
    rows = [(t("Journey"), journey.id or ""), (t("File"), journey.place.span().file)]
    rows.append((t("Map as read"), fingerprint(journey)))
    if overlay is not None:
        rows += [
            (t("Log"), overlay.log),
            (t("Engine"), overlay.engine),
            (t("Events"), subject.n.count(overlay.observed.events)),
            (t("First event"), overlay.observed.since or ""),
            (t("Observed until"), overlay.observed.until or ""),
        ]
    rows.append(("journeymap", metadata.version("journeymap")))
    return {"rows": [(label, value) for label, value in rows if value]}


FINDINGS = Section("findings", "Findings in the file", "findings.html.j2", findings, nav="Findings")
DATA = Section("data", "Data, evidence and method", "data.html.j2", data, nav="Method")
PROVENANCE = Section("provenance", "Provenance", "provenance.html.j2", provenance, nav=None)
