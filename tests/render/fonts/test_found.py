"""Fonts are found where systems keep them."""

from pathlib import Path

import pytest

from journeymap.render.fonts.found import _of_system, families, font_files, font_folders


def test_folders_can_be_named_instead_of_the_systems(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(tmp_path))
    assert font_folders() == (tmp_path,)


@pytest.mark.parametrize(
    ("platform", "folder"), [("linux", "/usr/share/fonts"), ("darwin", "/System/Library/Fonts"), ("win32", "Fonts")]
)
def test_each_system_has_its_folders(platform: str, folder: str):
    assert any(str(found).endswith(folder) for found in _of_system(platform))


def test_files_are_found_below_in_the_same_order_and_each_name_once(tmp_path: Path):
    for name in ("b/two.otf", "a/one.ttf", "c/ONE.TTF", "d/readme.txt", "d/three.ttc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [file.name for file in font_files([tmp_path / "a", tmp_path, tmp_path / "none"])] == [
        "one.ttf",
        "three.ttc",
        "two.otf",
    ]


def test_a_family_needs_its_bold_letters_and_better_ones_come_first():
    here = [
        Path(name)
        for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "NotoSans-Regular.ttf", "ARIAL.TTF", "arialbd.ttf")
    ]
    assert [family.name for family in families(here)] == ["Arial", "DejaVu Sans"]
    assert families([*here, Path("NotoSans-Bold.ttf")])[0].name == "Noto Sans"
