"""Two (or three) who are meant at once by what was told before: "the two presidents", "both sides", "they"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from excomm.actor import organisation, title
from excomm.actor.lexicon import listed, offices_called
from excomm.actor.nation import nations
from excomm.actor.noun import noun_phrase
from excomm.actor.office import holder_of, verdict
from excomm.actor.possessor import side_of
from excomm.actor.scene import Person, Scene, Subject, Title, Verdict, words_of
from excomm.actor.state import stands_for
from excomm.actor.title_phrase import is_title_word
from excomm.records import ActorKind
from excomm.registry import Organisation, terms_of

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
"""How many are meant; without a number two are."""

NEAR = 2
"""Sentences before "they" in which the two are looked for."""

FARTHEST = 40
"""Sentences before "both sides" in which these are looked for."""

_OF = {"of", "state", "government", "and"}
_JOINS = {"and", ";", "but"}
_PLAIN = {"the", "these", "both", "all"}


def both(subject: Subject, scene: Scene) -> tuple[Verdict, ...]:
    """Each of those meant; none where the mention is no such word, or the text before it leaves open who they are."""
    tokens = scene.parse.tokens
    word = tokens[subject.head].text.casefold()
    if subject.last - subject.first == 1 and word in {"they", "both"}:
        return _they(subject, scene)
    if (countries := _two_behind(subject, scene)) is not None:
        return _leaders(countries, scene)
    number = _number(subject, scene)
    if number is None:
        return ()
    if word in listed("paired_sides"):
        return _sides(subject, scene, number)
    return _persons(subject, scene, number, _of_office(word, scene)) if word in listed("paired_persons") else ()


def _two_behind(subject: Subject, scene: Scene) -> Subject | None:
    """The "two countries" of "the leaders of the two countries"; None where nothing of the kind stands there."""
    tokens, children = scene.parse.tokens, scene.parse.children
    if tokens[subject.head].text.casefold() not in listed("paired_persons") or tokens[subject.first].tag != "DT":
        return None
    links = [at for at in children[subject.head] if subject.head < at < subject.last and tokens[at].text == "of"]
    heads = [at for link in links for at in children[link] if tokens[at].text.casefold() in listed("paired_sides")]
    if len(heads) != 1 or subject.head != subject.first + 1 or tokens[heads[0]].text.casefold() == "states":
        return None
    phrase = noun_phrase(scene.parse, heads[0])
    return replace(phrase, role=subject.role)


def _leaders(countries: Subject, scene: Scene) -> tuple[Verdict, ...]:
    """The leader of each of those; none where the registry does not have each of them."""
    number = _number(countries, scene)
    states = [side.state for side in _sides(countries, scene, number)] if number else []
    found = []
    for code in states:
        office = Title(0, 0, "leader", offices_called("leader"), code, None, False, True, True)
        held = holder_of(office, scene)
        if len(held) != 1:
            return ()
        facts = terms_of(held[0])[0]
        person = Person(held[0], facts.name, (), held, (), facts.gender)
        found.append(verdict(person, scene, f"{countries.mention.text!r}: the leader of each; {facts.name}"))
    return tuple(found)


def _number(subject: Subject, scene: Scene) -> int | None:
    """How many the mention counts; None where it says whose they are, or is not of those told of before."""
    inside = [token.text.casefold() for token in scene.parse.tokens[subject.first : subject.last]]
    if subject.first > scene.parse.tokens_in(subject.mention.span)[0]:
        return None  # "one of the two leaders"
    at = subject.head - subject.first
    before, behind = inside[:at], inside[at + 1 :]
    kind = [word for word in before if word not in _PLAIN | NUMBERS.keys()]
    if not _PLAIN & set(before) or not set(behind) <= _OF or not set(kind) <= listed("paired_kinds"):
        return None
    return next((NUMBERS[word] for word in before if word in NUMBERS), 2)


# ---------------------------------------------------------------- persons


def _persons(subject: Subject, scene: Scene, number: int, fits: Callable[[Person], bool]) -> tuple[Verdict, ...]:
    """The persons in office named before it in the article, if there are as many; else those of the last sentence."""
    words, first = subject.mention.text, _start(subject, scene)
    if any(fits(one) for one in _of_an_unknown_side(first, scene)):
        return ()  # he may be one of the two, and there is nothing to call him by
    named = _named(0, first, scene)
    if len(fitting := [one for one in named if fits(one)]) == number:
        return _all(fitting, scene, f"{words!r}: all of that kind named before")
    sentence = scene.parse.tokens[subject.first].sentence
    lowest = _paragraphs_back(subject, scene)
    for at in range(scene.parse.tokens[max(first - 1, 0)].sentence, -1, -1):
        start, end = scene.parse.bounds[at]
        if at > sentence or start < lowest:
            break
        there = [one for one in _named(start, min(end, first), scene) if fits(one)]
        if len(there) > 1:
            return _all(there, scene, f"{words!r}: named together just before") if len(there) == number else ()
    return ()


def _they(subject: Subject, scene: Scene) -> tuple[Verdict, ...]:
    """The two persons of the sentence before, where no others than they are spoken of in the plural since then."""
    tokens, bounds = scene.parse.tokens, scene.parse.bounds
    sentence = tokens[subject.head].sentence
    if not _in_main_clause(subject, scene) or scene.quoted(tokens[subject.head].span.start):
        return ()
    for at in range(sentence - 1, max(-1, sentence - 1 - NEAR), -1):
        there = _named(*bounds[at], scene)
        if len(there) > 1:
            alone = not any(_is_several(one, scene) for one in range(bounds[at][0], subject.first))
            told = f"{subject.mention.text!r}: named together just before"
            return _all(there, scene, told) if len(there) == 2 and alone else ()
    return ()


def _in_main_clause(subject: Subject, scene: Scene) -> bool:
    """Whether the pronoun is the subject of its whole sentence: not of words that somebody says."""
    tokens = scene.parse.tokens
    verb = tokens[subject.head].head
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[subject.head].dep in {"nsubj", "nsubjpass"} and tokens[verb].dep == "ROOT"


def _is_several(at: int, scene: Scene) -> bool:
    """Whether the token is a plural of people or states of whom "they" could be said."""
    token = scene.parse.tokens[at]
    people = token.text.casefold() in listed("groups") | listed("bodies") or token.dep in {"nsubj", "nsubjpass"}
    return token.tag in {"NNS", "NNPS"} and people


def _named(first: int, last: int, scene: Scene) -> list[Person]:
    """The persons who act for a state or an organisation and are named in ``[first, last)``, each once."""
    found: dict[str, Person] = {}
    for place in scene.named_in(first, last):
        if place.person and scene.quoted(scene.parse.tokens[place.first].span.start) is None:
            found.setdefault(place.person, scene.cast[place.person])
    for person in _under_titles(first, last, scene):
        found.setdefault(person.id, person)
    sides = ((one, side_of(one, scene)) for one in found.values())
    return [one for one, side in sides if side.actor and (side.state or side.organisation)]


def _of_an_unknown_side(last: int, scene: Scene) -> list[Person]:
    """The office-holders named before ``last`` of whom the text does not say for whom they act."""
    named = {place.person for place in scene.named_in(0, last) if place.person}
    people = [scene.cast[one] for one in named]
    sides = ((one, side_of(one, scene)) for one in people if any(t.words in listed("chief") for t in one.titles))
    return [one for one, side in sides if side.actor and not side.state and not side.organisation and not one.known]


def _under_titles(first: int, last: int, scene: Scene) -> list[Person]:
    """The registry's persons of whom ``[first, last)`` tells by their office alone: "the Russian president"."""
    found = []
    named = {at for place in scene.named_in(first, last) for at in range(place.first, place.last)}
    for at in range(first, last):
        tagged = scene.parse.tokens[at].tag in {"NN", "NNP"} and at not in named
        if not tagged or scene.quoted(scene.parse.tokens[at].span.start) or not is_title_word(scene.parse, at):
            continue
        said = title.resolve(noun_phrase(scene.parse, at), scene)
        actor = said.actor if said else None
        if said and actor and actor.kind is ActorKind.PERSON and (terms := terms_of(actor.id)):
            known = Person(actor.id, actor.name, (), (actor.id,), (), terms[0].gender)
            found.append(scene.cast.get(actor.id, known))
    return found


def _of_office(word: str, scene: Scene) -> Callable[[Person], bool]:
    """Whether a person holds the office that the plural tells of; of words that tell none, everybody does."""
    offices = offices_called(word.removesuffix("s"))
    if not offices or word in listed("paired_of_any_office"):
        return lambda person: True

    def fits(person: Person) -> bool:
        held = {term.office for known in person.known for term in terms_of(known, scene.day)}
        titled = {office for title in person.titles if not title.former for office in title.offices}
        return bool(offices & (held or titled)) or any(t.words.endswith(word.removesuffix("s")) for t in person.titles)

    return fits


def _all(persons: list[Person], scene: Scene, why: str) -> tuple[Verdict, ...]:
    return tuple(verdict(person, scene, f"{why}; {person.name}") for person in persons)


# ---------------------------------------------------------------- sides


def _sides(subject: Subject, scene: Scene, number: int) -> tuple[Verdict, ...]:
    """The states and groups named before it in the article, if there are as many; else those of the last sentence."""
    first, bounds = _start(subject, scene), scene.parse.bounds
    since = _since(scene, first)
    if any(token.lemma in listed("mediating") for token in scene.parse.tokens[since : subject.first]):
        return ()  # those told of may be who stands between the sides
    named = nations(scene.parse, since, first, scene.day)
    if words_of(scene.parse, subject.head, subject.head + 1) == "parties" and any(
        one.organisation and _is_party(one.organisation) for one in named
    ):
        return ()
    told = f"{subject.mention.text!r}: those told of before"
    lands = scene.parse.tokens[subject.head].text.casefold() in listed("paired_lands")
    if number > 2:
        return _listed_together(since, first, scene, told, number)
    parties = _parties(since, first, scene, told, lands)
    if len(parties) == number:
        return () if _addressed_by_one(parties, subject, scene) else tuple(parties.values())
    start, end = bounds[scene.parse.tokens[max(first - 1, 0)].sentence]
    parties = _parties(start, min(end, first), scene, told, lands)
    several = len(parties) == number and not _addressed_by_one(parties, subject, scene)
    return tuple(parties.values()) if several else ()


def _listed_together(since: int, first: int, scene: Scene, why: str, number: int) -> tuple[Verdict, ...]:
    """Those of the last list of as many in ``[since, first)``: of three named here and there none says "the three"."""
    tokens = scene.parse.tokens
    for start, end in reversed(scene.parse.bounds):
        if start >= first or end <= since:
            continue
        named = nations(scene.parse, max(start, since), min(end, first), scene.day)
        joined = sum(any(tokens[at].dep == "conj" for at in range(one.first, one.last)) for one in named)
        parties = _parties(max(start, since), min(end, first), scene, why)
        if len(parties) == number and joined >= number - 1:
            return tuple(parties.values())
    return ()


def _since(scene: Scene, at: int) -> int:
    """Where the article begins behind its dateline, or ``FARTHEST`` sentences before the token ``at``."""
    dateline = scene.article.dateline
    behind = scene.parse.tokens_in(dateline) if dateline else range(0)
    sentence = scene.parse.tokens[max(at - 1, 0)].sentence
    return max(behind[-1] + 1 if behind else 0, scene.parse.bounds[max(0, sentence - FARTHEST)][0])


def _addressed_by_one(parties: dict[str, Verdict], subject: Subject, scene: Scene) -> bool:
    """Whether one of them stands before the mention in its sentence and does something to "both sides"."""
    start = scene.parse.bounds[scene.parse.tokens[subject.first].sentence][0]
    return subject.role in {"target", "addressee"} and bool(parties.keys() & _parties(start, subject.first, scene, ""))


def _parties(first: int, last: int, scene: Scene, why: str, lands: bool = False) -> dict[str, Verdict]:
    """The states and organisations told of in ``[first, last)``: by name, or by an officer of theirs.

    With ``lands`` states alone: no organisation is one of "both countries".
    """
    found: dict[str, Verdict] = {}
    for one in nations(scene.parse, first, last, scene.day):
        if one.state:
            found.setdefault(one.state, stands_for(one.state, scene, why))
        elif one.organisation and not lands and _takes_sides(one.organisation):
            found.setdefault(one.organisation.id, organisation.verdict(one.organisation, one.organisation.name))
    for person in _named(first, last, scene):
        if state := side_of(person, scene).state:
            found.setdefault(state, stands_for(state, scene, why))
    return found


def _takes_sides(one: Organisation) -> bool:
    """Whether it may be a side in a conflict: no body of a state, no medium, no party, not the United Nations."""
    world = one.id.split("-")[0] in {"UN", "UNSC"}
    return one.kind is ActorKind.ORGANISATION and not _is_party(one) and not world


def _is_party(one: Organisation) -> bool:
    """Whether it is a political party: in talk of these "the parties" are others than states."""
    return "party" in " ".join((one.name, *one.aliases)).casefold().split()


# ---------------------------------------------------------------- where to look


def _start(subject: Subject, scene: Scene) -> int:
    """The token before which is told who they are: of its sentence, unless "and" sets the mention behind another act.

    "The envoy, who received the two leaders" is none of them.
    """
    tokens = scene.parse.tokens
    joined = subject.first > 0 and tokens[subject.first - 1].text in _JOINS
    return subject.first if joined else scene.parse.bounds[tokens[subject.first].sentence][0]


def _paragraphs_back(subject: Subject, scene: Scene) -> int:
    """The first token of the paragraph before that of the mention."""
    number = scene.paragraph(subject.mention.span.start)
    paragraphs = scene.article.paragraphs
    inside = scene.parse.tokens_in(paragraphs[max(0, number - 2)]) if paragraphs else ()
    return inside[0] if inside else 0
