"""The `journeymap` command: finds its sub-commands and turns misuse into one clear sentence."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import signal
import sys

import click

from journeymap.cli.streams import ready_streams
from journeymap.diagnostics import JourneyError

__all__ = ["main"]

COMMANDS = {
    "backtest": "hold what a model says of a log's later part against what came",
    "check": "find every fault in journey files",
    "diff": "name what changed between two versions of a journey",
    "discover": "draft a journey from a log of events",
    "events": "say what a log holds, or write it anew as Parquet",
    "fmt": "lay out files alike: order of keys, indentation, quotes",
    "graph": "print the compiled graph as JSON, DOT, Mermaid or GraphML",
    "init": "begin a project with an example that is clean",
    "overlay": "lay a journey over logged events and measure it",
    "paths": "draw the ways that customers take, planned and unplanned",
    "render": "draw the journey map",
    "report": "write the report, one HTML file",
    "rule": "explain one of the rules, with an example",
    "rules": "list what a check can find",
    "schema": "print the JSON Schemas that editors use",
    "simulate": "say what becomes of customers, and what a change would do",
}
"""Each command with its line of help; the module `journeymap.cli.NAME` holds it as `command`."""


class Commands(click.Group):
    """Loads a command only when it is used, so that `--help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command itself."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"journeymap.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="journeymap", message="journeymap %(version)s")
def group() -> None:
    """Customer journeys as code: declare, check, measure, draw."""


def main() -> None:
    """Run the command line; exit 0 (clean), 1 (findings), 2 (misuse or a broken environment) or 130 (stopped)."""
    ready_streams()
    code = _run()
    # Ctrl-C while Python tidies up would hide what was done; who calls this from a program keeps their own Ctrl-C
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def _run() -> int:
    try:
        return int(group.main(standalone_mode=False) or 0)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        return 130
    except JourneyError as error:
        hint = f"\n  {error.hint}" if error.hint else ""
        click.echo(f"journeymap: {error.message}{hint}", err=True)
    except BrokenPipeError:
        return 0
    except ModuleNotFoundError as error:
        if (error.name or "journeymap").partition(".")[0] == "journeymap":
            raise
        _lacks(error)
    except OSError as error:
        _unable(error)
    return 2


def _lacks(error: ModuleNotFoundError) -> None:
    """A part of the installation that is gone: whoever mended it by hand, or half of an update."""
    click.echo(f'journeymap: the package "{error.name}" is needed, and it is not installed', err=True)
    click.echo("  pip install --force-reinstall journeymap", err=True)


def _unable(error: OSError) -> None:
    """A disk that is full, a folder that may not be read: not the journeys' fault, and not the user's."""
    with contextlib.suppress(OSError):
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"journeymap: the system refuses to go on: {place}{error.strerror or error}", err=True)
    with contextlib.suppress(OSError):
        sys.stdout.close()  # what could not be written now cannot be written at the end either
