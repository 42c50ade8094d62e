"""The files of the language: a journey, its data file, its translations, a library, a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from journeymap.model.base import Item, Many, Named, Place
from journeymap.model.data import AnalystHalf
from journeymap.model.people import Actor, Channel, Metric, Owner, Persona, Source, System
from journeymap.model.steps import Lifecycle, Outcome, Stage
from journeymap.model.value_fault import shown
from journeymap.model.values import Date, Ids, Language, Languages, Link, Text, Version, Word, fault

__all__ = ["DataFile", "Journey", "Library", "Project", "Texts"]


class Shared(Item):
    """What a journey and a library both may declare."""

    personas: Named[Persona] = Field(default_factory=dict, description="Who takes this journey, by id.")
    channels: Named[Channel] = Field(
        default_factory=dict, description="The ways in which customer and company meet, by id."
    )
    actors: Named[Actor] = Field(default_factory=dict, description="Who takes part besides the customer, by id.")
    systems: Named[System] = Field(default_factory=dict, description="Systems that support the service, by id.")
    metrics: Named[Metric] = Field(default_factory=dict, description="What is measured about the experience, by id.")
    sources: Named[Source] = Field(default_factory=dict, description="Where claims come from, by id.")


class Journey(Shared, AnalystHalf):
    """One customer journey."""

    version_key: ClassVar[str] = "journeymap"

    journeymap: Version = Field(default="1", description="The version of the language; 1.")
    id: Word | None = Field(default=None, description="A short name to refer to; unsaid: the file's name.")
    name: Text = Field(default=Text(""), description="The journey's name.")
    language: Language | None = Field(default=None, description="The language of all plain text: en, pl, de.")
    perspective: Literal["as-is", "to-be"] = Field(default="as-is", description="How it is now, or how it should be.")
    status: Literal["draft", "review", "approved"] = Field(default="draft", description="How far the map is.")
    owner: Owner | None = Field(default=None, description="Who is answerable for the journey.")
    reviewed: Date | None = Field(default=None, description="When the map was last looked through: 2026-10-01.")
    scenario: Text | None = Field(default=None, description="The situation in which the journey takes place.")
    goal: Text | None = Field(default=None, description="What the customer wants to reach.")
    summary: Text | None = Field(default=None, description="What this map says, in a sentence; the map's headline.")
    evidence: Word | None = Field(default=None, description="Evidence for all that names none: assumed, or a source.")
    link: Link | None = Field(default=None, description="Where to read more.")
    use: Ids = Field(default=(), description="Libraries of shared personas and channels: [../library/brand.yaml].")
    lifecycle: Lifecycle | None = Field(default=None, description="The part of the customer's life it belongs to.")
    channel: Ids = Field(default=(), description="The channel of all touchpoints that name none.")
    stages: Many[Stage] = Field(default=(), description="The parts of the journey, in order.")
    outcomes: Named[Outcome] = Field(default_factory=dict, description="How the journey can end, by id; unsaid: done.")
    _sections: dict[str, Place] = PrivateAttr(default_factory=dict)

    @property
    def sections(self) -> dict[str, Place]:
        """Where sections stand that came from a data file."""
        return self._sections

    def section(self, key: str) -> Place:
        """Where the section `key` (`match`, `expect`, `what-if` …) stands: in the journey's file or its data file."""
        return self._sections.get(key) or Place(self.place.document, (*self.place.path, key))


class DataFile(AnalystHalf):
    """The analyst's file beside a journey."""

    version_key: ClassVar[str] = "journeymap-data"

    journeymap_data: Version = Field(default="1", description="The version of the language; 1.")
    journey: Word | None = Field(default=None, description="The id of the journey it belongs to.")


class Library(Shared):
    """Personas, channels and the like that several journeys use."""

    version_key: ClassVar[str] = "journeymap-library"

    journeymap_library: Version = Field(default="1", description="The version of the language; 1.")
    name: Text | None = Field(default=None, description="The library's name.")
    language: Language | None = Field(default=None, description="The language of all plain text: en, pl, de.")
    use: Ids = Field(default=(), description="Other libraries it builds on.")


class Texts(Item):
    """A journey's texts in another language, keyed by id."""

    version_key: ClassVar[str] = "journeymap-texts"
    called: ClassVar[str] = "file of texts"

    journeymap_texts: Version = Field(default="1", description="The version of the language; 1.")
    journey: dict[str, Any] = Field(default_factory=dict, description="The journey's own texts: {name: …, goal: …}.")
    personas: dict[str, Any] = Field(default_factory=dict, description="Texts of personas, by id.")
    channels: dict[str, Any] = Field(default_factory=dict, description="Texts of channels, by id.")
    actors: dict[str, Any] = Field(default_factory=dict, description="Texts of actors, by id.")
    systems: dict[str, Any] = Field(default_factory=dict, description="Texts of systems, by id.")
    metrics: dict[str, Any] = Field(default_factory=dict, description="Texts of metrics, by id.")
    sources: dict[str, Any] = Field(default_factory=dict, description="Texts of sources, by id.")
    stages: dict[str, Any] = Field(default_factory=dict, description="Texts of stages, by id.")
    touchpoints: dict[str, Any] = Field(default_factory=dict, description="Texts of touchpoints, by id.")
    outcomes: dict[str, Any] = Field(default_factory=dict, description="Texts of outcomes, by id.")
    what_if: dict[str, Any] = Field(default_factory=dict, description="Texts of what-ifs, by id.")


SEVERITIES = {
    **dict.fromkeys(("false", "no", "none", "never", "ignore", "disable", "disabled", "0"), "off"),
    **dict.fromkeys(("true", "yes", "enable", "enabled", "always"), "on"),
    **dict.fromkeys(("warn", "1"), "warning"),
    **dict.fromkeys(("err", "fail", "fatal", "2"), "error"),
    **dict.fromkeys(("note", "notice", "hint"), "info"),
}
"""What other tools call the severities."""


def _read_severity(value: Any) -> Any:
    meant = SEVERITIES.get(str(value).lower())
    if meant:
        raise fault(f"severity cannot be {shown(value)}", "error, warning, info, off or on", f"did you mean {meant}?")
    return value


class RuleSetting(Item):
    """How a rule is to be applied: its severity, and its own settings beside it."""

    short: ClassVar[str] = "severity"
    free: ClassVar[bool] = True
    severity: Annotated[Literal["error", "warning", "info", "off", "on"], BeforeValidator(_read_severity)] | None = (
        Field(default=None, description="How much it matters, or off.")
    )
    options: dict[str, Any] = Field(
        default_factory=dict, description="The rule's own settings; they may also stand beside severity."
    )

    @model_validator(mode="before")
    @classmethod
    def _options_beside(cls, value: Any) -> Any:
        """Any other key is a setting of the rule: `{severity: info, least: 8}`."""
        options = value.get("options") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or not isinstance(options, Mapping | None):
            return value
        known = set(cls.keys())
        own = {key: entry for key, entry in value.items() if key in known or str(key).startswith("x-")}
        beside = {key: entry for key, entry in value.items() if key not in own}
        return own | {"options": {**(options or {}), **beside}} if beside else value


class Project(Item):
    """Settings of a folder of journeys: `journeymap.yaml` at its root."""

    version_key: ClassVar[str] = "journeymap-project"

    journeymap_project: Version = Field(default="1", description="The version of the language; 1.")
    journeys: Ids = Field(
        default=(),
        description="Which files are journeys, where a folder is checked: [journeys/**/*.yaml]; unsaid: all.",
    )
    languages: Languages = Field(default=(), description="Languages in which every text must be there.")
    owners: Ids = Field(default=(), description="Known owners; others are then findings.")
    rules: dict[str, RuleSetting] = Field(
        default_factory=dict, description="Rules by name: off, another severity, or a rule's own settings."
    )
    baseline: Word | None = Field(
        default=None, description="The file of findings that are known and accepted; unsaid: journeymap-baseline.json."
    )
