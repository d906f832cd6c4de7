"""Deeds that a noun takes for granted: "condemned Peru's invasion of Chile", "the US withdrawal was hasty".

Only where the noun says who did it to whom (or to whom, of a deed that the reader knows), and stands where a fact
stands: as the subject of a plain clause, or under a verb or preposition that takes it for one (``words.factive``,
``words.owing`` of ``language/en/events.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.frames import noun_frames_of
from excomm.event.lexicon import NounFrame, words
from excomm.event.mention import means_actor
from excomm.event.noun_roles import noun_roles
from excomm.event.scene import Scene
from excomm.event.tree import below, is_verb
from excomm.records import Parse

ORDER = 35

CONFIDENCE = 0.5
"""Not calibrated."""

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE"})

_SUFFERED = frozenset({"ASSAULT", "COERCE"})


def find(scene: Scene) -> Iterator[Candidate]:
    """One candidate for each noun of a deed with both its sides that stands where a fact stands."""
    for at, token in enumerate(scene.parse.tokens):
        if token.pos not in ("NOUN", "PROPN"):
            continue
        frame = next((each for each in noun_frames_of(scene, at) if each.type in _DEEDS), None)
        if frame is None or not _fact(scene.parse, at):
            continue
        who, whom = noun_roles(scene, at, frame)
        if (who and (whom or _left(scene.parse, at, frame))) or _well_known(scene, at, frame, whom):
            whom = tuple(one for one in whom if one not in who)
            yield Candidate(frame.type, frame.mode, (at,), at, who, whom, "fact", CONFIDENCE, sort="thing")


def _well_known(scene: Scene, noun: int, frame: NounFrame, whom: tuple[int, ...]) -> bool:
    """Whether it is a deed that the reader knows, of whose doer nothing is said: "the 1979 seizure of the embassy"."""
    before = {scene.parse.tokens[at].text.lower() for at in below(scene.parse, noun, "det")}
    named = (at for at in whom if scene.parse.tokens[at].dep == "pobj" and means_actor(scene, at))
    return frame.type in _SUFFERED and "the" in before and any(named)


def _left(parse: Parse, noun: int, frame: NounFrame) -> bool:
    """Whether it is from a treaty that somebody withdrew: what is left need be nobody."""
    return frame.type == "SANCTION" and any(
        parse.tokens[at].text.lower() == "from" for at in below(parse, noun, "prep")
    )


def _fact(parse: Parse, noun: int) -> bool:
    token = parse.tokens[noun]
    head = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return is_verb(parse, token.head) and _plain(parse, token.head)
    if token.dep == "dobj":
        return head.lemma in words("factive")
    if token.dep != "pobj":
        return False
    above = parse.tokens[head.head]
    if head.text.lower() in words("owing"):
        return True
    return (head.text.lower() == "to" and (above.lemma in words("answering") or above.lemma in words("answers"))) or (
        head.text.lower() == "for" and above.lemma in words("factive")
    )


def _plain(parse: Parse, verb: int) -> bool:
    """Whether the clause tells what is, not what may be: no helper but of tense, nothing possible or planned."""
    helpers = {parse.tokens[at].text.lower() for at in below(parse, verb, "aux")}
    if helpers - words("tense") or parse.tokens[verb].lemma in words("unsure"):
        return False
    said = {parse.tokens[at].lemma.lower() for at in below(parse, verb, "acomp", "attr", "oprd")}
    return not said & words("unsure")
