"""The worst moments: the biggest measured losses, or without a log the lowest emotions."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.steps import PainPoint
from journeymap.render.report.subject import Subject

__all__ = ["Loss", "Moment", "losses", "moments"]

GRAVEST = ("critical", "high", "medium", "low", None)
LEAST = 0.0005
"""A share below this reads as none."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A measured loss at a step: share of its visits (0..1) with bounds; `customers` is how many that makes."""

    step: str
    share: float
    low: float | None
    high: float | None
    lost: float | None
    failed: float | None
    visits: int
    customers: int
    horizon_s: float | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A step an executive should know of."""

    step: str
    value: str
    bounds: str
    what: str
    quote: str
    pain: str


def losses(subject: Subject) -> list[Loss]:
    """Measured losses, the most customers first; steps too young or too rarely visited to judge are left out."""
    found = []
    for row in subject.overlay.touchpoints if subject.overlay else ():
        drop = row.drop_off
        if row.id not in subject.steps or drop is None or drop.estimate is None or drop.low is None or row.young:
            continue
        visits = row.visits or 0
        loss = Loss(
            step=row.id,
            share=drop.estimate,
            low=drop.low,
            high=drop.high,
            lost=drop.lost,
            failed=drop.failed,
            visits=visits,
            customers=round(drop.estimate * visits),
            horizon_s=row.horizon_s,
        )
        if loss.customers:
            found.append(loss)
    return sorted(found, key=lambda loss: (-loss.customers, subject.place[loss.step]))


def moments(subject: Subject, most: int = 3) -> tuple[Moment, ...]:
    """Up to `most` worst moments."""
    if subject.overlay is not None:
        return tuple(_lost(subject, loss) for loss in losses(subject)[:most])
    felt = sorted((value, subject.place[step], step) for step, value in subject.emotions() if value < 0)
    return tuple(_felt(subject, step, value) for value, _, step in felt[:most])


def _lost(subject: Subject, loss: Loss) -> Moment:
    t, n = subject.t, subject.n
    about = t(
        "About {customers} of {visits} visits end here.",
        customers=n.count(loss.customers),
        visits=n.count(loss.visits),
    )
    what = f"{about} {loss_words(subject, loss.share, loss.lost, loss.failed, loss.horizon_s)}"
    bounds = (
        ""
        if loss.low is None or loss.high is None
        else t("interval {bounds}", bounds=subject.bounds(loss.low, loss.high))
    )
    return Moment(loss.step, n.share(loss.share), bounds, what, *_voices(subject, loss.step))


def loss_words(
    subject: Subject, share: float, lost: float | None, failed: float | None, horizon_s: float | None
) -> str:
    """How people left, with the horizon; both ways together where one of them is hidden."""
    t, time = subject.t, subject.time(horizon_s)
    if lost is None or failed is None:
        both = subject.of_hundred(share)
        return t("{share} had no next step or went straight to a bad end within {time}.", share=both, time=time)
    lost_words, failed_words = subject.of_hundred(lost), subject.of_hundred(failed)
    if failed < LEAST:
        return t("{share} had no next step within {time}.", share=lost_words, time=time)
    if lost < LEAST:
        return t("{share} went straight to a bad end within {time}.", share=failed_words, time=time)
    return t(
        "{lost} had no next step, {failed} went straight to a bad end within {time}.",
        lost=lost_words,
        failed=failed_words,
        time=time,
    )


def _felt(subject: Subject, step: str, value: float) -> Moment:
    part = subject.steps[step]
    kind, name = subject.evidence(part.evidence)
    what = " · ".join(word for word in (subject.text(part.feeling), subject.t(kind), name) if word)
    return Moment(step, subject.n.decimal(value), subject.t("on a scale from –2 to 2"), what, *_voices(subject, step))


def _voices(subject: Subject, step: str) -> tuple[str, str]:
    """What a customer said there, and the gravest pain the map declares."""
    part = subject.steps[step]
    pains: list[PainPoint] = sorted(part.pain_points, key=lambda pain: GRAVEST.index(pain.severity))
    pain = subject.text(pains[0].text) if pains else ""
    return subject.text(part.quote), pain
