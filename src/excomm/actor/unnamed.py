"""Actors without a name: "senior Russian officials", "a diplomat", with the side that they speak for."""

from __future__ import annotations

from excomm.actor.lexicon import slug
from excomm.actor.scene import Verdict
from excomm.records import Actor, ActorKind
from excomm.registry import Organisation, State


def unnamed(words: str, why: str, state: State | None = None, body: Organisation | None = None) -> Verdict:
    """Somebody described by ``words`` (without the name of their state) and not named.

    Everybody described so in one state is one actor: what they say has no better source.
    """
    side = body.id if body else state.code if state else ""
    whose = body.name if body else state.name if state else ""
    name = f"{words} ({whose})" if whose else words
    code = state.code if state else None
    actor = Actor(
        "-".join(part for part in ("unnamed", slug(side), slug(words)) if part), ActorKind.UNNAMED, name, code
    )
    return Verdict(actor, code, "", why, body.id if body else None)
