"""Whether two events tell the same deed: what each is compared by, and the conditions one after the other."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from excomm.readings import Told, content_words, gap, overlap, parties, width
from excomm.records import ActorKind, Mention, Precision

LAG = 1
"""Days by which two reports of one deed may differ: a deed of the evening is in the next day's papers."""

KINDRED = {"RETREAT": "YIELD", "CONCEDE": "YIELD", "SANCTION": "PRESSURE", "COERCE": "PRESSURE"}
"""Neighbouring PLOVER types that coders exchange for one deed. PLOVER's own YIELD joined the first two until 2021."""

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types without a direction: who is named as source is the reporter's choice."""

DEEDS = frozenset({"CONSULT", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types of which the same parties seldom do two on a day (the one-a-day filter of event data, Schrodt 2012)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event in the terms in which it is compared.

    ``people`` are (state or "", person) pairs, by side; ``details`` the words beside the trigger and the parties.
    """

    told: Told
    family: str
    sources: frozenset[str]
    targets: frozenset[str]
    people: tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
    trigger: frozenset[str]
    details: frozenset[str]
    unconfirmed: bool

    @property
    def profile(self) -> Hashable:
        """All that ``may`` looks at: equal profiles get equal answers."""
        when = self.told.event.when
        status = self.told.event.status
        return self.family, status, when.earliest, when.latest, self.sources, self.targets, self.people

    @property
    def id(self) -> str:
        """The event's id."""
        return self.told.event.id


def telling(told: Told) -> Telling:
    """``told`` in the terms in which it is compared."""
    event, reading = told.event, told.reading
    persons = {actor.id for actor in reading.actors if actor.kind is ActorKind.PERSON}
    named = content_words(" ".join(mention.text for mention in event.sources + event.targets))
    words = content_words(told.words)
    trigger = content_words(event.trigger.of(reading.article.text))

    def people(mentions: tuple[Mention, ...]) -> frozenset[tuple[str, str]]:
        return frozenset((one.state or "", one.actor) for one in mentions if one.actor in persons and one.actor)

    sides = _side(event.sources), _side(event.targets)
    who = people(event.sources), people(event.targets)
    if event.type in MUTUAL:
        sides = sides[0] | sides[1], frozenset()
        who = who[0] | who[1], frozenset()
    return Telling(
        told,
        KINDRED.get(event.type, event.type),
        *sides,
        who,
        trigger,
        words - named - trigger,
        "unconfirmed" in event.contexts,
    )


def _side(mentions: tuple[Mention, ...]) -> frozenset[str]:
    unresolved = {mention.text.casefold() for mention in mentions if not (mention.actor or mention.state)}
    return frozenset(parties(mentions)) | unresolved


def may(one: Telling, other: Telling, *, lag: int = LAG) -> bool:
    """Whether nothing in the two speaks against one deed: status, type, parties, persons and dates. Days: ``lag``."""
    return (
        one.told.event.status is other.told.event.status
        and one.family == other.family
        and gap(one.told.event.when, other.told.event.when) <= lag
        and _parties_agree(one, other)
        and _people_agree(one, other)
    )


def _parties_agree(one: Telling, other: Telling) -> bool:
    if one.told.event.type in MUTUAL:
        smaller = min(2, len(one.sources), len(other.sources))
        return len(one.sources & other.sources) >= smaller
    pairs = ((one.sources, other.sources), (one.targets, other.targets))
    known = [(left, right) for left, right in pairs if left and right]
    return bool(known) and all(left & right for left, right in known)


def _people_agree(one: Telling, other: Telling) -> bool:
    """A person matches the state acted for, but not another person who acts for it."""
    for left, right in zip(one.people, other.people, strict=True):
        for state in {held for held, _ in left} & {held for held, _ in right}:
            mine = {person for held, person in left if held == state}
            theirs = {person for held, person in right if held == state}
            if not mine & theirs:
                return False
    return True


def likeness(one: Telling, other: Telling) -> float:
    """How alike two events that ``may`` be one deed are, in [0, 1]: 0 where too few words carry the match.

    The weights only order the joins (the surest first); what joins at all is decided by ``_enough``.
    """
    event, sibling = one.told.event, other.told.event
    same_trigger = bool(one.trigger & other.trigger)
    shared = overlap(one.details, other.details) if one.details and other.details else float(same_trigger)
    if not _enough(one, other, shared, same_trigger):
        return 0.0
    same_day = gap(event.when, sibling.when) == 0
    return 0.1 + 0.4 * shared + 0.2 * same_trigger + 0.1 * (event.mode == sibling.mode) + 0.2 * same_day


def _enough(one: Telling, other: Telling, shared: float, same_trigger: bool) -> bool:
    """Whether the words carry the match: the vaguer the dates and the parties, the more must be shared."""
    event, sibling = one.told.event, other.told.event
    full = _full(one, other)
    if not (_dated(one) and _dated(other)):
        return shared >= (0.5 if same_trigger else 0.7) and full
    if not full or event.type != sibling.type:
        return shared >= (0.4 if same_trigger else 0.6)
    if gap(event.when, sibling.when):
        return shared >= (0.3 if same_trigger else 0.5)
    if event.article != sibling.article and event.type in DEEDS and event.mode == sibling.mode:
        return same_trigger or shared >= 0.15
    return shared >= (0.2 if same_trigger else 0.4)


def _full(one: Telling, other: Telling) -> bool:
    """Whether both tell all the parties that either tells."""
    if one.told.event.type in MUTUAL:
        return min(len(one.sources), len(other.sources)) >= 2
    return bool(one.sources and other.sources) and bool(one.targets) == bool(other.targets)


def _dated(one: Telling) -> bool:
    wide = width(one.told.event.when)
    return one.told.event.when.precision in (Precision.MINUTE, Precision.DAY) or (wide is not None and wide <= 2)
