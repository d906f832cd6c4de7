"""Refusals and offers told by (un)willingness: "is not ready to suspend", "will not lift", "is willing to meet"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.frames import verb_frame
from excomm.event.lexicon import mode_of, words
from excomm.event.plover import code_of
from excomm.event.roles import targets
from excomm.event.scene import Scene
from excomm.event.source import sources
from excomm.event.tree import below, is_verb
from excomm.records import Parse

ORDER = 10

CONFIDENCE = 0.6
"""Not calibrated."""


def find(scene: Scene) -> Iterator[Candidate]:
    """A REJECT for each refused act of cooperation, an AGREE for each act that somebody says to be ready for."""
    for at in range(len(scene.parse.tokens)):
        if is_verb(scene.parse, at):
            found = _read(scene, at)
            if found is not None:
                yield found


def _read(scene: Scene, verb: int) -> Candidate | None:
    attitude = _attitude(scene.parse, verb)
    if attitude is None:
        return None
    wanted, trigger, node = attitude
    frame = verb_frame(scene, verb)
    if frame is None or code_of(frame.type).quad not in (1, 2):
        return None
    who = sources(scene, verb, verbal=True)
    whom = tuple(at for at in targets(scene, verb, frame) if at not in who)
    kind = "AGREE" if wanted else "REJECT"
    mode = "" if wanted else mode_of("REJECT", (frame.type, frame.mode))
    return Candidate(kind, mode, trigger, node, who, whom, "willingness", CONFIDENCE, sort="attitude")


def _attitude(parse: Parse, verb: int) -> tuple[bool, tuple[int, ...], int] | None:
    """Whether the deed is wanted, the words that say so, and the verb that carries them."""
    token = parse.tokens[verb]
    refusing = below(parse, verb, "neg")
    if refusing and any(parse.tokens[at].text.lower() in words("will") for at in below(parse, verb, "aux")):
        return False, (verb,), verb
    if token.dep != "xcomp" or not any(parse.tokens[at].tag == "TO" for at in below(parse, verb, "aux", "auxpass")):
        return None
    head = parse.tokens[token.head]
    carrier = head.head if head.pos == "ADJ" and is_verb(parse, head.head) else token.head
    negated = bool(below(parse, carrier, "neg") or below(parse, token.head, "neg"))
    word = head.lemma.lower()
    if word in words("willing"):
        return not negated, (token.head,), carrier
    if word in words("unwilling"):
        return None if negated else (False, (token.head,), carrier)
    if word in words("intent") and negated:
        return False, (token.head,), carrier
    return None
