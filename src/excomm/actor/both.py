"""Two (or three) who are meant at once by what was told before: "the two presidents", "both sides", "they"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from excomm.actor.both_sides import sides
from excomm.actor.lexicon import listed, offices_called
from excomm.actor.noun import noun_phrase, resolved
from excomm.actor.office import holder_of, verdict
from excomm.actor.possessor import side_of
from excomm.actor.scene import Person, Scene, Subject, Title, Verdict
from excomm.actor.state import stands_for
from excomm.actor.together import members
from excomm.actor.told_of import named, start
from excomm.records import Mention, Span
from excomm.registry import terms_of
from excomm.wordlist import wordlist

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
"""How many are meant; without a number two are."""

NEAR = 2
"""Sentences before "they" in which the two are looked for."""

MOST = 4
"""Who are named together in a list that "they" repeats."""

_OF = {"of", "state", "government", "and"}
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
    if namesakes := wordlist("en", "actors")["namesakes"].get(word):
        return tuple(stands_for(code, scene, f"{subject.mention.text!r}: {word} are {number}") for code in namesakes)
    if word in listed("paired_sides"):
        return sides(subject, scene, number)
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
    states = [side.state for side in sides(countries, scene, number)] if number else []
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
    words, first = subject.mention.text, start(subject, scene)
    if any(fits(one) for one in _of_an_unknown_side(first, scene)):
        return ()  # he may be one of the two, and there is nothing to call him by
    before = named(0, first, scene)
    if len(fitting := [one for one in before if fits(one)]) == number:
        return _all(fitting, scene, f"{words!r}: all of that kind named before")
    sentence = scene.parse.tokens[subject.first].sentence
    lowest = _paragraphs_back(subject, scene)
    for at in range(scene.parse.tokens[max(first - 1, 0)].sentence, -1, -1):
        begin, end = scene.parse.bounds[at]
        if at > sentence or begin < lowest:
            break
        there = [one for one in named(begin, min(end, first), scene) if fits(one)]
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
        there = named(*bounds[at], scene, sided=False)
        if len(there) > 1:
            alone = not any(_is_several(one, scene) for one in range(bounds[at][0], subject.first))
            told = f"{subject.mention.text!r}: named together just before"
            return _all(there, scene, told) if len(there) == 2 and alone else ()
    return _joint_subject(sentence - 1, subject, scene)


def _joint_subject(sentence: int, subject: Subject, scene: Scene) -> tuple[Verdict, ...]:
    """The two to four who are the subject of that sentence together, where no others may be meant: "Peru and Chile"."""
    parse = scene.parse
    if sentence < 0:
        return ()
    first, last = parse.bounds[sentence]
    roots = [at for at in range(first, last) if parse.tokens[at].dep == "ROOT"]
    heads = [at for root in roots for at in parse.children[root] if parse.tokens[at].dep in {"nsubj", "nsubjpass"}]
    if len(heads) != 1:
        return ()
    phrase, end = noun_phrase(parse, heads[0]), max(parse.subtree(heads[0])) + 1
    span = Span(phrase.mention.span.start, parse.tokens[end - 1].span.end)
    together = members(parse, replace(phrase, mention=Mention(span, span.of(scene.article.text)), last=end))
    if not 2 <= len(together) <= MOST or any(_is_several(at, scene) for at in range(first, subject.first)):
        return ()
    meant = [resolved(one, scene) for one in together]
    told = f"{subject.mention.text!r}: named together just before"
    found = tuple(replace(one, why=f"{told}; {one.why}") for one in meant if one and one.actor)
    return found if len(found) == len(together) else ()


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


def _of_an_unknown_side(last: int, scene: Scene) -> list[Person]:
    """The office-holders named before ``last`` of whom the text does not say for whom they act."""
    people = [scene.cast[one] for one in {place.person for place in scene.named_in(0, last) if place.person}]
    sides = ((one, side_of(one, scene)) for one in people if any(t.words in listed("chief") for t in one.titles))
    return [one for one, side in sides if side.actor and not side.state and not side.organisation and not one.known]


def _of_office(word: str, scene: Scene) -> Callable[[Person], bool]:
    """Whether a person holds the office that the plural tells of; of words that tell none, everybody does.

    A foreign or defence secretary is a minister too.
    """
    single = word.removesuffix("s")
    offices = offices_called(single)
    if word in listed("paired_of_any_office") or not (offices or single == "minister"):
        return lambda person: True

    def fits(person: Person) -> bool:
        held = {term.office for known in person.known for term in terms_of(known, scene.day)}
        titled = {office for title in person.titles if not title.former for office in title.offices}
        words = {*held, *titled, *(title.words for title in person.titles)}
        secretary = single == "minister" and words & listed("secretaries")
        return bool(offices & (held | titled) or secretary) or any(one.endswith(single) for one in words)

    return fits


def _all(persons: list[Person], scene: Scene, why: str) -> tuple[Verdict, ...]:
    return tuple(verdict(person, scene, f"{why}; {person.name}") for person in persons)


def _paragraphs_back(subject: Subject, scene: Scene) -> int:
    """The first token of the paragraph before that of the mention."""
    number = scene.paragraph(subject.mention.span.start)
    paragraphs = scene.article.paragraphs
    inside = scene.parse.tokens_in(paragraphs[max(0, number - 2)]) if paragraphs else ()
    return inside[0] if inside else 0
