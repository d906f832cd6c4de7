"""Who "he" and "she" stand for: a person of the cast, or the one without a name who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from excomm.actor import title
from excomm.actor.binding import introduced, named_below, own_subject, subject_behind
from excomm.actor.lexicon import listed
from excomm.actor.noun import noun_phrase
from excomm.actor.office import verdict
from excomm.actor.quoted import on_the_floor
from excomm.actor.recency import SUBJECTS, distance, last_spoken, roles
from excomm.actor.scene import Occurrence, Scene, Spoken, Subject, Verdict, subject_at, words_of
from excomm.actor.title_phrase import title_at
from excomm.actor.weight import PRONOUN, Candidate, decide
from excomm.records import ActorKind, Mention

_OBJECTS = {"dobj", "pobj", "dative"}

FARTHEST = 6
"""Sentences. How far back the antecedent of a pronoun is looked for."""


def person(subject: Subject, scene: Scene, gender: str) -> Verdict:
    """Whoever the pronoun of that gender ("m", "f") stands for; nobody, and why, where two compete."""
    new = introduced(scene.parse, subject.head)
    if new is not None and not _is_body(scene.parse.tokens[new].lemma):
        words = noun_phrase(scene.parse, new).mention.text
        return Verdict(None, why=f"{subject.mention.text!r} is rather {words!r}, of whom no name is given")
    around = _outer_speakers(subject, scene) | _own_subject(subject, scene)
    candidates = [
        candidate
        for id_ in dict.fromkeys((*(place.person for place in _before(subject, scene)), _behind(subject, scene)))
        if id_
        and id_ not in around
        and not (subject.role == "addressee" and id_ == scene.speaker)
        and (candidate := _weigh(id_, gender, subject, scene))
    ]
    if subject.role == "addressee":  # whom one tells something in a talk is named beside him
        candidates = _beside(candidates, subject, scene) or candidates
    if any(candidate.features["an object of the same sentence"] for candidate in candidates):
        candidates = _beside(candidates, subject, scene)  # "they named Quill and praised him", whoever spoke before
    last = last_spoken(subject, scene)
    if last and _nameless(last, scene, subject):
        candidates.append(_nameless_candidate(last, subject, scene))
    best, why = decide(candidates, PRONOUN)
    if best is None:
        return Verdict(None, why=f"{subject.mention.text!r}: {why}")
    if (open_ := _undecided(subject, scene)) and not _in_sentence(best.who, subject, scene):
        return Verdict(None, why=f"{subject.mention.text!r} is rather {open_!r}, and the text leaves open who that is")
    if last and best.who == "":
        return replace(last.verdict, why=f"the one who spoke before ({why})")
    meant = scene.cast[best.who]
    return verdict(meant, scene, f"{subject.mention.text!r} is {meant.name}: {why}")


def _beside(candidates: Iterable[Candidate[str]], subject: Subject, scene: Scene) -> list[Candidate[str]]:
    """Those who are named before in the pronoun's sentence."""
    return [candidate for candidate in candidates if _in_sentence(candidate.who, subject, scene)]


def _is_body(noun: str) -> bool:
    return any(noun in listed(name) for name in ("bodies", "media", "governments", "documents", "organisation_nouns"))


def _own_subject(subject: Subject, scene: Scene) -> set[str]:
    """Who is the subject of the clause in which the pronoun is an object, or is named behind it: somebody else."""
    below = named_below(scene.parse, subject.head)
    behind = {place.person for place in scene.named_in(below.start, below.stop) if place.person} if below else set()
    at = own_subject(scene.parse, subject.head)
    if at is None:
        return behind
    doers = (place.person for place in _before(subject, scene) if place.first <= at < place.last)
    return behind | {person for person in doers if person}


def _behind(subject: Subject, scene: Scene) -> str | None:
    """Who is the subject of the main clause behind that of the pronoun, by name."""
    at = subject_behind(scene.parse, subject.head)
    named = scene.named_in(at, at + 1) if at is not None else ()
    return named[0].person if named else None


def _in_sentence(id_: str, subject: Subject, scene: Scene) -> bool:
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    return any(place.person == id_ and tokens[place.first].sentence == here for place in _before(subject, scene))


def _undecided(subject: Subject, scene: Scene) -> str:
    """The name before the pronoun in its sentence that may be of several persons; "" where there is none."""
    first, _ = scene.parse.bounds[scene.parse.tokens[subject.head].sentence]
    own = own_subject(scene.parse, subject.head)
    for place in scene.named_in(first, subject.first):
        if place.person is None and not (own is not None and place.first <= own < place.last):
            return words_of(scene.parse, place.first, place.last)
    return ""


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
        if tokens[at].dep not in SUBJECTS or at in named or title_at(scene.parse, at, scene.day) is None:
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
    features: dict[str, float] = {}
    if places:
        features = distance(max(place.first for place in places), subject, scene)
    if _behind(subject, scene) == id_:
        features["subject of the main clause behind"] = 1
    if person.gender:
        features["of the pronoun's gender"] = 1
        near = {place.person for place in _before(subject, scene) if place.person} - {id_}
        others = [scene.cast[one].gender for one in near]
        features["the only one of that gender"] = int(all(other and other != gender for other in others))
    features["an object of the same sentence"] = int(_is_object_here(places, subject, scene))
    features["the only one named in the sentence before"] = int(_alone_before(id_, subject, scene))
    last = last_spoken(subject, scene)
    if last and places and _only_told_of(places, last, scene):
        return None
    spoke = bool(last and last.verdict.actor and last.verdict.actor.id == id_)
    features["spoke just before"] = int(spoke)
    if places:
        features |= roles([(place.first, place.last) for place in places], subject, scene, spoke)
    if places and all(scene.quoted(scene.parse.tokens[place.first].span.start) for place in places):
        features["named only inside a quotation"] = 1
    return Candidate(id_, person.name, features)


def _is_object_here(places: list[Occurrence], subject: Subject, scene: Scene) -> bool:
    """Whether a pronoun as an object follows somebody who is one too: "attacked Quill, accusing her"."""
    tokens = scene.parse.tokens
    if tokens[subject.head].dep not in _OBJECTS:
        return False
    here = [place for place in places if tokens[place.first].sentence == tokens[subject.head].sentence]
    for place in here:
        at = next((at for at in range(place.first, place.last) if not place.first <= tokens[at].head < place.last), 0)
        if tokens[tokens[at].head if tokens[at].dep == "appos" else at].dep in _OBJECTS:
            return True
    return False


def _alone_before(id_: str, subject: Subject, scene: Scene) -> bool:
    """Whether it is the one person whom the sentence before in the paragraph names, and the pronoun opens its own."""
    tokens = scene.parse.tokens
    start, _ = scene.parse.bounds[tokens[subject.head].sentence]
    if subject.first != start or not start:
        return False
    first, last = scene.parse.bounds[tokens[start - 1].sentence]
    if scene.paragraph(tokens[first].span.start) != scene.paragraph(tokens[start].span.start):
        return False
    return {place.person for place in scene.named_in(first, last)} == {id_}


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
    features = distance(first, subject, scene) | {"spoke just before": 1}
    return Candidate("", spoken.source.of(scene.article.text), features)
