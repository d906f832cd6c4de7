"""Commitments with a due day as an iCalendar (RFC 5545), for the calendars that people keep already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event

from excomm.export.rows import actor_names
from excomm.records import Anchor, Commitment, Findings, Precision, Reading

NAME = "ical"
SUFFIX = ".ics"
HELP = "commitments that are due on a known day, as an iCalendar"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One all-day entry a commitment. Those due in a week, a month or at no known time are left out: a calendar would
    show a day that nobody named.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//excomm//commitments//EN")
    calendar.add("version", "2.0")
    held = {reading.article.id: reading for reading in readings}
    names = {ident: name for reading in held.values() for ident, name in actor_names(reading).items()}
    for one in findings.commitments:
        day = due(one)
        if day:
            calendar.add_component(entry(one, day, held, names))
    out.write(calendar.to_ical())


def due(one: Commitment) -> date | None:
    """The day on which it is due, where that is one day."""
    return one.due.earliest if one.due.precision in (Precision.DAY, Precision.MINUTE) else None


def entry(one: Commitment, day: date, held: dict[str, Reading], names: dict[str, str]) -> Event:
    """One entry. ``DTSTAMP`` is the day on which it was made, so that the file depends on the record alone."""
    by, to = (", ".join(names.get(who, who) for who in some) or "unknown" for some in (one.by, one.to))
    found = Event()
    found.add("uid", f"{one.id}@excomm")
    found.add("dtstamp", datetime.combine(one.made.earliest or day, time.min, UTC))
    found.add("dtstart", day)
    found.add("dtend", day + timedelta(days=1))
    found.add("summary", f"{one.kind}: {by} to {to}: {' '.join(one.what.split())}")
    found.add("description", "\n".join([f"outcome: {one.outcome.value}", *quotes(one.evidence, held)]))
    found.add("transp", "TRANSPARENT")
    return found


def quotes(anchors: Iterable[Anchor], held: dict[str, Reading]) -> list[str]:
    """The sentences that the commitment rests on, with their outlets."""
    return [
        f"“{anchor.span.of(held[anchor.article].article.text)}” "
        f"({held[anchor.article].article.outlet or held[anchor.article].article.name})"
        for anchor in anchors
        if anchor.article in held
    ]
