"""A writing as a speaker: "a report by the ministry", "its press release" carry the words of whoever issued them."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor import pronoun
from excomm.actor.lexicon import listed
from excomm.actor.noun import noun_phrase, resolved, single
from excomm.actor.scene import Scene, Spoken, Subject, Verdict
from excomm.records import ActorKind, Span
from excomm.registry import region_named

ORDER = 35

_BY = {"by", "from", "of"}

_THROUGH = {"in", "via", "through", "by", "with"}
_WRITES = {"write", "send", "cable"}
_PUBLISHERS = {ActorKind.BODY, ActorKind.STATE, ActorKind.ORGANISATION}

NEAR = 3
"""Paragraphs back to which "the statement" is looked for."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever issued the writing, by a possessor before it or "by", "from", "of" behind it; None where none is told."""
    tokens = scene.parse.tokens
    if subject.role != "speaker" or tokens[subject.head].text.casefold() not in listed("documents"):
        return None
    for child in scene.parse.children[subject.head]:
        if not subject.first <= child < subject.last:
            continue
        if tokens[child].tag == "PRP$":
            return _issued(pronoun.resolve(single(scene.parse, child), scene), tokens[subject.head].text)
        if tokens[child].dep == "poss":
            return _issued(resolved(noun_phrase(scene.parse, child), scene), tokens[subject.head].text)
    for child in scene.parse.children[subject.head]:
        if child > subject.head and tokens[child].text.casefold() in _BY:
            objects = [at for at in scene.parse.children[child] if tokens[at].dep == "pobj"]
            said = resolved(noun_phrase(scene.parse, objects[0]), scene) if objects else None
            return _issued(said, tokens[subject.head].text)
    return _by_compound(subject, scene) or _told_before(subject, scene)


def _told_before(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever spoke before in a sentence that has the same word ("said in a statement"), of "the statement".

    Without one, of a word for what bodies publish, the body or state that has just spoken.
    """
    tokens = scene.parse.tokens
    word, position = tokens[subject.head].text.casefold(), subject.mention.span.start
    bare = subject.head == subject.first + 1 and tokens[subject.first].text.casefold() in {"the", "this", "that"}
    near = [one for one in scene.spoken if one.source.start < position and _is_near(one, position, scene)]
    if not bare:
        return None
    if not near:
        return _written_before(subject, scene)
    for one in reversed(near):
        if not one.speakers and _wrote(one, subject, scene):
            return _issued(one.verdict, word)
    last = near[-1]
    publishes = last.verdict.actor and last.verdict.actor.kind in _PUBLISHERS and not last.speakers
    just = scene.paragraph(position) - scene.paragraph(last.start) <= 1
    if word in listed("published") and publishes and just and not _spoken_of(word, subject, scene):
        return _issued(last.verdict, word)
    return _written_before(subject, scene)


def _wrote(one: Spoken, subject: Subject, scene: Scene) -> bool:
    """Whether the speaker before spoke through such a writing: "a report said", "said in a statement", "wrote to"."""
    parse, word = scene.parse, scene.parse.tokens[subject.head].text.casefold()
    source = parse.tokens_in(one.source)
    first, last = parse.bounds[parse.tokens[source[0]].sentence]
    for at in range(first, min(last, subject.first)):
        if parse.tokens[at].text.casefold() != word:
            continue
        link = parse.tokens[parse.tokens[at].head]
        known = any(parse.tokens[child].text == "the" for child in parse.children[at])
        through = link.text.casefold() in _THROUGH and not known
        if at in source or (through and not any(span.covers(parse.tokens[at].span) for span in one.content)):
            return True
    wrote = any(parse.tokens[at].lemma in _WRITES for at in range(source[-1] + 1, last))
    return word in listed("written") and wrote


def _spoken_of(word: str, subject: Subject, scene: Scene) -> bool:
    """Whether such a writing was spoken of before, near enough to be the one that is meant."""
    number = scene.paragraph(subject.mention.span.start)
    start = scene.article.paragraphs[max(0, number - NEAR)].start if scene.article.paragraphs else 0
    before = scene.parse.tokens_in(Span(start, max(subject.mention.span.start, start + 1)))
    return any(scene.parse.tokens[at].text.casefold() == word for at in before if at < subject.first)


def _written_before(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever wrote or sent something in the sentence before, of "the letter"."""
    parse = scene.parse
    if parse.tokens[subject.head].text.casefold() not in listed("written"):
        return None
    first, last = parse.bounds[max(0, parse.tokens[subject.head].sentence - 1)]
    verbs = [at for at in range(first, min(last, subject.first)) if parse.tokens[at].lemma in _WRITES]
    writers = [child for at in verbs for child in parse.children[at] if parse.tokens[child].dep == "nsubj"]
    return _issued(resolved(noun_phrase(parse, writers[0]), scene), "letter") if len(writers) == 1 else None


def _is_near(one: Spoken, position: int, scene: Scene) -> bool:
    return not one.nested and scene.paragraph(position) - scene.paragraph(one.start) <= NEAR


def _by_compound(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever stands before the writing without a mark of possession: "Coast Guard data", "a government statement"."""
    parse = scene.parse
    before = [at for at in parse.children[subject.head] if subject.first <= at < subject.head]
    nouns = [at for at in before if parse.tokens[at].dep in {"compound", "nmod", "amod"}]
    for at in nouns:
        inner = noun_phrase(parse, at)
        said = None if region_named(inner.mention.text) else resolved(inner, scene)
        if said and said.actor and said.actor.kind not in {ActorKind.PERSON, ActorKind.UNNAMED}:
            return _issued(said, parse.tokens[subject.head].text)
    return None


def _issued(said: Verdict | None, what: str) -> Verdict | None:
    return replace(said, why=f"whose {what} it is: {said.why}") if said and said.actor else None
