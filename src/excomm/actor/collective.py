"""A mention of several without names, or of nobody in particular: "Western countries", "NATO members", "the West"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import owners
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.records import Actor, ActorKind
from excomm.registry import state_by_code

ORDER = 70


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The group, as an unnamed actor, or the one state that its members serve; None where the head names no group."""
    first, last = core(scene.parse, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    whole = words_of(scene.parse, subject.first, subject.last)
    if {words.casefold(), whole.casefold()} & _blocs():
        return Verdict(Actor(slug(words), ActorKind.UNNAMED, f"the {words}"), why=f"{words!r} is no single state")
    head = scene.parse.tokens[subject.head].text.casefold()
    if head not in listed("groups"):
        return None
    found = owners(scene.parse, first, last, subject.head, scene.day)
    organisations = [nation.organisation for nation in found if nation.organisation]
    if organisations and organisations[0].kind is not ActorKind.BODY:
        members = Actor(
            f"{slug(organisations[0].id)}-members", ActorKind.UNNAMED, f"members of {organisations[0].name}"
        )
        return Verdict(members, why=f"{words!r}: members of {organisations[0].name}, not said which")
    codes = list(dict.fromkeys(nation.state for nation in found if nation.state))
    if len(codes) > 1:
        return Verdict(None, why=f"{words!r}: of {' and '.join(codes)} together")
    state = state_by_code(codes[0], scene.day) if codes else None
    if state and head not in listed("crowds"):
        actor = Actor(state.code, ActorKind.STATE, state.name, state.code)
        return Verdict(actor, state.code, "", f"{words!r} have no names and stand for {state.name}")
    name = words.removeprefix("unnamed ").removeprefix("Unnamed ")
    actor = Actor(f"unnamed-{slug(name)}", ActorKind.UNNAMED, name)
    return Verdict(actor, why=f"{words!r}: described, not named")


def _blocs() -> frozenset[str]:
    return frozenset(bloc.removeprefix("the ") for bloc in listed("named_blocs"))
