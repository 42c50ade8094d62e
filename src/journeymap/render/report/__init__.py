"""The report: one HTML file that needs no network, from verdict to provenance."""

from __future__ import annotations

from journeymap.render.report.page import render_report

__all__ = ["render_report"]
