"""What tests of the comparison share: two texts as two versions of a journey."""

import pytest

from journeymap.diff.session import compare_sides
from journeymap.diff.sides import folders_or_files


@pytest.fixture
def compared(tmp_path):
    """Compare texts; with `data` both have a data file too, with `others` both folders hold these files as well."""

    def call(old, new, data=None, others=None):
        sides = []
        for name, text, more in (("old", old, data and data[0]), ("new", new, data and data[1])):
            folder = tmp_path / name
            folder.mkdir(exist_ok=True)
            (folder / "j.yaml").write_text(text, encoding="utf-8")
            if more is not None:
                (folder / "j.data.yaml").write_text(more, encoding="utf-8")
            for file, content in (others or {}).items():
                (folder / file).write_text(content, encoding="utf-8")
            sides.append(folders_or_files(str(folder)))
        return compare_sides(*sides).difference

    return call
