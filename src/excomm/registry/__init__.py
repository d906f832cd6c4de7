"""Facts about the world: states, organisations and who held which office when (``language/world/*.csv``).

Names are compared by keys that do not see case, accents, hyphens and the common ways to write Russian and Ukrainian
names in Latin letters, so that "Riabkov", "Ryabkov" and "Рябков" are one. Terms are inclusive days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from excomm.records import ActorKind
from excomm.registry.spelling import name_key, opening, person_key
from excomm.registry.table import RegistryError, once, read

__all__ = [
    "Holder",
    "Organisation",
    "RegistryError",
    "State",
    "holders",
    "holders_named",
    "holders_of",
    "is_seat",
    "name_key",
    "opens_name",
    "opens_region",
    "organisation_named",
    "organisations",
    "person_key",
    "region_named",
    "state_by_code",
    "state_named",
    "states",
    "terms_of",
    "valid",
]


@dataclass(frozen=True, slots=True)
class State:
    """A state in one period of its life.

    ``code`` is ISO 3166 alpha-3 (SUN, YUG, DDR, CSK ... for the past); ``seats`` are its capital and the places that
    stand for its government; ``start`` and ``end`` are inclusive days, None where open.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international or non-state organisation, a body of a state, or a medium. ``state`` is where it belongs."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    state: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office for one term.

    ``person`` is a slug; ``family`` the part of the name that stands alone; ``gender`` "m", "f" or ""; exactly one of
    ``state`` and ``organisation`` is set; ``exact`` is False where ``start`` and ``end`` are days within the term, not
    those of the hand-over (good for resolving a title, no evidence for a date); ``source`` is what the row rests on.
    """

    person: str
    name: str
    family: str
    aliases: tuple[str, ...]
    gender: str
    office: str
    state: str | None
    organisation: str | None
    start: date
    end: date | None
    exact: bool
    wikidata: str
    source: str


# ---------------------------------------------------------------- the API


@cache
def states() -> tuple[State, ...]:
    """All states, past and present; a code has one row per period. Raises ``RegistryError``."""
    return tuple(
        State(
            row.text("code", r"[A-Z]{3}"),
            row.text("name"),
            row.several("names"),
            row.several("demonyms"),
            row.several("seats"),
            *row.term(),
        )
        for row in read("states.csv")
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations, bodies and media; an id has one row per period. Raises ``RegistryError``."""
    codes = "|".join(sorted({state.code for state in states()}))
    return tuple(
        Organisation(
            row.text("id", r"[A-Z0-9-]+"),
            row.text("name"),
            row.several("aliases"),
            ActorKind(row.text("kind", "organisation|body|media")),
            row.text("state", f"{codes}|") or None,
            *row.term(),
        )
        for row in read("organisations.csv")
    )


@cache
def holders() -> tuple[Holder, ...]:
    """All terms in office, by person, then start. Raises ``RegistryError``."""
    persons = once(read("persons.csv"), "person")
    known = {state.code for state in states()} | {organisation.id for organisation in organisations()}
    found = []
    for row in read("office_holders.csv"):
        facts = persons.get(row.cell("person"))
        if facts is None:
            raise row.wrong(f"{row.cell('person')!r} is not in persons.csv")
        start, end = row.term()
        state, organisation = row.cell("state"), row.cell("organisation")
        if start is None or bool(state) == bool(organisation):
            raise row.wrong("a term needs its first day, and either a state or an organisation")
        if (state or organisation) not in known:
            raise row.wrong(f"no state or organisation is called {state or organisation!r}")
        found.append(
            Holder(
                facts.text("person", r"[a-z0-9-]+"),
                facts.text("name"),
                facts.text("family"),
                facts.several("aliases"),
                facts.text("gender", "m|f|"),
                row.text("office"),
                state or None,
                organisation or None,
                start,
                end,
                row.text("bounds", "exact|within") == "exact",
                facts.text("wikidata", r"(Q[1-9]\d*)?"),
                row.text("source"),
            )
        )
    return tuple(sorted(found, key=lambda holder: (holder.person, holder.start)))


def valid(term: State | Organisation | Holder, day: date | None) -> bool:
    """Whether ``term`` holds on ``day``; always true where the day is unknown."""
    return day is None or ((term.start is None or term.start <= day) and (term.end is None or day <= term.end))


def state_by_code(code: str, day: date | None = None) -> State | None:
    """The state with that code: its row valid on ``day``, else its latest row."""
    known = [state for state in states() if state.code == code]
    return next((state for state in reversed(known) if valid(state, day)), None) or (known[-1] if known else None)


def state_named(words: str, day: date | None = None) -> State | None:
    """The state that ``words`` name by a name, demonym or seat of government on ``day``; None where none or several do.

    Without a day the living state wins. A past state's own name ("the Soviet Union") holds at any later day; its seats
    do not. Acronyms count only in capitals ("US", never "us").
    """
    if not _opens(words, _state_openings()):
        return None
    found = _lookup(_state_index(), words)
    now = [state for state in found if valid(state, day) and (day or state.end is None)]
    if not now:
        past = [state for state in found if state.end and (day is None or state.end < day)]
        now = [state for state in past if name_key(words) not in map(name_key, state.seats)]
    return now[0] if len({state.code for state in now}) == 1 else None


def is_seat(words: str) -> bool:
    """Whether ``words`` name a capital, or a place that stands for a government, of a state past or present."""
    return any(name_key(words) in map(name_key, state.seats) for state in _lookup(_state_index(), words))


def organisation_named(words: str, day: date | None = None) -> Organisation | None:
    """The organisation, body or medium that ``words`` name; a capital letter is asked for ("the Guardian", "NATO").

    Where no row is valid on ``day``, one that had ended before is returned; None where none or several fit.
    """
    if not _opens(words, _organisation_openings()) or not any(letter.isupper() for letter in words):
        return None
    found = _lookup(_organisation_index(), words)
    now = [o for o in found if valid(o, day)] or [o for o in found if o.end and (day is None or o.end < day)]
    return now[-1] if len({organisation.id for organisation in now}) == 1 else None


def region_named(words: str) -> str | None:
    """The code of the state that a first-level region or large city lies in now; None where the table has none.

    Of where a text is set it is evidence; a region never stands for its state.
    """
    return _region_index().get(name_key(words)) if _opens(words, _region_openings()) else None


def opens_name(word: str) -> bool:
    """Whether the name of a state or an organisation may begin with ``word``: what cannot needs no look at the rest."""
    return _opens(word, _state_openings()) or _opens(word, _organisation_openings())


def opens_region(word: str) -> bool:
    """Whether the name of a region may begin with ``word``."""
    return _opens(word, _region_openings())


def holders_named(words: str, day: date | None = None) -> tuple[Holder, ...]:
    """The terms of everybody called ``words`` (name, alias, family name; any transliteration) that hold on ``day``.

    Without a day: every term of theirs. Several persons in the answer mean that the name alone does not decide.
    """
    return tuple(holder for holder in _holder_index().get(person_key(words), ()) if valid(holder, day))


def terms_of(person: str, day: date | None = None) -> tuple[Holder, ...]:
    """The terms of the person with that slug that hold on ``day``, by start; all of them, without a day."""
    return tuple(holder for holder in _person_index().get(person, ()) if valid(holder, day))


def holders_of(office: str, state: str, day: date | None = None) -> tuple[Holder, ...]:
    """Who held ``office`` for ``state`` (a state's code or an organisation's id) on ``day``; ever, without a day.

    On the day of a handover both are returned, the successor last.
    """
    found = [h for h in holders() if h.office == office and state in (h.state, h.organisation) and valid(h, day)]
    return tuple(sorted(found, key=lambda holder: holder.start))


# ---------------------------------------------------------------- indexes

_T = TypeVar("_T")


def _index(records: Iterable[_T], names: Callable[[_T], Iterable[str]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = {}
    for record in records:
        for key in dict.fromkeys(names(record)):
            found.setdefault(key, []).append(record)
    return {key: tuple(record) for key, record in found.items()}


def _opens(words: str, openings: frozenset[str]) -> bool:
    first = opening(words)
    return first in openings or not first or first == "the"


def _openings(keys: Iterable[str]) -> frozenset[str]:
    """The openings of names; in another script than Latin, or with accents, a name has none that is looked at."""
    return frozenset(opening(key) or re.split(r"\W", key, maxsplit=1)[0].casefold() for key in keys)


def _lookup(index: Mapping[str, tuple[_T, ...]], words: str) -> tuple[_T, ...]:
    key = name_key(words)
    if key in index or not key.isupper():
        return index.get(key, ())
    return index.get(key.casefold(), ())  # "MOSCOW" in a dateline


@cache
def _state_index() -> dict[str, tuple[State, ...]]:
    return _index(states(), lambda s: map(name_key, (s.name, *s.names, *s.demonyms, *s.seats)))


@cache
def _state_openings() -> frozenset[str]:
    return _openings(_state_index())


@cache
def _organisation_openings() -> frozenset[str]:
    return _openings(_organisation_index())


@cache
def _region_openings() -> frozenset[str]:
    return _openings(_region_index())


@cache
def _region_index() -> dict[str, str]:
    codes = "|".join(sorted({state.code for state in states()}))
    rows = once(read("regions.csv"), "name").values()
    return {name_key(row.text("name")): row.text("state", codes) for row in rows}


@cache
def _organisation_index() -> dict[str, tuple[Organisation, ...]]:
    return _index(organisations(), lambda o: map(name_key, (o.name, *o.aliases)))


@cache
def _holder_index() -> dict[str, tuple[Holder, ...]]:
    return _index(holders(), lambda h: map(person_key, (h.name, h.family, *h.aliases)))


@cache
def _person_index() -> dict[str, tuple[Holder, ...]]:
    return _index(holders(), lambda h: (h.person,))
