"""How an event is told, from all that the text says of it: its clause, its terms, the years that it names."""

from __future__ import annotations

from dataclasses import replace

from excomm.event.candidate import Candidate
from excomm.event.condition import terms
from excomm.event.history import long_past
from excomm.event.lexicon import words
from excomm.event.named import named_status, only_thought
from excomm.event.negation import negated
from excomm.event.scene import Scene
from excomm.event.status import judge
from excomm.event.verdict import Verdict, forms
from excomm.records import Parse, Status

_CONDITIONED = frozenset({"AGREE", "THREATEN"})
"""An offer or a threat is as conditional as what is offered or threatened."""


def tell(scene: Scene, one: Candidate) -> Verdict:
    """The verdict on ``one`` before its date is known."""
    verdict = judge(scene, one.node, one.sort)
    if not verdict.told:
        return verdict
    if one.sort == "thing" and _eve(scene, one.node):
        verdict = verdict.at_least(Status.FUTURE)
    named = named_status(scene, one.trigger[0])
    if named is not Status.DENIED and only_thought(scene, one.trigger[0]):
        return replace(verdict, told=False)
    if named is not None and one.sort != "exchange":
        verdict = verdict.at_least(named)
    if verdict.condition is None and one.type in _CONDITIONED and one.sort == "deed":
        condition = terms(scene, one.node)
        verdict = verdict if condition is None else replace(verdict.at_least(Status.CONDITIONAL), condition=condition)
    # "In the war Sofia did not hand them over" is as old as a deed; what is denied today of those days is not.
    undone = verdict.status is Status.DENIED and negated(scene.parse, one.node) and _simple_past(scene.parse, one.node)
    if (verdict.status is Status.ASSERTED or undone) and long_past(scene, one.node, one.trigger[0]):
        return replace(verdict, status=Status.HISTORICAL)
    return verdict


def _eve(scene: Scene, noun: int) -> bool:
    """Whether the noun is what something else comes before: "on the eve of the visit", "ahead of the talks"."""
    parse = scene.parse
    preposition = parse.tokens[noun].head
    above = parse.tokens[parse.tokens[preposition].head]
    return parse.tokens[preposition].text.lower() == "of" and above.lemma in words("before")


def _simple_past(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].tag == "VBD" or "did" in forms(parse, verb, "aux")
