"""Who and what takes part: personas, channels, actors, systems, metrics, sources of evidence, owners."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from journeymap.model.base import Item
from journeymap.model.values import Date, Ids, Link, Money, Number, Text, Word, Words

__all__ = ["Actor", "Channel", "Metric", "Owner", "Persona", "Source", "System"]

Relationship = Literal["exploration", "awareness", "expansion", "commitment", "dissolution"]
ChannelKind = Literal["personal-assistance", "dedicated-assistance", "self-service", "automated", "community", "mass"]


class Persona(Item):
    """A kind of customer who takes this journey."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The name and a word on who it is: Ana, 34, freelancer.")
    about: Text | None = Field(default=None, description="A sentence on the situation this persona is in.")
    goals: Words = Field(default=(), description="What this persona wants; one or a list.")
    traits: Words = Field(default=(), description="What is typical of this persona; one or a list.")
    quote: Text | None = Field(default=None, description="Something this persona really said.")
    picture: Word | None = Field(default=None, description="A picture file beside the journey.")
    relationship: Relationship | None = Field(
        default=None, description="How far the relation with the company has come."
    )
    segment: Text | None = Field(default=None, description="The customer segment this persona stands for, in words.")


class Channel(Item):
    """A way in which customer and company meet."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The channel's name as readers of the map know it.")
    kind: ChannelKind | None = Field(default=None, description="What kind of relation the channel gives.")
    cost: Money | None = Field(default=None, description="What one contact in this channel costs: 4.20 EUR.")
    declared: bool = Field(default=True, alias="x-declared", exclude=True, json_schema_extra={"internal": True})


class Actor(Item):
    """Somebody besides the customer: the provider, a partner, an authority."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The actor's name.")
    role: Literal["provider", "partner", "other"] = Field(default="other", description="On whose side the actor works.")
    declared: bool = Field(default=True, alias="x-declared", exclude=True, json_schema_extra={"internal": True})


class System(Item):
    """A system that supports the service."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The system's name.")
    link: Link | None = Field(default=None, description="Where to read about it.")
    declared: bool = Field(default=True, alias="x-declared", exclude=True, json_schema_extra={"internal": True})


class Metric(Item):
    """Something that is measured about the experience, such as CSAT or NPS."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The metric's name.")
    scale: Word | None = Field(default=None, description="The range of answers: 1..5, 0..10, or nps.")
    target: Number | None = Field(default=None, description="The value we want.")
    column: Word | None = Field(default=None, description="The log's column that holds the answers.")


class Source(Item):
    """Where a claim comes from."""

    short: ClassVar[str] = "name"
    kind: Literal["assumed", "observed", "measured"] = Field(
        default="observed", description="How sure the source makes us."
    )
    name: Text = Field(default=Text(""), description="What it is: 14 interviews, survey of May.")
    date: Date | None = Field(default=None, description="When it was made.")
    review_by: Date | None = Field(default=None, description="When it should be looked at again.")
    link: Link | None = Field(default=None, description="Where it can be read.")


class Owner(Item):
    """Who is answerable (RASCI); a name alone is the accountable one."""

    short: ClassVar[str] = "accountable"
    responsible: Ids = Field(default=(), description="Who does the work.")
    accountable: Ids = Field(default=(), description="Who answers for it; one name.")
    supporting: Ids = Field(default=(), description="Who helps.")
    consulted: Ids = Field(default=(), description="Who is asked.")
    informed: Ids = Field(default=(), description="Who is told.")

    def __str__(self) -> str:
        return ", ".join(self.accountable or self.responsible)
