"""A mention of a state's body by its general name: "the Russian foreign ministry", "Soviet ships", "the Cuban army"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import nations
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.records import Actor, ActorKind
from excomm.registry import state_by_code

ORDER = 50


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The body, which acts for its state; None where the head names no body. Without a state nobody is named."""
    token = scene.parse.tokens[subject.head]
    head = token.text.casefold()
    if head not in listed("bodies") or token.pos not in {"NOUN", "PROPN"}:
        return None
    first, last = core(scene.parse, subject.first, subject.last)
    found = [nation for nation in nations(scene.parse, first, last, scene.day) if nation.state]
    codes = list(dict.fromkeys(nation.state for nation in found))
    if len(codes) > 1:
        return Verdict(None, why=f"bodies of {' and '.join(code or '' for code in codes)} are named together")
    if not codes:
        return Verdict(None, why=f"{words_of(scene.parse, first, last)!r}: the text does not say of which state")
    state = state_by_code(codes[0] or "", scene.day)
    if state is None:
        return None
    words = "armed forces" if head in listed("forces") else _own_words(subject, scene, found[0].last)
    demonym = state.demonyms[0] if state.demonyms else state.name
    actor = Actor(f"{state.code}-{slug(words).upper()}", ActorKind.BODY, f"{demonym} {words}", state.code, "", ())
    return Verdict(actor, state.code, "", f"{words!r} is a body of {state.name} and acts for it")


def _own_words(subject: Subject, scene: Scene, after: int) -> str:
    """The name of the body without its state: the compound before the head, or "of foreign affairs" behind it."""
    tokens = scene.parse.tokens
    start = subject.head
    while start > max(subject.first, after if after <= subject.head else subject.first):
        before = tokens[start - 1]
        if before.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        start -= 1
    words = words_of(scene.parse, start, subject.head + 1).casefold()
    return words.replace("defense", "defence")
