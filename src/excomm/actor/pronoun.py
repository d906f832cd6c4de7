"""A pronoun: who "he", "it", "they" stand for, and in a quotation "I" and "we".

Constraints exclude (number, gender, person: an agency is never "he"), preferences weigh (``weight.PRONOUN``).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from excomm.actor import title
from excomm.actor.binding import own_subject
from excomm.actor.lexicon import listed
from excomm.actor.noun import noun_phrase, resolved
from excomm.actor.office import verdict
from excomm.actor.quoted import HEARER, SPEAKER, SPEAKERS, hearer, on_the_floor, speaker
from excomm.actor.relative import RELATIVE, relative
from excomm.actor.scene import Occurrence, Scene, Spoken, Subject, Verdict, subject_at
from excomm.actor.title_phrase import title_at
from excomm.actor.weight import PRONOUN, Candidate, decide
from excomm.records import ActorKind, Mention

ORDER = 10

FARTHEST = 6
"""Sentences. How far back the antecedent of a pronoun is looked for."""

_MASCULINE = {"he", "him", "his", "himself"}
_FEMININE = {"she", "her", "hers", "herself"}
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_ACRONYMS = {"us", "who", "it"}
_SUBJECTS = {"nsubj", "nsubjpass"}


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever the pronoun stands for, or nobody and why; None where the mention is no pronoun."""
    token = scene.parse.tokens[subject.head]
    word = token.text.casefold()
    if subject.last - subject.first > 2 or (word in _ACRONYMS and token.text.isupper()):
        return None
    if word in HEARER:
        return hearer(subject, scene)
    if word in RELATIVE:
        return relative(subject, scene)
    if word in SPEAKER | SPEAKERS:
        return speaker(subject, scene, several=word in SPEAKERS)
    if word in _MASCULINE | _FEMININE:
        return _person(subject, scene, "m" if word in _MASCULINE else "f")
    if word in _NEUTER | _PLURAL:
        return _thing(subject, scene, several=word in _PLURAL)
    if token.pos == "PRON":
        return Verdict(None, why=f"{token.text!r} names nobody")
    return None


# ---------------------------------------------------------------- he, she


def _person(subject: Subject, scene: Scene, gender: str) -> Verdict:
    around = _outer_speakers(subject, scene) | _own_subject(subject, scene)
    candidates = [
        candidate
        for id_ in dict.fromkeys(place.person for place in _before(subject, scene) if place.person)
        if id_ not in around
        and not (subject.role == "addressee" and id_ == scene.speaker)
        and (candidate := _weigh(id_, gender, subject, scene))
    ]
    if subject.role == "addressee":  # whom one tells something in a talk is named beside him
        beside = [candidate for candidate in candidates if _in_sentence(candidate.who, subject, scene)]
        candidates = beside or candidates
    last = _last_spoken(subject, scene)
    if last and _nameless(last, scene, subject):
        candidates.append(_nameless_candidate(last, subject, scene))
    best, why = decide(candidates, PRONOUN)
    if best is None:
        return Verdict(None, why=f"{subject.mention.text!r}: {why}")
    if last and best.who == "":
        return replace(last.verdict, why=f"the one who spoke before ({why})")
    person = scene.cast[best.who]
    return verdict(person, scene, f"{subject.mention.text!r} is {person.name}: {why}")


def _own_subject(subject: Subject, scene: Scene) -> set[str]:
    """Who is the subject of the clause in which the pronoun is an object: somebody else."""
    at = own_subject(scene.parse, subject.head)
    if at is None:
        return set()
    return {place.person for place in _before(subject, scene) if place.person and place.first <= at < place.last}


def _in_sentence(id_: str, subject: Subject, scene: Scene) -> bool:
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    return any(place.person == id_ and tokens[place.first].sentence == here for place in _before(subject, scene))


def _outer_speakers(subject: Subject, scene: Scene) -> set[str]:
    """Who speaks in the quotation around the pronoun: "he" in it is somebody else."""
    position = subject.mention.span.start
    floor = on_the_floor(position, scene)
    speaking = {floor.actor.id} if floor and floor.actor else set()
    if scene.quoted(position) is None:
        return speaking
    around = [s for s in scene.spoken for span in s.content if span.start <= position < span.end]
    return speaking | {s.verdict.actor.id for s in around if s.verdict.actor}


def _before(subject: Subject, scene: Scene) -> list[Occurrence]:
    """The places within reach before the pronoun where somebody is named or has spoken."""
    sentence = scene.parse.tokens[subject.head].sentence
    start = scene.parse.bounds[max(0, sentence - FARTHEST)][0]
    first, last = (bisect_left(scene.occurrences, at, key=lambda place: place.first) for at in (start, subject.first))
    named = list(scene.occurrences[first:last])
    return [*named, *_as_speakers(subject, scene, start), *_under_title(subject, scene, sentence)]


def _as_speakers(subject: Subject, scene: Scene, start: int) -> list[Occurrence]:
    """Where a person of the cast spoke under a title or a pronoun, from the token at ``start`` on."""
    found = []
    first_sentence = scene.parse.sentences[scene.parse.tokens[start].sentence]
    for spoken in scene.since(first_sentence.start):
        actor = spoken.verdict.actor
        tokens = scene.parse.tokens_in(spoken.source) if actor and actor.id in scene.cast else range(0)
        if actor and tokens and start <= tokens[0] < subject.first:
            found.append(Occurrence(tokens[0], tokens[-1] + 1, actor.id, "spoke"))
    return found


def _under_title(subject: Subject, scene: Scene, sentence: int) -> list[Occurrence]:
    """Where a subject of the pronoun's sentence or the two before is a person of the cast under a title alone."""
    tokens, bounds = scene.parse.tokens, scene.parse.bounds
    start = bounds[max(0, sentence - 2)][0]
    named = {at for place in scene.named_in(start, subject.first) for at in range(place.first, place.last)}
    found = []
    for at in range(start, subject.first):
        if tokens[at].dep not in _SUBJECTS or at in named or title_at(scene.parse, at, scene.day) is None:
            continue
        said = title.resolve(noun_phrase(scene.parse, at), scene)
        if said and said.actor and said.actor.id in scene.cast:
            found.append(Occurrence(at, at + 1, said.actor.id, "under a title"))
    return found


def _weigh(id_: str, gender: str, subject: Subject, scene: Scene) -> Candidate[str] | None:
    person = scene.cast[id_]
    if person.gender and person.gender != gender:
        return None
    places = [place for place in _before(subject, scene) if place.person == id_]
    nearest = max(places, key=lambda place: place.first)
    features = _distance(nearest.first, subject, scene)
    if person.gender:
        features["of the pronoun's gender"] = 1
        near = {place.person for place in _before(subject, scene) if place.person} - {id_}
        others = [scene.cast[one].gender for one in near]
        features["the only one of that gender"] = int(all(other and other != gender for other in others))
    last = _last_spoken(subject, scene)
    if last and _only_told_of(places, last, scene):
        return None
    spoke = bool(last and last.verdict.actor and last.verdict.actor.id == id_)
    features["spoke just before"] = int(spoke)
    features |= _roles([(place.first, place.last) for place in places], subject, scene, spoke)
    if all(scene.quoted(scene.parse.tokens[place.first].span.start) for place in places):
        features["named only inside a quotation"] = 1
    return Candidate(id_, person.name, features)


def _only_told_of(places: list[Occurrence], last: Spoken, scene: Scene) -> bool:
    """Whether somebody unknown spoke last, whom the pronoun may mean, and only he names the person of ``places``."""
    source = scene.parse.tokens_in(last.source)
    heads = [at for at in source if scene.parse.tokens[at].head not in source]
    single = any(
        scene.parse.tokens[at].tag == "NN" and scene.parse.tokens[at].text.casefold() not in listed("documents")
        for at in heads
    )
    told = (scene.parse.tokens[place.first].span for place in places)
    return (
        last.verdict.actor is None and single and all(any(part.covers(span) for part in last.content) for span in told)
    )


def _distance(first: int, subject: Subject, scene: Scene) -> dict[str, float]:
    tokens = scene.parse.tokens
    here, there = tokens[subject.first], tokens[first]
    return {
        "sentences between": max(0, here.sentence - there.sentence - 1),
        "paragraphs between": scene.paragraph(here.span.start) - scene.paragraph(there.span.start),
    }


def _roles(places: list[tuple[int, int]], subject: Subject, scene: Scene, spoke: bool) -> dict[str, float]:
    """Whether it was a subject in the pronoun's sentence or in the two before."""
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    roles = {tokens[first].sentence for first, last in places if _is_subject(first, last, scene)}
    if here in roles:
        return {"subject of the same sentence": 1}
    if roles & {here - 1, here - 2}:
        whole = any(
            tokens[first].sentence == here - 1 and _is_subject(first, last, scene, True) for first, last in places
        )
        return {"subject of a sentence before": 1, "subject of that whole sentence": int(whole)}
    return {} if spoke else {"neither subject nor speaker": 1}


def _is_subject(first: int, last: int, scene: Scene, whole: bool = False) -> bool:
    """Whether the name is a subject; with ``whole`` that of its sentence, not of a clause in it."""
    tokens = scene.parse.tokens
    at = next((at for at in range(first, last) if not first <= tokens[at].head < last), first)
    while tokens[at].dep in {"appos", "compound", "nmod"} and tokens[at].head != at:
        at = tokens[at].head
    return tokens[at].dep in _SUBJECTS and (not whole or tokens[tokens[at].head].dep == "ROOT")


def _last_spoken(subject: Subject, scene: Scene) -> Spoken | None:
    """The statement told last before the mention, in its paragraph or the two before, that does not cover it."""
    position = subject.mention.span.start
    paragraphs = scene.article.paragraphs
    near = paragraphs[max(0, scene.paragraph(position) - 3)].start if paragraphs else 0
    before = [s for s in scene.since(near) if s.start < position and s.source.start < position]
    if not before:
        return None
    told_in = [s for s in before if not s.nested or any(span.start <= position < span.end for span in s.content)]
    last = max(told_in or before, key=lambda s: s.start)
    return last if scene.paragraph(position) - scene.paragraph(last.start) <= 2 else None


def _nameless(spoken: Spoken, scene: Scene, subject: Subject) -> bool:
    """Whether somebody without a name spoke: an official, a farmer; never an agency or a state."""
    if spoken.verdict.actor and (spoken.verdict.actor.id in scene.cast or spoken.verdict.actor.kind is ActorKind.MEDIA):
        return False
    tokens = set(scene.parse.tokens_in(spoken.source))
    if any(place.first in tokens for place in scene.occurrences):
        return False
    source = subject_at(scene.parse, Mention(spoken.source, spoken.source.of(scene.article.text)), "source")
    called = title_at(scene.parse, source.head, scene.day) if source else None
    return called is not None and called.words.split()[-1] not in listed("reporters")


def _nameless_candidate(spoken: Spoken, subject: Subject, scene: Scene) -> Candidate[str]:
    first = scene.parse.tokens_in(spoken.source)[0]
    features = _distance(first, subject, scene) | {"spoke just before": 1}
    return Candidate("", spoken.source.of(scene.article.text), features)


# ---------------------------------------------------------------- it, they


def _thing(subject: Subject, scene: Scene, several: bool) -> Verdict:
    found: dict[str, Verdict] = {}
    candidates: dict[str, Candidate[str]] = {}
    for head in _heads(subject, scene, several):
        said = resolved(noun_phrase(scene.parse, head), scene)
        if said is None or said.actor is None or said.actor.kind in {ActorKind.PERSON, ActorKind.MEDIA}:
            continue
        features = _distance(head, subject, scene) | _roles([(head, head + 1)], subject, scene, spoke=False)
        last = _last_spoken(subject, scene)
        if last and last.verdict.actor and last.verdict.actor.id == said.actor.id:
            features["spoke just before"] = 1
        found[said.actor.id] = said
        candidates[said.actor.id] = Candidate(said.actor.id, said.actor.name, features)
    best, why = decide(candidates.values(), PRONOUN)
    if not candidates and several and (body := _members_of(subject, scene)):
        return body
    if best is None:
        return Verdict(None, why=f"{subject.mention.text!r}: {why}")
    said = found[best.who]
    last = _last_spoken(subject, scene)
    if subject.role == "speaker" and last and _runs_on(last, best, subject, scene):
        who = last.verdict.actor.name if last.verdict.actor else ""
        return Verdict(None, why=f"{subject.mention.text!r}: {best.label}, but {who} is the one who speaks here")
    return replace(said, why=f"{subject.mention.text!r} is {best.label}: {why}")


def _members_of(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation or body that has just spoken, of which "they" is said: "the commission said they would wait"."""
    last = _last_spoken(subject, scene)
    if last is None or last.verdict.actor is None:
        return None
    tokens = scene.parse.tokens
    there = scene.parse.tokens_in(last.source)
    between = [at for at in _heads(subject, scene, several=True) if not there or at > there[0]]
    near = there and tokens[subject.head].sentence - tokens[there[0]].sentence <= 1
    if between or not near or last.verdict.actor.kind not in {ActorKind.ORGANISATION, ActorKind.BODY}:
        return None
    return replace(last.verdict, why=f"{subject.mention.text!r} is {last.verdict.actor.name}, which has just spoken")


def _runs_on(last: Spoken, best: Candidate[str], subject: Subject, scene: Scene) -> bool:
    """Whether a person is speaking here and the thing that "it" may be has not spoken in the sentence at hand.

    Translations say "it" of a person; then the words are not those of a state that the person speaks of.
    """
    actor = last.verdict.actor
    if actor is None or actor.kind is not ActorKind.PERSON or "subject of the same sentence" in best.features:
        return False
    near = [s for s in scene.spoken if scene.paragraph(subject.mention.span.start) - scene.paragraph(s.start) <= 2]
    return not any(s.verdict.actor and s.verdict.actor.id == best.who and not s.nested for s in near)


def _heads(subject: Subject, scene: Scene, several: bool) -> list[int]:
    """The subjects before the pronoun, in its sentence and the two before, of its number."""
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    plural = {"NNS", "NNPS"}
    return [
        at
        for at in range(scene.parse.bounds[max(0, here - 2)][0], subject.first)
        if tokens[at].dep in _SUBJECTS
        and tokens[at].pos in {"NOUN", "PROPN"}
        and scene.quoted(tokens[at].span.start) is None
        and (tokens[at].tag in plural or tokens[at].text.casefold() in listed("groups")) == several
    ]
