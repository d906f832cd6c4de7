"""Who is named in an article: every personal name with its title, joined to one person where the names are of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from excomm.actor.lexicon import listed, slug
from excomm.actor.personal_name import Found, found_names
from excomm.actor.roll import Roll
from excomm.actor.scene import Occurrence, Person
from excomm.actor.title_phrase import is_title_word
from excomm.actor.weight import NAME, Candidate, decide
from excomm.records import Parse, identify
from excomm.registry import (
    Holder,
    holders_named,
    organisation_named,
    person_key,
    region_named,
    state_named,
    terms_of,
    valid,
)

_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2d", "3d"})


def cast_of(
    parse: Parse, day: date | None, bodies: frozenset[str] = frozenset()
) -> tuple[dict[str, Person], tuple[Occurrence, ...]]:
    """The persons named in the article by id, and every place where one is named, in the order of the text.

    ``bodies`` are abbreviations that the article explains: no persons, whatever the parser takes them for.
    Full names come first; a part of a name is joined to the person of that name. A name that may mean several is left
    with the reason.
    """
    named = [found for found in found_names(parse, day) if found.name not in bodies]
    ships = {word for found in named if _is_a_ship(parse, found) for word in found.name.split()[-1:]}
    names = [found for found in named if not _is_a_ship(parse, found) and found.name not in ships]
    people = Roll()
    places: dict[int, Occurrence] = {}
    for found in (n for n in names if len(n.name.split()) > 1):
        places[found.first] = _full(people, found, day)
    before = [place for _, place in sorted(places.items()) if place.person]
    for found in (n for n in names if len(n.name.split()) == 1):
        at = bisect_left(before, found.first, key=lambda place: place.first)
        place = _part(people, before[:at], found, day)
        if place.person and people.people[place.person].known and _of_a_stranger(parse, found, place):
            place = Occurrence(found.first, found.last, None, f"{found.name!r} belongs to a longer name before it")
        places[found.first] = place
        if place.person:
            before.insert(at, place)
    return people.people, tuple(places[first] for first in sorted(places))


def _is_a_ship(parse: Parse, found: Found) -> bool:
    """Whether the name, and no title before it, is a ship's: "the aircraft carrier George Washington"."""
    before = parse.tokens[found.first - 1] if found.first else None
    same = before is not None and before.sentence == parse.tokens[found.first].sentence
    return before is not None and same and not found.title and before.text.casefold() in listed("christened")


def _of_a_stranger(parse: Parse, found: Found, place: Occurrence) -> bool:
    """Whether the article itself names somebody so before, in words that the parser sees no person in.

    "Ida Quill, who runs ... Quill said" is no Quill of the registry. A word before or behind it that is a title, a
    place or a body makes no longer name.
    """
    if found.title or "nowhere in full" not in place.why:
        return False
    for at in range(found.first):
        if parse.tokens[at].text == found.name and any(_longer(parse, first) for first in (at - 1, at)):
            return True
    return False


def _longer(parse: Parse, first: int) -> bool:
    """Whether the two tokens at ``first`` are the whole of a name that is the subject of its clause."""
    both = range(first, first + 2)
    edges = (first - 1, first + 2)
    if first < 0 or not all(_is_part(parse, at) for at in both) or any(_is_part(parse, at) for at in edges):
        return False
    return any(parse.tokens[at].dep in {"nsubj", "nsubjpass"} for at in both)


def _is_part(parse: Parse, at: int) -> bool:
    """Whether the token may be a word of a personal name."""
    if not 0 <= at < len(parse.tokens) or parse.tokens[at].pos != "PROPN" or not parse.tokens[at].text[:1].isupper():
        return False
    word = parse.tokens[at].text
    if any(name.label in {"DATE", "TIME"} and name.first <= at < name.last for name in parse.names):
        return False
    if is_title_word(parse, at) or word.casefold() in listed("honorifics") | listed("organisation_words"):
        return False
    return word.isalpha() and not (state_named(word) or region_named(word) or organisation_named(word))


def _full(people: Roll, found: Found, day: date | None) -> Occurrence:
    person = people.called(person_key(found.name))
    if person:
        return _met(people, person, found, "named in full")
    alike = people.alike(person_key(found.name)) if not holders_named(found.name) else []
    alike = alike or _of_those_initials(people, found.name)
    if len(alike) == 1:
        return _met(people, alike[0], found, f"a form of the name {alike[0].name}")
    return _registered(people, found, day, "named in full")


def _registered(people: Roll, found: Found, day: date | None, how: str) -> Occurrence:
    """Joins a name that the article has not introduced to the registry's person, or to a person of its own."""
    terms = holders_named(found.name) or holders_named(_without_middle(found.name)) or _by_title(found, day)
    terms = terms or _by_initials(found.name, day)
    candidates = [_candidate(person, found, day) for person in dict.fromkeys(term.person for term in terms)]
    candidates = [candidate for candidate in candidates if " " in found.name or _likely(candidate, day)]
    best, why = decide(candidates, NAME)
    if best is None and len(candidates) > 1:
        return Occurrence(found.first, found.last, None, f"{found.name!r}: {why}")
    if best is None:
        id_ = _own_id(found.name)
        person = people.people.get(id_) or Person(id_, found.name, (), (), (), found.gender)
        return _met(people, person, found, how)
    facts = terms_of(best.who)[0]
    person = people.people.get(best.who) or Person(best.who, facts.name, (), (best.who,), (), facts.gender)
    return _met(people, person, found, f"{how}; known to the registry" + (f" ({why})" if why else ""))


def _own_id(name: str) -> str:
    """The id of a person whom the registry doesn't know; the spellings of a Russian or Ukrainian name have one."""
    key = person_key(name)
    if key.split()[:1] and key.split()[0] in listed("cyrillic_names"):
        return slug(key)
    return slug(name) or slug(key) or identify("person", name)  # a name in another script stays one of its own


def _by_title(found: Found, day: date | None) -> tuple[Holder, ...]:
    """Whoever of that family name holds the very office and state of the title on the day ("Sayyid Ali Khamenei")."""
    title = found.title
    if title is None or title.state is None or day is None:
        return ()
    named = holders_named(found.name.split()[-1], day)
    return tuple(term for term in named if term.office in title.offices and term.state == title.state)


def _initials(name: str) -> tuple[str, str] | None:
    """The first initial and the family name of "M.V. Zakharova"; None of a name that gives more."""
    first, *rest = name.split()
    return (first[0], rest[-1]) if _INITIALS.fullmatch(first) and all(map(_INITIALS.fullmatch, rest[:-1])) else None


def _of_those_initials(people: Roll, name: str) -> list[Person]:
    """Those whom the article names in full with that initial and family name."""
    given = _initials(name) if " " in name else None
    bearers = people.bearers(person_key(given[1])) if given else []
    return [one for one in bearers if given and one.name[:1] == given[0] and " " in one.name]


def _by_initials(name: str, day: date | None) -> tuple[Holder, ...]:
    """Whoever of that initial and family name holds an office on the day, where that is one person."""
    given = _initials(name) if " " in name and day else None
    found = [one for one in holders_named(given[1], day) if one.name[:1] == given[0]] if given else []
    return tuple(found) if len({one.person for one in found}) == 1 else ()


def _without_middle(name: str) -> str:
    """First name and family name: "Alexander M. Haig Jr." is Alexander Haig."""
    words = [word for word in name.split() if word.casefold().strip(".,") not in _SUFFIXES]
    return f"{words[0]} {words[-1]}" if len(words) > 2 else name


def _likely(candidate: Candidate[str], day: date | None) -> bool:
    """Whether a bare family name may mean that person: in office then, titled so, or a chief of the past."""
    if {"in office on that day", "the office in the title"} & candidate.features.keys():
        return True
    terms = terms_of(candidate.who)
    return any(term.office in listed("chief") and term.end and (day is None or term.end < day) for term in terms)


def _candidate(person: str, found: Found, day: date | None) -> Candidate[str]:
    terms = terms_of(person)
    held = [term for term in terms if valid(term, day)] if day else list(terms)
    title = found.title
    features: dict[str, float] = {}
    if held:
        features["in office on that day"] = 1
    if any(term.office in listed("chief") for term in held):
        features["the chief office of that name"] = 1
    if title and title.offices:
        before = [term for term in terms if day and term.start <= day and term.office in title.offices]
        if any(term in held for term in before) or (day is None and any(t.office in title.offices for t in terms)):
            features["the office in the title"] = 1
        elif not before:  # an office that is over stays a courtesy
            features["another office than the title's"] = 1
    if title and title.state and (states := {term.state for term in terms} - {None}):
        features["the state in the title" if title.state in states else "another state than the title's"] = 1
    if found.gender and terms[0].gender:
        same = found.gender == terms[0].gender
        features["the gender of the title" if same else "another gender than the title's"] = 1
    return Candidate(person, terms[0].name, features)


def _part(people: Roll, before: list[Occurrence], found: Found, day: date | None) -> Occurrence:
    """Joins a part of a name to whoever bears it in the article, else asks the registry.

    ``before`` are the places before it where somebody is named, in the order of the text.
    """
    bearers = people.bearers(person_key(found.name))
    if not bearers:
        return _registered(people, found, day, "a part of a name that the article gives nowhere in full")
    ids = {bearer.id for bearer in bearers}
    nearest = next((place.person for place in reversed(before) if place.person in ids), None)
    met = {place.person for place in before}
    best, why = decide([_bearer(person, found, nearest, day, met) for person in bearers], NAME)
    who = best.who if best else None
    if (_is_anothers(who, bearers, found, met) and _is_of_a_chief(found, bearers, day)) or _is_held(found, who, day):
        return _registered(people, found, day, "a part of a name that the article gives only of others")
    if best is None:
        return Occurrence(found.first, found.last, None, f"{found.name!r}: {why}")
    told = f"a part of the name {best.label}" + (f" ({why})" if len(bearers) > 1 else "")
    return _met(people, best.who, found, told)


def _is_anothers(best: Person | None, bearers: list[Person], found: Found, met: set[str | None]) -> bool:
    """Whether those of that name in the article are others: of the other gender, or unknown and named only later."""
    if best:
        return not best.known and best.id not in met
    return bool(found.gender) and all(one.gender and one.gender != found.gender for one in bearers)


def _is_held(found: Found, best: Person | None, day: date | None) -> bool:
    """Whether one person of that name holds the office of its title on the day, and ``best`` is another one.

    "President Kennedy" is not the Robert Kennedy of the article.
    """
    title = found.title
    if title is None or not title.offices or title.former or day is None:
        return False
    if best and any(title.offices & other.offices for other in best.titles):
        return False
    terms = [term for term in holders_named(found.name, day) if term.office in title.offices]
    held = {term.person for term in terms if title.state in {None, term.state}}
    return len(held) == 1 and not (best and held & set(best.known))


def _is_of_a_chief(found: Found, bearers: list[Person], day: date | None) -> bool:
    """Whether one person of that name, and of the gender of its title, leads a state or an organisation on the day."""
    terms = holders_named(found.name, day) if day else ()
    chiefs = {term.person for term in terms if term.office in listed("chief") and term.gender in {found.gender, ""}}
    return len(chiefs) == 1 and not chiefs & {known for bearer in bearers for known in bearer.known}


def _bearer(
    person: Person, found: Found, nearest: str | None, day: date | None, met: set[str | None]
) -> Candidate[Person]:
    """A bearer of the name; the bare family name is that of the holder of an office, not of his kin.

    ``met`` are those named before it: a name is given in full first.
    """
    features: dict[str, float] = {"named in full in the article": 1}
    features["named with that very spelling"] = int(any(found.name in name.split() for name in person.names))
    features["named in full only later"] = int(bool(met) and person.id not in met)
    if person.known:
        features["known to the registry"] = 1
        held = [term for known in person.known for term in terms_of(known, day)] if day else []
        features["in office on that day"] = int(bool(held))
        features["the chief office of that name"] = int(any(term.office in listed("chief") for term in held))
    title = found.title
    if title and title.offices:
        same = any(title.words == other.words or title.offices & other.offices for other in person.titles)
        features["the office in the title" if same else "another office than the title's"] = 1
    if found.gender and person.gender:
        same = found.gender == person.gender
        features["the gender of the title" if same else "another gender than the title's"] = 1
    if person.id == nearest:
        features["named just before"] = 1
    return Candidate(person, person.name, features)


def _met(people: Roll, person: Person, found: Found, why: str) -> Occurrence:
    """Where ``person`` is named, entered in the cast with one more sighting."""
    titles = (*person.titles, *(title for title in (found.title, found.rank) if title))
    names = person.names if found.name in person.names else (*person.names, found.name)
    people.enter(Person(person.id, person.name, names, person.known, titles, person.gender or found.gender))
    return Occurrence(found.first, found.last, person.id, why)
