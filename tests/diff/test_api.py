"""What Python users call."""

from pathlib import Path

import journeymap as jm
from journeymap.api import diff

OLD = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [{id: pay, name: Pays, wait: 1d}]}]\n"


def test_compare_takes_paths_and_gives_changes(tmp_path):
    old, new = tmp_path / "old.yaml", Path(tmp_path / "new.yaml")
    old.write_text(OLD)
    new.write_text(OLD.replace("1d", "2d"))
    difference = jm.compare(old, str(new))
    assert [(change.kind, change.old, change.new) for change in difference.changes] == [("wait-changed", "1d", "2d")]
    assert difference == diff(old, new)
    assert difference
    assert not jm.compare(old, old)
