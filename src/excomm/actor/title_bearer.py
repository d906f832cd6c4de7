"""Whom of the cast a title without a name may mean: the features of each, weighed (``weight.TITLE``)."""

from __future__ import annotations

from excomm.actor.lexicon import leading
from excomm.actor.scene import Person, Scene, Subject, Title
from excomm.actor.title_phrase import matches
from excomm.actor.weight import TITLE, Candidate, decide
from excomm.registry import terms_of


def introduced(title: Title, subject: Subject, scene: Scene) -> tuple[Person | None, str]:
    """Whoever the article introduced with the title, and the features that chose; nobody where two compete."""
    candidates = []
    for person in scene.cast.values():
        features = _features(person, title, subject, scene)
        if features:
            candidates.append(Candidate(person, person.name, features))
    best, why = decide(candidates, TITLE)
    return (best.who if best else None), why


def _features(person: Person, title: Title, subject: Subject, scene: Scene) -> dict[str, float]:
    """The features of a person for a title; none where nothing links them."""
    features: dict[str, float] = {}
    if any(other.words == title.words and matches(title, other) for other in person.titles):
        features["introduced with the same title"] = 1
    elif any(matches(title, other) for other in person.titles) or _holds(person, title, scene):
        features["introduced with that office"] = 1
    else:
        return {}
    if _is_ahead(person, title, subject, scene) or person.id in _others(subject, scene):
        return {}
    states = {other.state for other in person.titles} | {t.state for k in person.known for t in terms_of(k, scene.day)}
    others = states - {None} or _serves_a_body(person, scene) or any(other.elsewhere for other in person.titles)
    if title.state and title.state not in states and others:
        return {}
    if title.state in states - {None}:
        features["of the state in the title"] = 1
    before = [place for place in scene.sightings.get(person.id, ()) if place.first < subject.first]
    position = scene.parse.tokens[subject.first].span.start
    if before:
        there = scene.parse.tokens[before[-1].first].span.start
        features["paragraphs between"] = scene.paragraph(position) - scene.paragraph(there)
    else:
        features["introduced only later"] = 1
    last = scene.spoken[-1].verdict.actor if scene.spoken else None
    if last and last.id == person.id:
        features["spoke just before"] = 1
    return features


def _others(subject: Subject, scene: Scene) -> set[str]:
    """Who is named as another party to what the bearer of the title does: "the president congratulated Quill"."""
    tokens = scene.parse.tokens
    verb = tokens[subject.head].head
    if tokens[subject.head].dep != "nsubj" or not subject.last <= verb:
        return set()
    objects = (at for at in scene.parse.children[verb] if at > verb and tokens[at].dep in {"dobj", "dative"})
    return {place.person for at in objects for place in scene.named_in(at, at + 1) if place.person}


def _serves_a_body(person: Person, scene: Scene) -> bool:
    """Whether the person is known as an officer of an organisation: the EU's is no state's foreign minister."""
    terms = (term for known in person.known for term in terms_of(known, scene.day))
    return any(term.organisation for term in terms) or any(title.organisation for title in person.titles)


def _is_ahead(person: Person, title: Title, subject: Subject, scene: Scene) -> bool:
    """Whether the article names the person only further on, and the title does not say whose it is.

    A headline may: the text below it tells who its "transport secretary" is.
    """
    if any(place.first < subject.first for place in scene.sightings.get(person.id, ())):
        return False
    if title.state is None and title.organisation is None:
        headline = scene.article.title
        return headline is None or not headline.start <= subject.mention.span.start < headline.end
    places = {(other.state, other.organisation) for other in person.titles}
    places |= {(term.state, term.organisation) for known in person.known for term in terms_of(known, scene.day)}
    return not any(
        (title.state and s == title.state) or (title.organisation and o == title.organisation) for s, o in places
    )


def _holds(person: Person, title: Title, scene: Scene) -> bool:
    """Whether the person holds that office on the day: by the registry, else by another word for it in the text."""
    if not person.known:
        return any(title.offices & other.offices for other in person.titles)
    terms = [term for known in person.known for term in terms_of(known, scene.day)]
    if title.words == "leader":
        return any(term.state and term.office in leading(term.state)[:4] for term in terms)
    return any(term.office in title.offices for term in terms)
