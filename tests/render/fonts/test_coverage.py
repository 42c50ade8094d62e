"""Every letter gets a font that has it, or is named as missing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.render.fonts.coverage import fonts_for, needs_no_font
from journeymap.render.fonts.faces import faces, letters

ARABIC, CHINESE, KANA = "ابجد", "你好字", "ひら"


@pytest.fixture
def machine(latin_only: Path, make_font) -> Path:
    make_font(latin_only / "deep/below/NotoSansArabic-Regular.ttf", "Noto Sans Arabic", ARABIC)
    make_font(latin_only / "deep/below/NotoSansArabic-Bold.ttf", "Noto Sans Arabic", ARABIC, bold=True)
    make_font(latin_only / "Anything.ttf", "Anything", CHINESE + ARABIC)
    return latin_only


@given(texts=st.lists(st.text(), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_letter_has_a_font_or_is_missing(machine: Path, texts: list[str]):
    fonts = fonts_for(texts)
    drawn = {family.name: family for family in (fonts.main, *fonts.others)}
    own = {chr(code) for face in faces(fonts.main.files[0]) for code in letters(face)}
    for letter in set("".join(texts)):
        ways = [
            letter in own,
            letter in fonts.by_letter,
            letter in fonts.missing,
            needs_no_font(letter) and letter not in own,
        ]
        assert sum(ways) == 1
    for letter, name in fonts.by_letter.items():
        assert any(ord(letter) in letters(face) for face in faces(drawn[name].files[0]))


def test_a_font_made_for_a_script_is_taken_before_others_that_have_it_too(machine: Path):
    fonts = fonts_for([ARABIC])
    assert set(fonts.by_letter.values()) == {"Noto Sans Arabic"}
    assert [file.name for file in fonts.others[0].files] == ["NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"]


def test_a_named_font_is_asked_before_the_machines(machine: Path, make_font, tmp_path: Path):
    mine = make_font(tmp_path / "mine.ttf", "Mine", CHINESE)
    fonts = fonts_for([CHINESE, "abc"], [mine])
    assert fonts.main.name == "Noto Sans"
    assert set(fonts.by_letter.values()) == {"Mine"}
    assert fonts.spare == ()


def test_a_named_font_that_nothing_needs_is_said(machine: Path, make_font, tmp_path: Path):
    mine = make_font(tmp_path / "mine.ttf", "Mine", CHINESE)
    assert fonts_for(["abc"], [mine]).spare == ("Mine",)


def test_a_named_font_draws_everything_where_there_is_no_other(monkeypatch, make_font, tmp_path: Path):
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(tmp_path / "empty"))
    mine = make_font(tmp_path / "mine.ttf", "Mine", "abc")
    fonts = fonts_for(["abcd"], [mine])
    assert (fonts.main.name, fonts.missing) == ("Mine", ("d",))


def test_no_font_at_all_is_said(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(tmp_path))
    with pytest.raises(
        JourneyError, match="there is no font to draw texts with: none of Noto Sans, Segoe UI"
    ) as caught:
        fonts_for(["a"])
    assert "--font FILE" in (caught.value.hint or "")


@pytest.mark.parametrize(
    "content", [b"", b"no font", b"\0\1\0\0" + b"\xff" * 40, b"ttcf" + b"\xff" * 40, b"wOFF" + b"\0" * 60]
)
def test_what_is_no_font_is_refused(latin_only: Path, tmp_path: Path, content: bytes):
    file = tmp_path / "mine.ttf"
    file.write_bytes(content)
    with pytest.raises(JourneyError, match="is no font that can be used"):
        fonts_for(["a"], [file])


@given(at=st.integers(0, 2000), instead=st.binary(min_size=1, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_broken_font_is_used_or_refused(latin_only: Path, tmp_path: Path, make_font, at: int, instead: bytes):
    whole = make_font(tmp_path / "whole.ttf", "Whole", "xyz").read_bytes()
    at = at % len(whole)
    file = tmp_path / f"broken-{at}-{instead.hex()}.ttf"
    file.write_bytes(whole[:at] + instead + whole[at + len(instead) :])
    try:
        fonts_for(["a"], [file])
    except JourneyError:
        return


def test_a_font_that_is_not_there_is_said(latin_only: Path, tmp_path: Path):
    with pytest.raises(JourneyError, match="cannot be read: No such file"):
        fonts_for(["a"], [tmp_path / "none.ttf"])


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [("字", "ja", "JP"), ("字ひ", "", "JP"), ("字", "", "SC"), ("字", "zh-TW", "TC"), ("한", "", "KR")],
)
def test_east_asian_letters_follow_the_language(latin_only: Path, make_font, text: str, language: str, region: str):
    from fontTools.ttLib import TTCollection, TTFont

    collection = TTCollection()
    for name in ("Mono CJK JP", "CJK JP", "CJK KR", "CJK SC", "CJK TC"):
        file = make_font(latin_only.parent / f"{name}.ttf", f"Noto Sans {name}", "字ひら한")
        collection.fonts.append(TTFont(file))
    collection.save(latin_only / "NotoSansCJK-Regular.ttc")
    assert set(fonts_for([text], (), language).by_letter.values()) == {f"Noto Sans CJK {region}"}
