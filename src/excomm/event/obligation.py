"""Requests told by obligation: "Paris said that Tehran must release the crew"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.frames import verb_frame
from excomm.event.lexicon import mode_of, words
from excomm.event.mention import states_of
from excomm.event.plover import lighter_score
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.source import sources
from excomm.event.syntax import doers, members, passive
from excomm.event.tree import below, is_verb

ORDER = 18

CONFIDENCE = 0.5
"""Not calibrated."""


def find(scene: Scene) -> Iterator[Candidate]:
    """A REQUEST for each clause in which somebody says what another must or should do."""
    parse = scene.parse
    for verb, token in enumerate(parse.tokens):
        if (
            token.dep != "ccomp"
            or not is_verb(parse, token.head)
            or parse.tokens[token.head].lemma not in words("saying") | words("wanting")
        ):
            continue
        who = sources(scene, token.head, verbal=True)
        said = parse.tokens[token.head].lemma in words("saying")
        whom = _obliged(scene, verb) if said else _wanted(scene, verb)
        if who and whom and not _same(scene, who, whom):
            frame = verb_frame(scene, verb)
            mode = mode_of("REQUEST", (frame.type, frame.mode) if frame is not None else None)
            yield Candidate(
                "REQUEST",
                mode,
                (verb if said else token.head,),
                token.head,
                who,
                whom,
                "obligation",
                CONFIDENCE,
                score=lighter_score("REQUEST", "appeal"),
            )


def _wanted(scene: Scene, verb: int) -> tuple[int, ...]:
    """Who is wanted to do it: "wants the United States to pay", said of a third by name."""
    parse = scene.parse
    asking = parse.tokens[verb].head
    if parse.tokens[asking].tag not in ("VBZ", "VBP") or below(parse, asking, "neg"):
        return ()
    if not any(parse.tokens[at].tag == "TO" for at in below(parse, verb, "aux")):
        return ()
    if any(parse.tokens[at].pos == "PRON" for at in doers(parse, asking)):
        return ()
    return _named(scene, verb)


def _named(scene: Scene, verb: int) -> tuple[int, ...]:
    """The written subjects that name somebody who can act between states."""
    parse = scene.parse
    named = [at for head in below(parse, verb, "nsubj") for at in members(parse, head)]
    return tuple(at for at in named if parse.tokens[at].pos != "PRON" and rank(scene, at) is Rank.ACTOR)


def _obliged(scene: Scene, verb: int) -> tuple[int, ...]:
    parse = scene.parse
    helpers = {parse.tokens[at].text.lower() for at in below(parse, verb, "aux")}
    if not helpers & words("obligation") or passive(parse, verb) or below(parse, verb, "neg"):
        return ()
    before = [at for at in below(parse, verb, "aux") if parse.tokens[at].text.lower() in words("obligation")]
    if any(head > before[0] for head in below(parse, verb, "nsubj")):
        return ()  # "should Khartoum continue": a condition
    return _named(scene, verb)


def _same(scene: Scene, who: tuple[int, ...], whom: tuple[int, ...]) -> bool:
    """Whether both are of one state: what a side says of itself is no request."""
    asking = {state for at in who for state in states_of(scene, at)}
    return any(states_of(scene, at) & asking for at in whom)
