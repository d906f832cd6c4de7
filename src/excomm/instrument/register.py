"""The register of instruments: one entry for each kind, name and set of parties, with its changes by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from excomm.instrument.naming import change, namings
from excomm.readings import parties, sentences, standing
from excomm.records import Anchor, Change, Event, Instrument, Reading, Span, Statement, Status, Story, When, identify

FOUND_BY = "instrument/names@1"


@dataclass(frozen=True, slots=True)
class _Found:
    """An instrument as one sentence names it. ``to`` is "" where nothing is said of its status."""

    kind: str
    name: str
    parties: frozenset[str]
    to: str
    when: When
    words: str
    anchor: Anchor
    record: str
    confidence: float


def instruments(readings: Sequence[Reading], stories: Sequence[Story]) -> tuple[Instrument, ...]:
    """The instruments that ``readings`` tell of, by their first change.

    The parties are those of the events in the sentence (or of its statement, where it tells no event). A sentence with
    one party or none is taken to speak of the instrument of that name that the article, or else the whole record, knows
    with it, if there is only one. An instrument without any change of status is not entered. Corrected articles tell of
    none; the record of a change is the happening's event where one is told.
    """
    superseded = {name for story in stories if story.superseded for name in story.events}
    found = [one for reading in standing(readings) for one in _in_article(reading, superseded)]
    entries: dict[tuple[str, str], list[_Found]] = {}
    for one in found:
        entries.setdefault((one.kind, one.name.casefold()), []).append(one)
    made = [entry for _, group in sorted(entries.items()) for entry in _entries(group)]
    return tuple(sorted(made, key=lambda one: (one.changes[0].when.earliest or date.max, one.id)))


# ---------------------------------------------------------------- one article


def _in_article(reading: Reading, superseded: set[str]) -> Iterator[_Found]:
    text = reading.article.text
    topics: dict[str, str] = {}
    for sentence in sentences(reading.article):
        words = sentence.of(text)
        events = [
            one
            for one in reading.events
            if one.id not in superseded and sentence.overlaps(one.trigger) and one.status is not Status.HISTORICAL
        ]
        background = any(sentence.overlaps(one.trigger) for one in reading.events) and not events
        statement = next((one for one in reading.statements if one.sentence.overlaps(sentence)), None)
        for naming in namings(words):
            if background:
                continue
            bare, _, topic = naming.name.partition(" on ")
            if topic:
                topics[bare] = naming.name
            event = _nearest(events, sentence.start + naming.span.start)
            yield _Found(
                naming.kind,
                topics.get(naming.name, naming.name),
                _parties(event, events, statement),
                change(words, naming) or "",
                _when(event, statement, reading, sentence),
                " ".join(words.split()),
                Anchor(reading.article.id, sentence),
                event.id if event else statement.id if statement else "",
                min((one.confidence for one in (event, statement) if one is not None), default=0.5),
            )


def _nearest(events: Sequence[Event], place: int) -> Event | None:
    return min(events, key=lambda one: (abs(one.trigger.start - place), one.id), default=None)


def _parties(event: Event | None, events: Iterable[Event], statement: Statement | None) -> frozenset[str]:
    """The parties of the event nearest to the name; of all in the sentence where it names one alone; of the speech."""
    if event is not None:
        near = frozenset(parties(event.sources + event.targets))
        if len(near) > 1:
            return near
        return near | {found for one in events for found in parties(one.sources + one.targets)}
    if statement is None:
        return frozenset()
    return frozenset(parties([one for one in (statement.source, statement.addressee) if one is not None]))


def _when(event: Event | None, statement: Statement | None, reading: Reading, sentence: Span) -> When:
    """The event's date; else a single date named in the sentence; else when it was said; else the date of writing."""
    if event is not None and event.when.known and event.status in (Status.ASSERTED, Status.DENIED):
        return event.when
    dates = [one.when for one in reading.expressions if sentence.covers(one.span) and one.when.known]
    behind = [one for one in dates if _behind(one, reading.article.published)]
    if event is None and len(behind) == 1:
        return behind[0]
    return statement.said if statement is not None and statement.said.known else reading.article.published


def _behind(when: When, published: When) -> bool:
    return when.latest is not None and published.latest is not None and when.latest <= published.latest


# ---------------------------------------------------------------- the record


def _entries(group: Sequence[_Found]) -> Iterator[Instrument]:
    """One instrument for each set of parties; sentences with fewer parties join the only set that holds them."""
    sets: list[frozenset[str]] = []
    for one in sorted(group, key=lambda found: (-len(found.parties), sorted(found.parties))):
        if len(one.parties) > 1 and not any(one.parties <= other for other in sets):
            sets.append(one.parties)
    nearby: dict[str, set[frozenset[str]]] = {}
    for one in group:
        if len(one.parties) > 1:
            nearby.setdefault(one.anchor.article, set()).add(one.parties)
    homes: dict[frozenset[str], list[_Found]] = {}
    for one in group:
        homes.setdefault(_home(one, sets, nearby.get(one.anchor.article, set())), []).append(one)
    for who, members in sorted(homes.items(), key=lambda home: sorted(home[0])):
        changes = _changes(members)
        if changes:
            yield Instrument(
                id=identify("instrument", members[0].kind, members[0].name.casefold(), *sorted(who)),
                name=members[0].name,
                kind=members[0].kind,
                parties=tuple(sorted(who)),
                changes=changes,
                found_by=FOUND_BY,
                confidence=max(one.confidence for one in members if one.to),
            )


def _home(one: _Found, sets: Sequence[frozenset[str]], nearby: Iterable[frozenset[str]]) -> frozenset[str]:
    for choice in (nearby, sets):
        holding = {known for known in sets if any(one.parties <= other <= known for other in choice)}
        if len(holding) == 1:
            return holding.pop()
    return one.parties


def _changes(members: Sequence[_Found]) -> tuple[Change, ...]:
    """The changes by date: a status told again without another in between is the first telling's."""
    told = sorted(
        (one for one in members if one.to),
        key=lambda one: (one.when.earliest or one.when.latest or date.max, one.anchor.article, one.anchor.span),
    )
    found: list[Change] = []
    for one in told:
        if not found or found[-1].to != one.to:
            found.append(Change(one.when, one.to, one.words, one.anchor, one.record))
    return tuple(found)
