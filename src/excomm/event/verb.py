"""Events told by verbs: "attacked", "agreed to meet", "has withdrawn its ambassador"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.frames import content, fitting_frames, verb_frame
from excomm.event.lexicon import VerbFrame, mode_of
from excomm.event.mention import mention_spans, own_means, serving
from excomm.event.plover import code_of, lighter_score
from excomm.event.political import Rank, both, rank
from excomm.event.roles import targets
from excomm.event.scene import Scene
from excomm.event.source import parties, senders, sources, unowned_subject
from excomm.event.syntax import doers, headlined, objects, passive, phrases
from excomm.event.tree import below, is_verb

ORDER = 20

CONFIDENCE = 0.7
"""Not calibrated: our own reading of what the rules found on news."""

ONE_SIDED = 0.55
"""The same, where the sentence names only one side."""

_VERBAL = (1, 3)

_OWN_FORCES = frozenset({("MOBILIZE", "troops"), ("RETREAT", "withdraw")})
"""What is done with one's own forces: "the brigade was put on alert" tells of the brigade's side."""

_INWARD = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE", "REJECT", "MOBILIZE", "CONSULT", "COOPERATE"}
)
"""What can be done to one's own state's people, or by two bodies of one state together."""


def find(scene: Scene) -> Iterator[Candidate]:
    """One candidate for each verb that fills a frame."""
    for at, token in enumerate(scene.parse.tokens):
        if token.pos not in ("VERB", "AUX", "ADJ") or token.dep in ("amod", "compound", "nmod"):
            continue
        for frame in fitting_frames(scene, at):
            if _recalled(scene, at, frame):
                break
            found = _candidate(scene, at, frame)
            if frame.needs and not found.targets and not _several(scene, frame, found.sources):
                continue  # another frame may fit what has no other side
            if headlined(scene.parse, at) and not found.sources and not _suffered(scene, at):
                break
            if found.sources or frame.given or not unowned_subject(scene, at):
                yield found
            break


def _suffered(scene: Scene, verb: int) -> bool:
    """Whether somebody who can act between states suffers it, and not only a man of his country."""
    return any(rank(scene, at) is Rank.ACTOR for at in objects(scene.parse, verb))


def _recalled(scene: Scene, verb: int, frame: VerbFrame) -> bool:
    """Whether it only says which: "extended the sanctions imposed on B" imposes none besides."""
    parse = scene.parse
    noun = parse.tokens[verb].head
    if frame.type != "COERCE" or parse.tokens[verb].dep != "acl" or not passive(parse, verb):
        return False
    above = parse.tokens[noun].head
    if parse.tokens[noun].dep not in ("dobj", "nsubjpass") or not is_verb(parse, above):
        return False
    other = verb_frame(scene, above)
    return other is not None and other.type in ("COERCE", "RETREAT")


def _several(scene: Scene, frame: VerbFrame, who: tuple[int, ...]) -> bool:
    parse = scene.parse
    sent = [noun for at in who for word, noun in phrases(parse, at) if word in ("from", "of", "on")]
    if len(who) == 1 and len(mention_spans(scene, who[0])) > 1:
        return True  # "Greek and Turkish officials"
    if frame.gathers and any(parse.tokens[at].tag in ("NNS", "NNPS") for at in who):
        return True
    return len(who) > 1 or (frame.mutual and any(both(parse, at) for at in (*who, *sent)))


def _who(scene: Scene, verb: int, frame: VerbFrame) -> tuple[int, ...]:
    """Who does it: the subject; who gives where the subject receives; forces that nobody is said to have sent."""
    if frame.given:
        return senders(scene, verb)
    who = sources(scene, verb, verbal=code_of(frame.type).quad in _VERBAL)
    if not who and passive(scene.parse, verb):
        who = parties(scene, verb)
    if who or (frame.type, frame.mode) not in _OWN_FORCES or not passive(scene.parse, verb):
        return who
    moved = objects(scene.parse, verb)
    return tuple(at for at in moved if rank(scene, at) is Rank.ACTOR) if not doers(scene.parse, verb) else ()


def _left(scene: Scene, noun: int) -> bool:
    """Whether it is only where forces came from: "were dispatched from Toulon"."""
    token = scene.parse.tokens[noun]
    return token.dep == "pobj" and scene.parse.tokens[token.head].text.lower() == "from"


def _candidate(scene: Scene, verb: int, frame: VerbFrame) -> Candidate:
    mode = frame.mode or mode_of(frame.type, content(scene, verb))
    who = _who(scene, verb, frame)
    joint = frame.mutual and _several(scene, frame, who)
    met = targets(scene, verb, frame) if joint and frame.targets[:1] == ("object",) else ()
    whom = tuple(at for at in met or targets(scene, verb, frame, joint=joint) if at not in who)
    whom = tuple(at for at in whom if not own_means(scene.parse, at, frame.type))
    if frame.type == "MOBILIZE" and who:
        whom = tuple(at for at in whom if not _left(scene, at))
    if frame.type not in _INWARD or frame.mode == "visit":
        # "Paris asked that France's offer be heard": nobody asks something of himself.
        own = {state for at in who for state in serving(scene, at)}
        whom = tuple(at for at in whom if rank(scene, at) is Rank.CROWD or not serving(scene, at) & own)
    particle = [at for at in below(scene.parse, verb, "prt") if at == verb + 1]
    return Candidate(
        type=frame.type,
        mode=mode,
        trigger=(verb, *particle),
        node=verb,
        sources=who,
        targets=whom,
        finder="verb",
        confidence=CONFIDENCE if who and whom else ONE_SIDED,
        score=lighter_score(frame.type, frame.lighter),
    )
