"""Statements that threaten, in whatever words: PLOVER's THREATEN is the act of speech itself.

The finders know the threats that a verb, a noun or a set phrase names. Where the statement around none of them is a
threat by its act all the same ("any attack will be met with force"), the statement is the event: its speaker threatens,
and the verb that says what is ahead is the trigger.
"""

from __future__ import annotations

from collections.abc import Iterable

from excomm.event.candidate import Candidate
from excomm.event.lexicon import words
from excomm.event.mention import heads_in, means_actor, serving
from excomm.event.plover import code_of
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.syntax import doers, objects, passive
from excomm.event.telling import tell
from excomm.event.tree import below, is_verb
from excomm.records import Act, Mention, Parse, Statement, Status

CONFIDENCE = 0.4
"""Not calibrated: the act of speech is a guess of its own."""

_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod"})
"""What a verb is that tells no clause of its own: "the corresponding units"."""

_ASIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})
"""Clauses that only say how, when or which."""

_AHEAD = (Status.FUTURE, Status.CONDITIONAL)


def with_threats(scene: Scene, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, and one THREATEN for each threatening statement in which they hold none."""
    kept = list(found)
    for one in scene.statements:
        if one.act not in (Act.THREATEN, Act.ULTIMATUM) or one.status is not Status.ASSERTED or one.source is None:
            continue
        threat = None if _told(scene, one, kept) else _threat(scene, one, one.source, kept)
        if threat is not None:
            kept.append(threat)
    return tuple(sorted(kept, key=lambda each: each.trigger))


def _told(scene: Scene, one: Statement, found: Iterable[Candidate]) -> bool:
    """Whether an event of the statement is the threat already: a THREATEN, announced force, a demand with a term."""
    own = {at for span in (*one.cue, *one.content) for at in scene.parse.tokens_in(span)}
    for each in found:
        if each.trigger[0] not in own:
            continue
        if each.type == "THREATEN" or (each.type == "REQUEST" and one.act is Act.ULTIMATUM):
            return True
        if code_of(each.type, each.mode).quad == 4 and each.sources and _announced(scene, each):
            return True
    return False


def _announced(scene: Scene, one: Candidate) -> bool:
    """Whether the deed is ahead, and not the condition itself: in "will act if they land" the landing is no threat."""
    verdict = tell(scene, one)
    condition = verdict.condition
    inside = condition is not None and condition.covers(scene.parse.tokens[one.trigger[0]].span)
    return verdict.status in _AHEAD and not inside


def _threat(scene: Scene, one: Statement, source: Mention, found: Iterable[Candidate]) -> Candidate | None:
    parse = scene.parse
    if not any(means_actor(scene, head) for head in heads_in(parse, source.span)):
        return None
    inside = [at for span in one.content for at in parse.tokens_in(span)]
    # what tells of nobody who can act ("the corresponding units will open fire") becomes no event by itself
    taken = {at for each in found for at in each.trigger if _of_somebody(scene, each)}
    verbs = [at for at in inside if is_verb(parse, at) and parse.tokens[at].dep not in _NO_CLAUSE]
    free = [at for at in verbs if at not in taken and parse.tokens[at].dep not in _ASIDE and not _forgone(parse, at)]
    ahead = [at for at in free if {parse.tokens[aux].text.lower() for aux in below(parse, at, "aux")} & words("would")]
    if not ahead and (not free or parse.tokens[free[0]].tag in ("VBD", "VBN")):
        return None  # what was done is no threat, whatever its words are
    trigger = (ahead or free)[0]
    addressed = heads_in(parse, one.addressee.span) if one.addressee is not None else ()
    addressed = tuple(at for at in addressed if rank(scene, at) is Rank.ACTOR)
    whom = addressed or _threatened(scene, inside, source, _own_doers(scene, trigger, source))
    return Candidate(
        "THREATEN", "", (trigger,), trigger, (), whom, "voiced", CONFIDENCE, sort="attitude", speakers=(source,)
    )


def _forgone(parse: Parse, verb: int) -> bool:
    """Whether the speaker forgoes the first blow: "will not be the first to fire", "will not attack first"."""
    first = (parse.tokens[at].lemma == "first" for at in below(parse, verb, "attr", "advmod", "acomp"))
    return bool(below(parse, verb, "neg")) and any(first)


def _of_somebody(scene: Scene, one: Candidate) -> bool:
    return bool(one.speakers) or any(means_actor(scene, head) for head in (*one.sources, *one.targets))


def _own_doers(scene: Scene, verb: int, source: Mention) -> tuple[int, ...]:
    """Who "will have to act" is the side of a speaker whose state the words do not name; who "will feel it" is not."""
    parse = scene.parse
    if passive(parse, verb) or any(serving(scene, at) for at in parse.tokens_in(source.span)):
        return ()
    things = {parse.tokens[at].lemma for at in objects(parse, verb)}
    return () if things & words("suffered") or parse.tokens[verb].lemma in words("feel") else doers(parse, verb)


def _threatened(scene: Scene, inside: list[int], source: Mention, ours: tuple[int, ...]) -> tuple[int, ...]:
    """Who has to fear it: the only other state that is named, else whoever the condition is about."""
    parse = scene.parse
    own = {state for at in (*parse.tokens_in(source.span), *ours) for state in serving(scene, at)}
    named = [at for at in inside if parse.tokens[at].pos == "PROPN" and rank(scene, at) is Rank.ACTOR]
    others = [at for at in named if (states := serving(scene, at)) and not states & own]
    if len({state for at in others for state in serving(scene, at)}) == 1:
        return tuple(others[:1])
    for at in inside:
        marks = {parse.tokens[mark].text.lower() for mark in below(parse, at, "mark")}
        if parse.tokens[at].dep == "advcl" and marks & words("awaiting"):
            return tuple(head for head in doers(parse, at) if head in others)
    return ()
