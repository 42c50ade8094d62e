"""The projects of a run: for each file the closest journeymap.yaml, each read once, and what the command line adds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from journeymap.lint.project.configuration import AS_IT_COMES, Configuration
from journeymap.lint.project.reading import Settings, read_settings
from journeymap.lint.rule import Rule
from journeymap.model.globs import matches
from journeymap.model.search import project_in

__all__ = ["Projects"]


class Projects:
    """Answers which settings hold for a file.

    `config` names one journeymap.yaml for all files; `isolated` leaves all of them out. `today` is an ISO date, and
    `only` are rules that are applied whatever the settings say; `all_known` says that no rules are missing in `rules`.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        config: str | None = None,
        isolated: bool = False,
        today: str | None = None,
        only: Iterable[str] = (),
        all_known: bool = True,
    ) -> None:
        self._rules, self._all_known = rules, all_known
        self._today, self._only = today, tuple(only)
        self._isolated = isolated
        self._read: dict[str, Settings] = {}
        self._closest: dict[Path, Settings] = {}
        self._none = Settings(self._with_command_line(AS_IT_COMES))
        self._named = None if config is None else self.read(_in_folder(config))

    def of(self, file: str) -> Configuration:
        """What the project of a file says about checking."""
        return self._settings(file).configuration

    def read(self, file: str) -> Settings:
        """The settings in a journeymap.yaml itself."""
        real = os.path.realpath(file)
        if real not in self._read:
            settings = read_settings(file, self._rules, all_known=self._all_known)
            configuration = self._with_command_line(settings.configuration)
            self._read[real] = replace(settings, configuration=configuration)
        return self._read[real]

    def used(self) -> list[Settings]:
        """All settings that were asked for so far."""
        return list(self._read.values())

    def belongs(self, file: str) -> bool:
        """Whether the project of a file counts it among its journeys."""
        configuration = self.of(file)
        if not configuration.journeys:
            return True
        folder = Path(configuration.file).parent.absolute()
        return matches(Path(os.path.relpath(Path(file).absolute(), folder)).as_posix(), configuration.journeys)

    def root(self) -> str | None:
        """The folder of the project that the working folder belongs to."""
        configuration = self.of("journeymap.yaml")
        return str(Path(configuration.file).parent) if configuration.file else None

    def _settings(self, file: str) -> Settings:
        if self._isolated:
            return self._none
        if self._named is not None:
            return self._named
        folder = Path(file).parent
        if folder not in self._closest:
            found = _closest(folder)
            self._closest[folder] = self._none if found is None else self.read(found)
        return self._closest[folder]

    def _with_command_line(self, configuration: Configuration) -> Configuration:
        switched = {**configuration.switched, **dict.fromkeys(self._only, True)}
        return replace(configuration, today=self._today, switched=switched)


def _in_folder(config: str) -> str:
    """The settings in a folder, where a folder is named."""
    found = project_in(Path(config)) if Path(config).is_dir() else None
    return config if found is None else str(found)


def _closest(folder: Path) -> str | None:
    """The journeymap.yaml in a folder or the nearest one above it, as seen from where `folder` is seen."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are written, and ".." goes away
    found = next(filter(None, map(project_in, (whole, *whole.parents))), None)
    return found if found is None else str(found) if folder.is_absolute() else os.path.relpath(found)
