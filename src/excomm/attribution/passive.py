"""A cue in the passive: "it was announced that", "X is said to have", "the raid was condemned by Y"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.complement import clausal
from excomm.attribution.content import tidy
from excomm.attribution.phrase import agent, children, is_passive, speaks, subtree_span, verb_group
from excomm.attribution.told import done
from excomm.attribution.verbal import source_span
from excomm.records import Act, Span

ORDER = 40
CONFIDENCE = 0.81
"""Precision of pair@0.5 on the first 250 articles of PolNeAR train (dev has too few): 21 of 26."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb in the passive with a clause, or with an object and an agent."""
    parse = material.parse
    for verb in material.verbs:
        if not is_passive(parse, verb.index) or not done(parse, verb.index, verb.cue.lemma):
            continue
        by = agent(parse, verb.index)
        source = source_span(material, by) if by is not None else None
        cue = verb_group(parse, verb.index, verb.last)
        told = _told(material, verb) if not verb.cue.speaker or by is not None else None
        if told is None and by is not None and speaks(parse, by, material.labels):
            told = _object(material, verb)
        content = tidy(material, told[0], (cue, *((source,) if source else ()))) if told else ()
        if told is None or not content:
            continue
        addressee = _addressee(material, verb)
        yield Candidate(
            "passive", source, (cue,), content, CONFIDENCE, verb=verb.index, act=told[1], addressee=addressee
        )


def _told(material: Material, verb: CueVerb) -> tuple[list[Span], Act] | None:
    """The clause: alone where the subject is "it" or the person told, with the subject where it was raised."""
    parse = material.parse
    complement = clausal(material, verb)
    if complement is None or any(parse.tokens[child].dep == "advcl" for child in parse.children[verb.index]):
        return None
    if any(parse.tokens[at].dep in {"aux", "auxpass"} for at in parse.tokens_in(complement.content)[:1]):
        return None  # the main clause of "the envoy, told of it, was said to be angry"
    subjects = children(parse, verb.index, "nsubjpass")
    raised = subjects and parse.tokens[subjects[0]].lemma != "it" and not verb.cue.person
    if raised and verb.cue.act("clause") is not None:
        return [subtree_span(parse, subjects[0]), complement.content], verb.cue.takes["clause"]
    return [complement.content], complement.act


def _object(material: Material, verb: CueVerb) -> tuple[list[Span], Act] | None:
    parse = material.parse
    act = verb.cue.act("object")
    subjects = children(parse, verb.index, "nsubjpass")
    if act is None or not subjects or parse.tokens[subjects[0]].pos == "PRON":
        return None
    spans = [_denied(material, subjects[0])]
    beside = [
        child for child in children(parse, verb.index, "prep") if parse.tokens[child].lemma in {"of", "for", "as"}
    ]
    if beside and beside[0] > verb.index:
        spans.append(subtree_span(parse, beside[0]))
    return spans, act


def _denied(material: Material, head: int) -> Span:
    """The noun phrase at ``head``, with the clause that is its content: "reports that the fleet had sailed"."""
    parse = material.parse
    for child in children(parse, head, "acl", "ccomp"):
        if any(parse.tokens[mark].lemma == "that" for mark in children(parse, child, "mark")):
            return subtree_span(parse, head)
    return source_span(material, head)


def _addressee(material: Material, verb: CueVerb) -> Span | None:
    subjects = children(material.parse, verb.index, "nsubjpass")
    if not verb.cue.person or not subjects or not speaks(material.parse, subjects[0], material.labels):
        return None
    return source_span(material, subjects[0])
