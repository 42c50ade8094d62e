"""`journeymap init`, as somebody begins."""

import pytest

from journeymap.cli.main import group, main


def run(arguments, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["journeymap", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, *capsys.readouterr()


def test_a_new_project_is_clean(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(["init", "ours", "--template", "support", "--language", "pl"], capsys, monkeypatch)
    assert code == 0
    assert "journeys/support.yaml" in out
    monkeypatch.chdir(tmp_path / "ours")
    code, out, err = run(["check"], capsys, monkeypatch)
    assert (code, err) == (0, "")
    assert "nothing to mend" in out


def test_what_is_there_is_never_overwritten(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert run(["init"], capsys, monkeypatch)[0] == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    (tmp_path / "journeys" / "claim.yaml").write_text("mine", encoding="utf-8")
    code, _, err = run(["init"], capsys, monkeypatch)
    assert code == 2
    assert "nothing was written" in err
    assert (tmp_path / "journeys" / "claim.yaml").read_text(encoding="utf-8") == "mine"


def test_an_unknown_template_is_misuse(capsys, monkeypatch):
    code, _, err = run(["init", "--template", "nonsense"], capsys, monkeypatch)
    assert code == 2
    assert "subscription" in err


def test_the_command_offers_what_there_is():
    from journeymap.scaffold import fill, project

    options = {
        option.name: option.type.choices for option in group.get_command(None, "init").params if option.name != "folder"
    }
    assert tuple(options["template"]) == fill.TEMPLATES
    assert tuple(options["language"]) == fill.LANGUAGES
    assert set(options["ci"]) == {*project.CI, "none"}
