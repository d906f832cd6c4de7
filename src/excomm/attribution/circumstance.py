"""To whom, through which medium and on which occasion something was said, as far as it hangs on the cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from excomm.attribution.candidate import CueVerb, Material
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, noun_phrase, speaks, tokens_span
from excomm.records import ActorKind, Parse, Span
from excomm.registry import organisation_named


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What stands around an act of speech; None where the text does not say."""

    addressee: Span | None = None
    medium: Span | None = None
    occasion: Span | None = None


def circumstance(material: Material, verb: CueVerb) -> Circumstance:
    """The addressee, medium and occasion that hang on ``verb``."""
    parse = material.parse
    addressee: Span | None = None
    medium: Span | None = None
    occasion: Span | None = None
    for head in _addressed(parse, verb):
        if is_medium(material, head):
            medium = noun_phrase(parse, head)
        elif speaks(parse, head, material.labels):
            addressee = noun_phrase(parse, head)
    for preposition in children(parse, verb.index, "prep", "agent"):
        for head in children(parse, preposition, "pobj"):
            word = parse.tokens[preposition].lemma
            if parse.tokens[head].lemma in words("occasions") and word in {
                "at",
                "in",
                "during",
                "before",
                "on",
                "after",
            }:
                occasion = occasion or tokens_span(parse, preposition, _end_of_occasion(parse, head))
                medium = medium or _interviewer(material, head)
            elif word in {"on", "via", "through", "in", "over"} and _is_means(material, head):
                medium = medium or noun_phrase(parse, head)
    return Circumstance(addressee, medium or _relayed_by(material, verb), occasion)


def _addressed(parse: Parse, verb: CueVerb) -> list[int]:
    found = children(parse, verb.index, "dative")
    found = [below for head in found for below in (children(parse, head, "pobj") or [head])]
    if verb.cue.person:
        found += children(parse, verb.index, "dobj")
    for preposition in children(parse, verb.index, "prep"):
        if parse.tokens[preposition].lemma == "to" and verb.cue.act("to") is None:
            found += children(parse, preposition, "pobj")
    return found


def is_medium(material: Material, head: int) -> bool:
    """Whether the noun at ``head`` names a news outlet, an agency or a channel."""
    parse = material.parse
    if parse.tokens[head].pos == "PRON":
        return False
    inside = material.parse.tokens_in(noun_phrase(parse, head))
    if any(parse.tokens[at].lemma in words("media") for at in inside if at == head):
        return True
    if _is_outlet(material, head):
        return True
    if material.labels.get(head) != "ORG" and parse.tokens[head].pos != "PROPN":
        return False
    return any(parse.tokens[at].lemma in words("media") for at in inside)


def _is_outlet(material: Material, head: int) -> bool:
    """Whether the noun is, or belongs to, an outlet known by name: "told Reuters", "told the BBC's Persian service"."""
    parse = material.parse
    if parse.tokens[head].lemma in words("speakers") or material.labels.get(head) == "PERSON":
        return False
    owners = children(parse, head, "poss", "compound", "appos")
    if any(parse.tokens[at].lemma in words("media") for at in owners if parse.tokens[at].dep == "compound"):
        return True
    named = [name.span for name in parse.names if {head, *owners} & set(range(name.first, name.last))]
    named += [parse.tokens[at].span for at in (head, *owners)]
    text, dateline = material.article.text, material.article.dateline
    filed = dateline.of(text) if dateline is not None else ""
    for span in named:
        known = organisation_named(span.of(text).removeprefix("the ").removesuffix("'s").removesuffix("’s"))
        if known is not None and known.kind is ActorKind.MEDIA:
            return True
    return parse.tokens[head].text in re.findall(r"[(/]\s?([^()/]+?)\s?[)/]", filed)


def _is_means(material: Material, head: int) -> bool:
    return material.parse.tokens[head].lemma.rstrip(".") in words("means") or is_medium(material, head)


def _interviewer(material: Material, occasion: int) -> Span | None:
    """In "an interview with X", the outlet or programme X."""
    parse = material.parse
    if parse.tokens[occasion].lemma not in {"interview", "conversation", "article", "statement", "remark", "comment"}:
        return None
    for preposition in children(parse, occasion, "prep"):
        if parse.tokens[preposition].lemma in {"with", "to", "on", "for", "in"}:
            for head in children(parse, preposition, "pobj"):
                if is_medium(material, head) or material.labels.get(head) == "ORG":
                    return noun_phrase(parse, head)
    return None


def _end_of_occasion(parse: Parse, head: int) -> int:
    last = parse.tokens_in(noun_phrase(parse, head))
    return last[-1]


def _relayed_by(material: Material, verb: CueVerb) -> Span | None:
    """The outlet in a tail such as "..., according to the agency X", behind a statement with its own speaker."""
    parse = material.parse
    last = parse.bounds[parse.tokens[verb.index].sentence][1]
    for at in range(verb.last + 1, last - 1):
        if parse.tokens[at].lemma in {"accord", "according"} and parse.tokens[at + 1].lemma == "to":
            for head in children(parse, at + 1, "pobj"):
                if is_medium(material, head):
                    return _apposed_behind_stop(material, last) or noun_phrase(parse, head)
    return None


def _apposed_behind_stop(material: Material, following: int) -> Span | None:
    """A verbless sentence that only names an outlet is an apposition that a full stop cut off."""
    parse = material.parse
    if following >= len(parse.tokens):
        return None
    first, last = parse.bounds[parse.tokens[following].sentence]
    if any(parse.tokens[at].pos in {"VERB", "AUX"} for at in range(first, last)):
        return None
    for at in range(first, last):
        if is_medium(material, at):
            end = last - 1 if parse.tokens[last - 1].pos == "PUNCT" and last - 1 > first else last
            return tokens_span(parse, first, end - 1)
    return None
