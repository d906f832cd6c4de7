"""How near and how prominent an earlier mention is, seen from a pronoun: recency, grammatical role, who spoke last."""

from __future__ import annotations

from excomm.actor.scene import Scene, Spoken, Subject

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def distance(first: int, subject: Subject, scene: Scene) -> dict[str, float]:
    """How many sentences and paragraphs lie between the token ``first`` and the pronoun."""
    tokens = scene.parse.tokens
    here, there = tokens[subject.first], tokens[first]
    return {
        "sentences between": max(0, here.sentence - there.sentence - 1),
        "paragraphs between": scene.paragraph(here.span.start) - scene.paragraph(there.span.start),
    }


def roles(places: list[tuple[int, int]], subject: Subject, scene: Scene, spoke: bool) -> dict[str, float]:
    """Whether it was a subject in the pronoun's sentence or in the two before."""
    tokens = scene.parse.tokens
    here = tokens[subject.head].sentence
    there = {tokens[first].sentence for first, last in places if _is_subject(first, last, scene)}
    if here in there:
        return {"subject of the same sentence": 1}
    if there & {here - 1, here - 2}:
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
    return tokens[at].dep in SUBJECTS and (not whole or tokens[tokens[at].head].dep == "ROOT")


def last_spoken(subject: Subject, scene: Scene) -> Spoken | None:
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
