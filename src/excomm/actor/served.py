"""Whose officer it is, where the title of somebody named says so by a name, a noun or a pronoun before it.

"His deputy, Colonel Roe", "Putin's aide X", "an adviser to the president, X", "the junta's spokesman, X": the officer
acts for the state or organisation for which the owner does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from excomm.actor import pronoun
from excomm.actor.lexicon import listed, offices_called, slug
from excomm.actor.nation import nations
from excomm.actor.noun import noun_phrase, resolved, single
from excomm.actor.possessor import side_of
from excomm.actor.scene import Person, Scene, Title, Verdict, words_of
from excomm.actor.title_phrase import is_public, title_at
from excomm.records import ActorKind
from excomm.registry import organisations

_TO = {"to", "of", "for"}


def served(scene: Scene) -> dict[str, Person]:
    """The cast, each title that is somebody's with the state or the organisation that its owner acts for."""
    return {id_: replace(person, titles=_owned(person, scene)) for id_, person in scene.cast.items()}


def _owned(person: Person, scene: Scene) -> tuple[Title, ...]:
    return tuple(_of_its_owner(title, person, scene) for title in person.titles)


def _of_its_owner(title: Title, person: Person, scene: Scene) -> Title:
    """The title with the side of its owner; as it is where it says its own, or is of private life."""
    words = set(title.words.split())
    if party := _party_of(title, scene):
        return replace(title, state=None, organisation=party, official=True, elsewhere=False)
    if words & listed("equal"):
        return _of_a_counterpart(title, person, scene)
    if title.state or title.organisation or words & (listed("private") | listed("mutual")):
        return title
    side = next(_sides(title, person, scene), None)
    if side is None:
        return replace(title, civic=True) if _of_an_officer(title, person, scene) else title
    state, organisation = side
    return replace(title, state=state, organisation=organisation, official=True, elsewhere=False)


def _of_a_counterpart(title: Title, person: Person, scene: Scene) -> Title:
    """The title with the office of the one whose equal its bearer is: "Quill's Chilean counterpart"."""
    for owner in _owners(title, scene):
        named = next((place.person for place in scene.named_in(owner, owner + 1)), None)
        pronominal = scene.parse.tokens[owner].tag == "PRP$"
        meant = pronoun.resolve(single(scene.parse, owner), scene) if pronominal else None
        id_ = named or (meant.actor.id if meant and meant.actor else "")
        if id_ == person.id or id_ not in scene.cast:
            continue
        office = side_of(scene.cast[id_], scene).office
        office = "foreign minister" if office in listed("foreign_secretaries") else office
        offices = offices_called(office)
        if offices:
            words = next((one for one in sorted(offices) if one.endswith(" minister")), office)
            return replace(title, words=office if office in offices else words, offices=offices)
    return title


def _party_of(title: Title, scene: Scene) -> str | None:
    """The party whose candidate or officer the title tells of: "the Harbour Party's nominee", "nominee of the ...".

    A candidate acts for the party and no state.
    """
    parse = scene.parse
    runs = title.words.split()[-1] in listed("candidates")
    if title.organisation or title.former:
        return None
    last = title.last
    while last < len(parse.tokens) and parse.tokens[last].text[0].isupper():
        last += 1
    last += int(last < len(parse.tokens) and parse.tokens[last].text in listed("parties"))
    for at in range(last - 1, title.first - 1, -1):
        word = parse.tokens[at].text
        named = word[0].isupper() or (at and parse.tokens[at - 1].text[0].isupper())
        if not named or word.casefold() not in listed("parties"):
            continue
        said = resolved(noun_phrase(parse, at), scene)
        if title.state and not runs and word.islower():
            return _with_a_people(at, scene)
        if said and said.actor and said.actor.kind is ActorKind.ORGANISATION and said.actor.id != slug(word).upper():
            return said.actor.id
    return None


def _with_a_people(at: int, scene: Scene) -> str | None:
    """The party that ends at ``at`` where a people's name is part of its own: "the Serb List party"; else None."""
    tokens = scene.parse.tokens
    first = at
    while first and tokens[first - 1].text[0].isupper() and tokens[first - 1].tag != "DT":
        first -= 1
    inside = nations(scene.parse, first, at, scene.day)
    own = tokens[at].text.islower() and at - first > 1 and inside and inside[0].first == first
    return slug(words_of(scene.parse, first, at + 1)).upper() if own else None


def _sides(title: Title, person: Person, scene: Scene) -> Iterator[tuple[str | None, str | None]]:
    """The sides of the owners whom the words of the title name; of persons those who act for one."""
    for place in scene.named_in(title.first, title.last):
        inside = title.first <= place.first and place.last <= title.last
        if inside and place.person and place.person != person.id:
            yield from _side(side_of(scene.cast[place.person], scene))
    yield from _voice_of(title, scene)
    for owner in _owners(title, scene):
        named = next((place.person for place in scene.named_in(owner, owner + 1)), "")
        if named and named != person.id:
            yield from _side(side_of(scene.cast[named], scene))
        elif scene.parse.tokens[owner].tag == "PRP$":
            yield from _side(pronoun.resolve(single(scene.parse, owner), scene))
        elif named == "":
            yield from _side(resolved(noun_phrase(scene.parse, owner), scene))


def _of_an_officer(title: Title, person: Person, scene: Scene) -> bool:
    """Whether the owner holds a public office, though nobody is told for whom: "the minister's deputy, Ida Quill"."""
    for owner in _owners(title, scene):
        named = next((place.person for place in scene.named_in(owner, owner + 1)), None)
        own = title_at(scene.parse, owner, scene.day)
        if (own and own.official and is_public(own.words)) or (
            named and named != person.id and side_of(scene.cast[named], scene).actor
        ):
            return True
    return False


def _voice_of(title: Title, scene: Scene) -> Iterator[tuple[str | None, str | None]]:
    """The body that has just spoken, of a spokesman without an owner: "The Pentagon denied it. Spokesman Roe said"."""
    tokens, bounds = scene.parse.tokens, scene.parse.bounds
    sentence = tokens[title.first].sentence
    yield from _voice_of_a_kind(title, scene)
    bare = title.words in listed("voices") and title.last - title.first == 1
    if not bare or title.first != bounds[sentence][0] or not sentence:
        return
    first, last = bounds[sentence - 1]
    same = scene.paragraph(tokens[first].span.start) == scene.paragraph(tokens[title.first].span.start)
    roots = [at for at in range(first, last) if tokens[at].dep == "ROOT"]
    subjects = [at for root in roots for at in scene.parse.children[root] if tokens[at].dep == "nsubj"]
    if same and len(subjects) == 1 and not scene.named_in(subjects[0], subjects[0] + 1):
        yield from _side(resolved(noun_phrase(scene.parse, subjects[0]), scene))


def _voice_of_a_kind(title: Title, scene: Scene) -> Iterator[tuple[str | None, str | None]]:
    """The body named last with the word before the spokesman: "Peru's defence ministry ... Ministry spokesman Roe"."""
    words = title.words.split()
    if len(words) != 2 or words[-1] not in listed("voices") or words[0] not in listed("bodies"):
        return
    tokens = scene.parse.tokens
    before = (at for at in range(title.first - 1, -1, -1) if tokens[at].text.casefold() == words[0])
    at = next(before, None)
    if at is not None:
        yield from _side(resolved(noun_phrase(scene.parse, at), scene))


def _owners(title: Title, scene: Scene) -> list[int]:
    """The nouns and pronouns that stand as owners before the title, or behind "to" and "for" in it."""
    tokens, children = scene.parse.tokens, scene.parse.children
    inside = range(title.first, title.last)
    found = [child for at in inside for child in children[at] if tokens[child].dep == "poss" and child < at]
    behind = range(title.first, min(title.last + 1, len(tokens)))
    sent = bool(set(title.words.split()) & listed("posted"))  # "the envoy for Iran" is another's
    links = [at for at in behind if not sent and tokens[at].text in _TO and tokens[at].head in inside]
    return found + [child for at in links for child in children[at] if tokens[child].dep == "pobj"]


def _side(said: Verdict | None) -> Iterator[tuple[str | None, str | None]]:
    """The state, else the organisation: one that the registry has, or that is of public life by its name."""
    if said is None or said.actor is None or said.actor.kind is ActorKind.MEDIA:
        return
    organisation = said.organisation
    if said.actor.kind in {ActorKind.ORGANISATION, ActorKind.BODY}:
        known = any(one.id == said.actor.id for one in organisations())
        party = set(said.actor.name.casefold().split()) & listed("political_groups")
        organisation = said.actor.id if known or party or said.state else None
    if said.state or organisation:
        yield said.state, None if said.state and said.actor.kind is not ActorKind.ORGANISATION else organisation
