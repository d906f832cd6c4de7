"""In which state an article is set: whose officials are meant by "the police", "the senate", "the president"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from excomm.actor.lexicon import listed
from excomm.actor.nation import nations
from excomm.actor.region import regions
from excomm.actor.scene import Occurrence, Person
from excomm.actor.weight import SETTING, score
from excomm.records import Parse
from excomm.registry import region_named, state_by_code, state_named, terms_of, valid

LEAST = 1.25
"""Points that the state must have: one sign alone, but for a dateline, is none."""
DOMINANCE = 2.0
"""How many times the points of the next state it must have: an article about two states is set in neither."""
TOLD_OF = 3
"""Times that a state is named, its seat in the dateline among them, where an article written there tells of it."""
MOST = 6
"""Times that a state's name counts."""


def home_of(
    parse: Parse, place: str, day: date | None, people: Mapping[str, Person], occurrences: tuple[Occurrence, ...]
) -> str | None:
    """The code of the one state in which the article is set; None where none or several are told of.

    ``place`` is the dateline's. Names in a person's name ("Virginia Woods") are no places.
    """
    signs: dict[str, Counter[str]] = defaultdict(Counter)
    written = _state_of(place, day)
    if written:
        signs[written]["written there"] = 1
    named = {at for occurrence in occurrences for at in range(occurrence.first, occurrence.last)}
    for nation in nations(parse, 0, len(parse.tokens), day):
        if nation.state and nation.first not in named:
            signs[nation.state]["the state named"] += 1
    for code in regions(parse, 0, len(parse.tokens), named):
        if _lives(code, day):
            signs[code]["a region of it named"] += 1
    for person in people.values():
        for code in _serves(person, day):
            signs[code]["in office there"] += 1
            signs[code]["its leader's title without its name"] += _is_at_home(person, day)
    if written and signs[written]["the state named"] >= TOLD_OF:
        signs[written]["written there and told of"] = 1
    ranked = sorted(((_points(told), code) for code, told in signs.items()), reverse=True)
    if not ranked or ranked[0][0] < LEAST:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] >= DOMINANCE * ranked[1][0] else None


def _lives(code: str, day: date | None) -> bool:
    """Whether the state, in which a place lies now, was there on the day: Kharkiv was in no Ukraine in 1962."""
    state = state_by_code(code, day)
    return state is not None and valid(state, day)


def _state_of(place: str, day: date | None) -> str | None:
    state = state_named(place, day) if place else None
    return state.code if state else region_named(place.title()) if place else None


def _serves(person: Person, day: date | None) -> list[str]:
    """The states that the person leads on the day: by the registry, else by the title in the text."""
    if day is None:
        return []
    states = {term.state for known in person.known for term in terms_of(known, day) if term.office in _offices()}
    if not person.known:
        now = (title for title in person.titles if not title.former and not title.partial)
        states = {title.state for title in now if title.offices & _offices()}
    return sorted(code for code in states if code)


def _is_at_home(person: Person, day: date | None) -> bool:
    """Whether the article calls a leader "the president" and nowhere says of which state: of its own."""
    titles = [title for title in person.titles if not title.former]
    chief = {term.office for known in person.known for term in terms_of(known, day)} & listed("chief")
    return any(chief & title.offices for title in titles) and not any(title.state for title in titles)


def _points(told: Mapping[str, int]) -> float:
    return score({sign: min(count, MOST) for sign, count in told.items()}, SETTING)


def _offices() -> frozenset[str]:
    return listed("chief") | {"foreign minister", "vice president"}
