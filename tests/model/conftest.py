"""What tests of the model share: reading a text as a journey."""

import pytest

from journeymap.model.read import read_journey


@pytest.fixture
def read(tmp_path):
    """Write the named texts into a folder and read `claim.yaml` from it."""

    def reading(text, **others):
        (tmp_path / "claim.yaml").write_text(text, encoding="utf-8")
        for name, content in others.items():
            path = tmp_path / f"{name.replace('__', '/').replace('_', '.')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return read_journey(str(tmp_path / "claim.yaml"))

    return reading
