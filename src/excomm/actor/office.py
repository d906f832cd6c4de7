"""Which office a person of the cast holds, and for which state, on a day."""

from __future__ import annotations

from datetime import date

from excomm.actor.lexicon import leading, listed, rank
from excomm.actor.nation import LONGEST_NAME, home_at, nations, opening_place
from excomm.actor.scene import NO_ROLE, Person, Scene, Title, Verdict
from excomm.actor.title_phrase import is_public
from excomm.records import Actor, ActorKind
from excomm.registry import Holder, holders, holders_of, terms_of


def verdict(person: Person, scene: Scene, why: str) -> Verdict:
    """The person as an actor with state and office on the day; nobody, where the text gives no official role."""
    day = None if scene.any_day else scene.day
    if not person.known:
        return _unknown(person, scene, why)
    term = _term(person, day)
    facts = terms_of(person.known[0])[0]
    if term is None and (serving := _serving(person)):
        own = next(one.state for one in terms_of(person.known[0]) if one.state)
        return Verdict(_actor(person, facts, own), own, serving.words, f"{why}; introduced as {serving.words}")
    if term is None:
        title = next((title for title in person.titles if title.offices), None)
        office = f"former {title.words}" if title and title.former else ""
        told = f"{why}; no office known on {day}" if day else f"{why}; the day is unknown, and with it the office"
        terms = terms_of(person.known[0])
        last = next((one.state for one in reversed(terms) if one.state), None)
        only = {one.state for one in terms} == {last}
        always = last if only and (_owned_by(person, scene) == last or (day is None and not office)) else None
        return Verdict(_actor(person, facts, last), always, office, told)
    state = None if term.office in listed("private") else term.state
    when = f"on {day}" if day else "(the article's day is unknown)"
    return Verdict(_actor(person, facts, state), state, term.office, f"{why}; {term.office} {when}", term.organisation)


def _owned_by(person: Person, scene: Scene) -> str | None:
    """The state that stands before the name somewhere in the article: "Canada's Lester Pearson"."""
    for place in scene.sightings.get(person.id, ()):
        if place.first > 1 and scene.parse.tokens[place.first - 1].tag == "POS":
            own = nations(scene.parse, max(0, place.first - 1 - LONGEST_NAME), place.first - 1, scene.day)
            if own and own[-1].last == place.first - 1:
                return own[-1].state
    return None


def _unknown(person: Person, scene: Scene, why: str) -> Verdict:
    official = [title for title in person.titles if _is_public(title)]
    if not official:
        return Verdict(None, why=f"{why}; {NO_ROLE}")
    title = max(official, key=lambda t: (t.state is not None, bool(t.offices), t.organisation is not None))
    home = home_state(title, scene)
    home = None if home and _held_by_another(title, home, person, scene) else home
    own = title.state or home
    actor = Actor(person.id, ActorKind.PERSON, person.name, own, "", _aliases(person))
    whose = title.state or title.organisation or "a state that the text does not name"
    if home:
        whose = f"{home}, in which the article is set"
    state = None if title.former or title.words.split()[-1] in listed("candidates") else own
    office = f"former {title.words}" if title.former else title.words
    organisation = None if title.former else title.organisation
    return Verdict(actor, state, office, f"{why}; introduced as {office} of {whose}", organisation)


def _held_by_another(title: Title, home: str, person: Person, scene: Scene) -> bool:
    """Whether the office of the state in which the article is set was another's whom the article names as well.

    In a text from Caracas that names President Maduro, "President Ali" is some other state's.
    """
    if scene.any_day or scene.day is None or title.words not in listed("chief"):
        return False
    held = [holder for office in title.offices for holder in holders_of(office, home, scene.day)]
    if not held or any(holder.family in person.name.split() for holder in held):
        return False
    known = {who for member in scene.cast.values() for who in member.known}
    return any(holder.person in known for holder in held)


def home_state(title: Title, scene: Scene) -> str | None:
    """The state in which the article is set, where a title that does not say whose it is must be that state's."""
    words = set(title.words.split())
    if title.state or title.organisation or not title.official or words & listed("stateless"):
        return None
    if words & listed("posted") or (title.elsewhere and not words & listed("local")):
        return None
    if not _is_public(title):
        return None
    return _place_of(title, scene) or home_at(scene, title.first)


def _place_of(title: Title, scene: Scene) -> str | None:
    """The state of the place that opens the sentence: "In Oslo, an official"; none of who may be a guest there."""
    beside = {token.text.casefold() for token in scene.parse.tokens[max(0, title.first - 1) : title.last]}
    place = None if beside & listed("guests") else opening_place(scene, title.first)
    if place is None or title.words not in listed("home_titles"):
        return place
    others = any(holders_of(office, place, scene.day) for office in title.offices) if scene.day else True
    never = title.words in listed("of_some_states") and not any(
        holder.state == place and holder.office in title.offices for holder in holders()
    )
    return None if others or never or scene.home not in {None, place} else place


def _is_public(title: Title) -> bool:
    """Whether the title is one of public life: of a state or an organisation that is known, or by its own words."""
    own = bool(title.offices) or title.civic or is_public(title.words)
    return title.official and bool(own or title.state or title.organisation)


def _term(person: Person, day: date | None) -> Holder | None:
    """The term on ``day`` that the text's title means, else the chief one. Without a day only one for all times."""
    terms = terms_of(person.known[0], day)
    if day is None and len({(term.office, term.state) for term in terms}) > 1:
        now = [title for title in person.titles if not title.former]
        titled = [term for term in terms if any(term.office in title.offices for title in now)]
        return titled[-1] if titled else None
    words = {title.words for title in person.titles}
    exact = [term for term in terms if term.office in words]
    titled = [term for term in terms if any(term.office in title.offices for title in person.titles)]
    return next(iter((*exact, *titled, *sorted(terms, key=lambda term: rank(term.office)))), None)


def _serving(person: Person) -> Title | None:
    """A public title of now beside the name, where the registry has another office of that person for the one state.

    The title of an office that the registry knows to be over ("President Obama") is a courtesy.
    """
    terms = [term for known in person.known for term in terms_of(known)]
    states = {term.state for term in terms if term.state}
    if len(states) != 1:
        return None
    over, own = {term.office for term in terms}, {None, *states}
    stateless = listed("stateless")
    now = (t for t in person.titles if not t.former and not t.offices & over and not set(t.words.split()) & stateless)
    return next((title for title in now if _is_public(title) and title.state in own), None)


def _actor(person: Person, facts: Holder, state: str | None) -> Actor:
    return Actor(facts.person, ActorKind.PERSON, facts.name, state, facts.wikidata, _aliases(person))


def _aliases(person: Person) -> tuple[str, ...]:
    return tuple(name for name in person.names if name != person.name)


def holder_of(title: Title, scene: Scene) -> tuple[str, ...]:
    """The registry's persons who held the office of ``title`` then: one where the answer is sure.

    Where the article may be of any day in an interval, whoever held it on its first day and on its last.
    """
    if not scene.any_day:
        return _held(title, scene.day)
    published = scene.article.published
    first, last = _held(title, published.earliest), _held(title, published.latest)
    return first if first == last else ()


def _held(title: Title, day: date | None) -> tuple[str, ...]:
    of = title.organisation or title.state
    if of is None or day is None or title.former:
        return ()
    if title.words == "leader":
        for office in leading(of):
            if held := holders_of(office, of, day):
                return tuple(dict.fromkeys(holder.person for holder in held))
        return ()
    places = [place for place in (title.organisation, title.state) if place]
    held = tuple(h for place in places for office in sorted(title.offices) for h in holders_of(office, place, day))
    return tuple(dict.fromkeys(holder.person for holder in held))
