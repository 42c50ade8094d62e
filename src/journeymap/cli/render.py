"""`journeymap render`: draw the journey map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.steps import open_sound, require_another, require_no_log
from journeymap.render.map import BAND_NAMES, PAGE_SIZES
from journeymap.settings.few import LEAST

__all__ = ["command"]


@click.command("render")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE",
              help="Where to write it; the ending says as what: map.svg, map.png, map.pdf, map.pptx.")  # fmt: skip
@click.option("--events", "log", metavar="LOG",
              help=f"What customers did, drawn below the plan: {LOG}.")  # fmt: skip
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@click.option("--page", type=click.Choice(PAGE_SIZES, case_sensitive=False),
              help="The size of a page; auto is one page as large as the map. Unsaid: a3, and slide for .pptx.")  # fmt: skip
@click.option("--theme", metavar="NAME", default="light", show_default=True,
              help="light, dark, or grey for print without colour.")  # fmt: skip
@click.option("--hide", metavar="BAND", multiple=True,
              help=f"Leave out a band; may be repeated. Bands: {', '.join(BAND_NAMES)}.")  # fmt: skip
@click.option("--workshop", is_flag=True, help="Draw empty lanes for stickers where nothing is written yet.")
@click.option("--fold", is_flag=True, help="Draw a column for each stage instead of each step.")
@click.option("--scale", type=click.FloatRange(0.1, 10), metavar="N",
              help="Pixels of a PNG for each px (1/96 inch) of the page. Unsaid: 2.")  # fmt: skip
@click.option("--font", "fonts", metavar="FILE", multiple=True,
              help="A font for letters that this machine's fonts lack, in PNG and PDF; may be repeated.")  # fmt: skip
@click.option("--persona", metavar="ID", help="Whose map it is; unsaid: the first persona's, beside one that differs.")
@click.option("--language", "--lang", "language", metavar="CODE",
              help="The language of the map: pl; unsaid: the journey's own.")  # fmt: skip
@measuring_options
def command(
    *,
    journey: str,
    output: str,
    log: str | None,
    page: str | None,
    scale: float | None,
    fonts: tuple[str, ...],
    **options: Any,
) -> int:
    """Draw JOURNEY as a picture for a wall, a slide or a page: SVG, PNG, PDF, or slides whose shapes can be edited.

    Errors in the journey are printed instead (exit code 1); warnings do not stop it.
    """
    how = {name: options.pop(name) for name in ("theme", "hide", "workshop", "fold", "persona", "language", "min_cell")}
    refuse_without_log(log, options)
    kind = _kind(output, scale, fonts)
    from journeymap.api import page_files
    from journeymap.render.pictures import SCALE, require

    require(kind)
    loaded = open_sound(journey)
    require_another(output, loaded)
    if log is not None:
        require_no_log(output, log)
    overlay = measured(loaded, log, options) if log is not None else None
    before = _files_beside(output)
    pages = loaded.render(output, overlay=overlay, page=page, scale=scale or SCALE, fonts=fonts, tell=_warn, **how)
    files = page_files(output, len(pages))
    click.echo(_said(files, len(pages)))
    _tell_of_old(before.difference(files))
    return 0


def _kind(output: str, scale: float | None, fonts: tuple[str, ...]) -> str:
    """The kind of file that `output` asks for; options that mean nothing to it are misuse."""
    from journeymap.render.pictures import kind_of

    kind = kind_of(output)
    if scale is not None and kind != "png":
        raise click.UsageError(f"--scale says how many pixels a .png has; a .{kind} has none")
    if fonts and kind not in ("png", "pdf"):
        raise click.UsageError(f"--font is for .png and .pdf; a .{kind} is shown in the fonts of whoever opens it")
    return kind


def _said(files: list[Path], pages: int) -> str:
    if len(files) > 1:
        names = ", ".join(str(file) for file in files)
        return f"{pages} pages are written: {names}. --page auto draws all on one."
    return f"{files[0]} is written." if pages == 1 else f"{files[0]} is written, {pages} pages."


def _files_beside(output: str) -> set[Path]:
    """`output` and its numbered pages, as far as they are there from before."""
    target = Path(output)
    try:
        names = [file.name for file in target.parent.iterdir()]
    except OSError:
        return set()
    numbered = {name for name in names if _is_page(name, target)}
    return {target.with_name(name) for name in (numbered | ({target.name} & set(names)))}


def _is_page(name: str, target: Path) -> bool:
    start, end = f"{target.stem}-", target.suffix
    return name.startswith(start) and name.endswith(end) and name[len(start) : len(name) - len(end)].isdecimal()


def _tell_of_old(files: set[Path]) -> None:
    """Pages of an earlier, longer map would be taken for pages of this one."""
    if files:
        _warn(f"still there from before: {', '.join(str(file) for file in sorted(files))}")


def _warn(sentence: str) -> None:
    click.echo(f"note: {sentence}", err=True)
