"""The states and groups that "both sides" or "the three powers" mean, by what was told before."""

from __future__ import annotations

from excomm.actor import organisation
from excomm.actor.lexicon import listed
from excomm.actor.nation import nations
from excomm.actor.possessor import side_of
from excomm.actor.scene import Scene, Subject, Verdict, words_of
from excomm.actor.state import stands_for
from excomm.actor.told_of import named as persons_named
from excomm.actor.told_of import start as told_until
from excomm.records import ActorKind
from excomm.registry import Organisation

FARTHEST = 40
"""Sentences before "both sides" in which these are looked for."""


def sides(subject: Subject, scene: Scene, number: int) -> tuple[Verdict, ...]:
    """The states and groups named before it in the article, if there are as many; else those of the last sentence."""
    first, bounds = told_until(subject, scene), scene.parse.bounds
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
    for person in persons_named(first, last, scene):
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
