"""OCEL 2.0: logs whose events belong to objects of several types; those of one type are the cases."""

from __future__ import annotations

from journeymap.events.ocel.json_form import read_ocel_json
from journeymap.events.ocel.xml_form import read_ocel_xml

__all__ = ["read_ocel_json", "read_ocel_xml"]
