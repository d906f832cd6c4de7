"""The register of instruments: one entry for each kind, name and set of parties, with its changes by date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from excomm.instrument.naming import Naming, change, namings, unconfirmed
from excomm.readings import gap, parties, sentences, standing, states, width
from excomm.records import Anchor, Change, Event, Instrument, Reading, Span, Statement, Status, Story, When, identify
from excomm.registry import State, state_named

FOUND_BY = "instrument/names@1"
SEASON = 90
"""Days within which a sentence without parties may speak of an instrument that other articles name with them."""
BETWEEN_STATES = frozenset({"sanctions", "blockade"})
"""Kinds of which only states are parties: a mediator or an organisation in the sentence is none."""
UNTOLD = 0.5
"""Confidence of a sentence that holds neither event nor statement; not calibrated."""
RUMOUR = 0.3
"""Confidence of what is told as a rumour, at most: below what anything else counts."""
VAGUE = 31
"""Days that a date may span and still have a place in the course of changes."""

_WORDS = re.compile(r"[\w’'.-]*\w")
_BESIDE = re.compile(r"\s+(?:of|on|against|with|between|around|for|from)\s+(?P<names>[^,.;:]{2,80})")
_AND = re.compile(r"\s+and\s+")


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

    The parties are the states named beside the instrument, else those of the nearest event, else of the speech. A
    sentence with one party or none is taken to speak of the only instrument of that name that the article knows with
    it, else of the one that the record speaks of most by far. An instrument without any change of status is not
    entered. Corrected articles tell of none; the record of a change is the nearest event, else the statement.
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
        statement = next((one for one in reading.said if one.sentence.overlaps(sentence)), None)
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
                _parties(words, naming, event, statement, reading.article.published.earliest),
                change(words, naming) or _of_talks(naming, event),
                _when(event, statement, reading, sentence),
                " ".join(words.split()),
                Anchor(reading.article.id, sentence),
                event.id if event else statement.id if statement else "",
                _confidence(words, event, statement),
            )


def _confidence(words: str, event: Event | None, statement: Statement | None) -> float:
    sure = min((one.confidence for one in (event, statement) if one is not None), default=UNTOLD)
    return min(sure, RUMOUR) if unconfirmed(words) else sure


def _of_talks(naming: Naming, event: Event | None) -> str:
    """A meeting ahead is proposed, and one that was held is in force, where no word says what became of it."""
    if naming.kind != "talks" or event is None or event.type != "CONSULT":
        return ""
    return {Status.ASSERTED: "in force", Status.FUTURE: "proposed"}.get(event.status, "")


def _nearest(events: Sequence[Event], place: int) -> Event | None:
    return min(events, key=lambda one: (abs(one.trigger.start - place), one.id), default=None)


def _parties(
    words: str, naming: Naming, event: Event | None, statement: Statement | None, day: date | None
) -> frozenset[str]:
    """The states named beside the instrument.

    With one or none, those of the nearest event as well, or of the speech where the sentence tells no event.
    """
    named = _named_beside(words, naming.span, day)
    if len(named) > 1:
        return named
    who = states if naming.kind in BETWEEN_STATES else parties
    if event is not None:
        return named | frozenset(who(event.sources + event.targets))
    if statement is None:
        return named
    return named | frozenset(who([one for one in (*statement.said_by, statement.addressee) if one is not None]))


def _named_beside(words: str, name: Span, day: date | None) -> frozenset[str]:
    """The states in "American quarantine of Cuba": by the words before the name, and after its preposition."""
    found: list[State | None] = []
    before = _WORDS.findall(words[max(0, name.start - 40) : name.start])
    found.extend(state_named(" ".join(before[-size:]), day) for size in (1, 2, 3) if len(before) >= size)
    after = _BESIDE.match(words[name.end :])
    for side in _AND.split(after["names"]) if after else ():
        tokens = _WORDS.findall(side)
        sizes = range(min(3, len(tokens)), 0, -1)
        found.append(next((state for size in sizes if (state := state_named(" ".join(tokens[:size]), day))), None))
    return frozenset(state.code for state in found if state is not None)


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
    """One instrument for each set of parties; sentences that name fewer join the set that they must mean."""
    full = [one for one in group if len(one.parties) > 1]
    nearby: dict[str, set[frozenset[str]]] = {}
    for one in full:
        nearby.setdefault(one.anchor.article, set()).add(one.parties)
    homes: dict[frozenset[str], list[_Found]] = {}
    for one in group:
        home = one.parties
        if len(home) < 2:
            counts = Counter(other.parties for other in full if gap(one.when, other.when) <= SEASON)
            home = _home(home, nearby.get(one.anchor.article, set()), counts)
        homes.setdefault(home, []).append(one)
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


def _home(who: frozenset[str], nearby: Iterable[frozenset[str]], counts: Counter[frozenset[str]]) -> frozenset[str]:
    """The set of parties meant where ``who`` are named.

    The only set of the article that holds them; else the one that the record names at least twice as often as any
    other; else themselves.
    """
    here = [known for known in nearby if who <= known]
    if len(here) == 1:
        return here[0]
    known = sorted(((number, sorted(one)) for one, number in counts.items() if who <= one), reverse=True)
    if known and (len(known) == 1 or known[0][0] >= 2 * known[1][0]):
        return frozenset(known[0][1])
    return who


def _changes(members: Sequence[_Found]) -> tuple[Change, ...]:
    """The changes by date, each once: what is in force and proposed again is in force.

    A change whose date is vaguer than ``VAGUE`` days has no place in the course; it is kept, at the end, where no dated
    one tells of the same status.
    """
    told = sorted(
        (one for one in members if one.to),
        key=lambda one: (one.when.earliest or one.when.latest or date.max, one.anchor.article, one.anchor.span),
    )
    dated = [one for one in told if (wide := width(one.when)) is not None and wide <= VAGUE]
    rest = [one for one in told if one not in dated and one.to not in {other.to for other in dated}]
    found: list[Change] = []
    for one in dated + rest:
        standing_already = found and (found[-1].to == one.to or (found[-1].to, one.to) == ("in force", "proposed"))
        if not standing_already:
            found.append(Change(one.when, one.to, one.words, one.anchor, one.record))
    return tuple(found)
