"""What "it" and "they" stand for: a state, a body, an organisation or a group named as a subject before."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.lexicon import listed
from excomm.actor.noun import noun_phrase, resolved
from excomm.actor.parallel import governing, objects_before
from excomm.actor.recency import SUBJECTS, distance, last_spoken, roles
from excomm.actor.relative import antecedent
from excomm.actor.scene import Scene, Spoken, Subject, Verdict
from excomm.actor.weight import PRONOUN, Candidate, decide
from excomm.records import ActorKind

_PLURAL = {"NNS", "NNPS"}
_SINGLE = {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.BODY}


def thing(subject: Subject, scene: Scene, several: bool) -> Verdict:
    """Whatever the pronoun stands for, of its number; nobody, and why, where two compete."""
    repeated = _repeated(subject, scene, several)
    if repeated:
        return repeated
    found: dict[str, Verdict] = {}
    candidates: dict[str, Candidate[str]] = {}
    heads = [(head, head) for head in _heads(subject, scene, several)]
    for head, noun in (*heads, *_of_its_clause(subject, scene, several)):
        said = resolved(noun_phrase(scene.parse, noun), scene)
        if said is None or said.actor is None or said.actor.kind in {ActorKind.PERSON, ActorKind.MEDIA}:
            continue
        features = distance(head, subject, scene) | roles([(head, head + 1)], subject, scene, spoke=False)
        last = last_spoken(subject, scene)
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
    last = last_spoken(subject, scene)
    if subject.role == "speaker" and last and _runs_on(last, best, subject, scene):
        who = last.verdict.actor.name if last.verdict.actor else ""
        return Verdict(None, why=f"{subject.mention.text!r}: {best.label}, but {who} is the one who speaks here")
    return replace(said, why=f"{subject.mention.text!r} is {best.label}: {why}")


def _repeated(subject: Subject, scene: Scene, several: bool) -> Verdict | None:
    """What an object pronoun repeats, or nobody where that is no actor; None where the text gives no such object.

    A deed is what one calls something, an actor whom one tells, asks or accuses.
    """
    tokens = scene.parse.tokens
    objects = objects_before(scene.parse, subject.head)
    verb = governing(scene.parse, subject.head)
    if not objects or verb is None:
        return None
    judged = tokens[verb].lemma in listed("verbs_of_judging")
    for at in objects[:1] if judged else objects:
        said = resolved(noun_phrase(scene.parse, at), scene)
        if not said or not said.actor or said.actor.kind in {ActorKind.PERSON, ActorKind.MEDIA}:
            continue
        if several == (tokens[at].tag in _PLURAL) or said.actor.kind in _SINGLE:
            return replace(said, why=f"{subject.mention.text!r} is {said.actor.name}, an object just before it")
    if several == (tokens[objects[0]].tag in _PLURAL):
        words = noun_phrase(scene.parse, objects[0]).mention.text
        return Verdict(None, why=f"{subject.mention.text!r} is rather {words!r}")
    return None


def _members_of(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation or body that has just spoken, of which "they" is said: "the commission said they would wait"."""
    last = last_spoken(subject, scene)
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

    Translations say "it" of a person who goes on; then the words are not those of a state that the person speaks of,
    which may want or believe something ("it wants guarantees").
    """
    actor, verb = last.verdict.actor, scene.parse.tokens[scene.parse.tokens[subject.head].head]
    if verb.lemma not in listed("verbs_of_going_on"):
        return False
    if actor is None or actor.kind is not ActorKind.PERSON or "subject of the same sentence" in best.features:
        return False
    near = [s for s in scene.spoken if scene.paragraph(subject.mention.span.start) - scene.paragraph(s.start) <= 2]
    return not any(s.verdict.actor and s.verdict.actor.id == best.who and not s.nested for s in near)


def _of_its_clause(subject: Subject, scene: Scene, several: bool) -> list[tuple[int, int]]:
    """The relative pronoun whose clause holds the mention, and what it stands for: "Lima, which said it would"."""
    parse = scene.parse
    found = []
    for at in range(parse.bounds[parse.tokens[subject.head].sentence][0], subject.first):
        noun = antecedent(parse, at) if parse.tokens[at].tag == "WDT" and parse.tokens[at].dep in SUBJECTS else None
        plural = noun is not None and parse.tokens[noun].tag in _PLURAL
        if noun is not None and plural == several and subject.head in parse.subtree(parse.tokens[at].head):
            found.append((at, noun))
    return found


def _heads(subject: Subject, scene: Scene, several: bool) -> list[int]:
    """The subjects before the pronoun, in its sentence and the two before, of its number."""
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    return [
        at
        for at in range(scene.parse.bounds[max(0, here - 2)][0], subject.first)
        if tokens[at].dep in SUBJECTS
        and tokens[at].pos in {"NOUN", "PROPN"}
        and scene.quoted(tokens[at].span.start) is None
        and (tokens[at].tag in _PLURAL or tokens[at].text.casefold() in listed("groups")) == several
    ]
