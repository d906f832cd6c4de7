"""How an event is told, from all that the text says of it: its clause, its terms, the years that it names."""

from __future__ import annotations

from dataclasses import replace

from excomm.event.candidate import Candidate
from excomm.event.history import long_past
from excomm.event.lexicon import words
from excomm.event.named import named_status, only_thought
from excomm.event.scene import Scene
from excomm.event.status import Verdict, judge, terms
from excomm.event.tree import below
from excomm.records import Status

_CONDITIONED = frozenset({"AGREE", "THREATEN"})
"""An offer or a threat is as conditional as what is offered or threatened."""


def tell(scene: Scene, one: Candidate) -> Verdict:
    """The verdict on ``one`` before its date is known."""
    verdict = judge(scene, one.node, one.sort)
    if not verdict.told:
        return verdict
    if _headline(scene, one.node) or (one.sort == "thing" and _eve(scene, one.node)):
        verdict = verdict.at_least(Status.FUTURE)
    if only_thought(scene, one.trigger[0]):
        return replace(verdict, told=False)
    named = named_status(scene, one.trigger[0])
    if named is not None and one.sort != "exchange":
        verdict = verdict.at_least(named)
    if verdict.condition is None and one.type in _CONDITIONED and one.sort == "deed":
        condition = terms(scene, one.node)
        verdict = verdict if condition is None else replace(verdict.at_least(Status.CONDITIONAL), condition=condition)
    if verdict.status is Status.ASSERTED and long_past(scene, one.node):
        return replace(verdict, status=Status.HISTORICAL)
    return verdict


def _headline(scene: Scene, verb: int) -> bool:
    """Whether it is a headline's infinitive, which tells what is planned: "Chad to sign accord with Libya"."""
    parse, token = scene.parse, scene.parse.tokens[verb]
    helpers = below(parse, verb, "aux", "auxpass")
    to = bool(helpers) and parse.tokens[helpers[0]].tag == "TO"
    return token.head == verb and to and bool(below(parse, verb, "nsubj", "nsubjpass"))


def _eve(scene: Scene, noun: int) -> bool:
    """Whether the noun is what something else comes before: "on the eve of the visit", "ahead of the talks"."""
    parse = scene.parse
    preposition = parse.tokens[noun].head
    above = parse.tokens[parse.tokens[preposition].head]
    return parse.tokens[preposition].text.lower() == "of" and above.lemma in words("before")
