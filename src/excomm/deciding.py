"""What a user may decide about actors, held to what the record holds: each function makes a decision or refuses.

Refusals are ``NotInRecord`` (nobody has that id) and ``ValueError`` (it makes no sense), with a message for the user.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from excomm.decision import standing, told
from excomm.records import Actor, ActorKind, Decision, DecisionKind, identify
from excomm.store import Ambiguous, NotInRecord

LONGEST_NAME = 200
"""Code points of a name that a user may give."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")
_APART = ({ActorKind.PERSON}, {ActorKind.STATE}, {ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.MEDIA})
"""Kinds that are not one another; somebody without a name may turn out to be of any kind."""

Actors = Mapping[str, Actor]


def merge(keep: str, other: str, actors: Actors, before: Sequence[Decision], by: str, on: date, why: str) -> Decision:
    """That ``other`` is ``keep``, whose id and name go on. Raises ``NotInRecord``, ``ValueError``."""
    if keep == other:
        raise ValueError(f"{keep} cannot be merged with itself; give two ids")
    kept, gone = known(keep, actors, before), known(other, actors, before)
    sides = [next((kinds for kinds in _APART if one.kind in kinds), None) for one in (kept, gone)]
    if sides[0] is not sides[1] and ActorKind.UNNAMED not in (kept.kind, gone.kind):
        raise ValueError(f"{keep} is a {kept.kind.value} and {other} a {gone.kind.value}: they cannot be one")
    return _decision(DecisionKind.MERGE, other, replace(kept, aliases=()), (), before, by, on, why)


def split(
    actor: str,
    new: str,
    articles: Collection[str],
    name: str,
    actors: Actors,
    before: Sequence[Decision],
    by: str,
    on: date,
    why: str,
) -> Decision:
    """That ``actor`` in ``articles`` (whole ids) is somebody else, ``new``. Raises ``NotInRecord``, ``ValueError``."""
    one = known(actor, actors, before)
    if not _ID.fullmatch(new):
        raise ValueError(f"{new!r} is no id: up to 100 letters, digits and hyphens, such as george-bush-2")
    if new in actors:
        raise ValueError(f"{new} is in the record already; choose an id that nobody has, or merge the two afterwards")
    if not articles:
        raise ValueError(f"say in which articles {actor} is somebody else")
    target = replace(one, id=new, name=_name(name or new), wikidata="", aliases=())
    return _decision(DecisionKind.SPLIT, actor, target, tuple(sorted(articles)), before, by, on, why)


def rename(actor: str, name: str, actors: Actors, before: Sequence[Decision], by: str, on: date, why: str) -> Decision:
    """That ``actor`` is called ``name``; its id stays. Raises ``NotInRecord``, ``ValueError``."""
    one = known(actor, actors, before)
    if one.name == _name(name):
        raise ValueError(f"{actor} is called {one.name!r} already")
    target = replace(one, name=_name(name), aliases=())
    return _decision(DecisionKind.RENAME, actor, target, (), before, by, on, why)


def undo(ident: str, before: Sequence[Decision], on: date) -> Decision:
    """The decision with that id, or the beginning of one, taken back. Raises ``LookupError``, ``ValueError``."""
    found = [one for one in before if ident and one.id.startswith(ident)]
    if not found:
        raise NotInRecord(f"no decision has the id {ident!r}; excomm actor list shows them")
    if len(found) > 1:
        raise Ambiguous(f"several decisions begin with {ident!r}: {', '.join(one.id for one in found)}")
    decision = found[0]
    if decision.undone:
        raise ValueError(f"{decision.id} was undone already, on {decision.undone}")
    made = decision.target.id if decision.kind is DecisionKind.SPLIT else decision.actor
    for later in standing(before[before.index(decision) + 1 :]):
        rests = decision.kind is DecisionKind.SPLIT and made in (later.actor, later.target.id)
        if rests or (later.kind is DecisionKind.SPLIT and later.target.id == made):
            raise ValueError(f"{later.id} rests on {decision.id} ({told(later)}); undo that first")
    return replace(decision, undone=on)


def known(ident: str, actors: Actors, before: Sequence[Decision]) -> Actor:
    """The actor with that id. Raises ``NotInRecord``, which tells of a merge where one took the id away."""
    if ident in actors:
        return actors[ident]
    for decision in standing(before):
        if decision.kind is DecisionKind.MERGE and decision.actor == ident:
            raise NotInRecord(f"{ident} is {decision.target.id} now ({told(decision)}); give that id, or undo it first")
    raise NotInRecord(f"no actor in the record has the id {ident!r}; excomm actor list shows them")


def now_called(ident: str, before: Sequence[Decision]) -> str:
    """The id under which whoever had the id ``ident`` goes on after the standing merges."""
    for decision in standing(before):
        if decision.kind is DecisionKind.MERGE and decision.actor == ident:
            ident = decision.target.id
    return ident


def _name(words: str) -> str:
    name = " ".join(words.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError(f"a name has 1 to {LONGEST_NAME} printable characters, not {len(name)}")
    return name


def _decision(
    kind: DecisionKind,
    actor: str,
    target: Actor,
    articles: tuple[str, ...],
    before: Sequence[Decision],
    by: str,
    on: date,
    why: str,
) -> Decision:
    ident = identify("decision", len(before), kind.value, actor, target.id, target.name, *articles)
    return Decision(ident, kind, actor, target, articles, _line(by) or "the user", on, _line(why))


def _line(words: str) -> str:
    return " ".join(words.split())
