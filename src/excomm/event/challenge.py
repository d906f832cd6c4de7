"""Threats that name no threat: "if anyone wants it, he will have it", "will pay a price", "would find an answer"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.lexicon import noun_class, words
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.syntax import below, doers, is_verb, objects
from excomm.records import Mention, Statement

ORDER = 15

CONFIDENCE = 0.5
"""Not calibrated."""


def find(scene: Scene) -> Iterator[Candidate]:
    """One THREATEN for each announced answer, price or consequence."""
    parse = scene.parse
    for at in range(len(parse.tokens)):
        if not is_verb(parse, at) or not any(
            parse.tokens[aux].text.lower() in words("will") for aux in below(parse, at, "aux")
        ):
            continue
        if below(parse, at, "neg"):
            continue
        if _answers(scene, at):
            who = tuple(head for head in doers(parse, at) if rank(scene, head))
            yield Candidate("THREATEN", "", (at,), at, who, (), "challenge", CONFIDENCE, sort="attitude")
        elif _suffers(scene, at):
            whom = tuple(head for head in doers(parse, at) if rank(scene, head) is Rank.ACTOR)
            yield _spoken(scene, at, whom)
        elif _dares(scene, at):
            beside = parse.tokens[at].head if parse.tokens[at].dep == "conj" else at
            yield _spoken(
                scene, at, (), tuple(head for head in doers(parse, beside) if beside != at and rank(scene, head))
            )


def _answers(scene: Scene, verb: int) -> bool:
    parse, lemma = scene.parse, scene.parse.tokens[verb].lemma
    if lemma in words("repay"):
        return True
    if lemma in words("answering"):
        return any(parse.tokens[at].text.lower() in words("forcefully") for at in below(parse, verb, "advmod"))
    things = {parse.tokens[at].lemma for at in objects(parse, verb)}
    return lemma in words("answer") and bool(things & noun_class("response")) and _conditional(scene, verb)


def _suffers(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    things = {parse.tokens[at].lemma for at in objects(parse, verb)}
    return parse.tokens[verb].lemma in words("suffer") and bool(
        things & words("suffered") or parse.tokens[verb].lemma == "regret"
    )


def _dares(scene: Scene, verb: int) -> bool:
    """Whether it is of the kind "if anyone ..., he will have it": the condition's subject is whoever dares."""
    parse = scene.parse
    if parse.tokens[verb].lemma not in words("get"):
        return False
    for clause in below(parse, verb, "advcl"):
        marks = {parse.tokens[at].text.lower() for at in below(parse, clause, "mark")}
        who = {parse.tokens[at].lemma.lower() for at in below(parse, clause, "nsubj")}
        if "if" in marks and who & noun_class("indefinite"):
            return True
    return False


def _conditional(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    sentence = parse.sentences[parse.tokens[verb].sentence].of(scene.article.text).lower()
    return " if " in f" {sentence}" or "in the event" in sentence or "in case of" in sentence


def _spoken(scene: Scene, verb: int, whom: tuple[int, ...], beside: tuple[int, ...] = ()) -> Candidate:
    """A threat by whoever speaks: the source of the statement around it, else whom the clause beside it is about."""
    inner = innermost(scene, verb)
    speakers: tuple[Mention, ...] = (inner.source,) if inner is not None and inner.source is not None else ()
    return Candidate(
        "THREATEN",
        "",
        (verb,),
        verb,
        () if speakers else beside,
        whom,
        "challenge",
        CONFIDENCE,
        sort="attitude",
        speakers=speakers,
    )


def innermost(scene: Scene, token: int) -> Statement | None:
    """The shortest statement whose content covers the token, or None."""
    span = scene.parse.tokens[token].span
    around = [one for one in scene.statements if any(part.covers(span) for part in one.content)]
    return min(around, key=lambda one: (sum(part.end - part.start for part in one.content), one.id), default=None)
