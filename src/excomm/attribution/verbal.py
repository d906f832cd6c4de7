"""From a cue verb with its subject and complement to a candidate: what the finders over verbs share."""

from __future__ import annotations

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.complement import Complement
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, is_passive, negated, noun_phrase, speaks, subject, verb_group
from excomm.attribution.told import done
from excomm.records import Act, Span


def speaker(material: Material, verb: CueVerb) -> int | None:
    """The token of who speaks with ``verb``, or None where nobody does or the saying is not told as done."""
    parse = material.parse
    if is_passive(parse, verb.index) or not done(parse, verb.index, verb.cue.lemma):
        return None
    head = subject(parse, verb.index)
    if head is None or parse.tokens[head].text.lower() in words("mute"):
        return None
    if any(parse.tokens[child].lemma == "no" for child in children(parse, head, "det")):
        return None
    head = _person(material, verb.index, head)
    if head is None:
        return None
    if verb.cue.speaker and not speaks(parse, head, material.labels):
        return None
    if material.quotation_at(parse.tokens[head].span.start) != material.quotation_at(
        parse.tokens[verb.index].span.start
    ):
        return None  # nobody inside a quotation speaks outside of it
    return head


def _person(material: Material, verb: int, head: int) -> int | None:
    """``head``, or where "who" cannot mean it, who it stands beside: in "a man close to Rome who said", the man."""
    parse = material.parse
    own = children(parse, verb, "nsubj")
    relative = parse.tokens[verb].dep == "relcl" and own and parse.tokens[own[-1]].lemma == "who"
    if not relative or material.labels.get(head) not in {"ORG", "GPE", "LOC", "FAC"}:
        return head
    at = head
    while parse.tokens[at].dep in {"pobj", "prep", "amod", "compound", "appos"} and parse.tokens[at].head != at:
        at = parse.tokens[at].head
        noun = parse.tokens[at].pos in {"NOUN", "PROPN"}
        if noun and material.labels.get(at) in {None, "PERSON"} and speaks(parse, at, material.labels):
            return at
    return None


def source_span(material: Material, head: int) -> Span:
    """The noun phrase of the speaker at ``head``, without a dateline that the parser takes for a part of it."""
    parse, dateline = material.parse, material.article.dateline
    phrase = noun_phrase(parse, head)
    if dateline is None or not dateline.overlaps(phrase):
        return phrase
    inside = [
        at
        for at in range(parse.tokens_in(dateline)[-1] + 1, parse.bounds[parse.tokens[head].sentence][1])
        if parse.tokens[at].span.start >= dateline.end and parse.tokens[at].pos not in {"PUNCT", "SYM"}
    ]
    if not inside:
        return phrase
    first = inside[0]
    while parse.tokens[first].dep in {"compound", "amod", "det", "nmod", "poss"} and parse.tokens[first].head > first:
        first = parse.tokens[first].head
    named = noun_phrase(parse, first)
    start = parse.tokens[inside[0]].span.start
    return Span(start, max(phrase.end, named.end) if phrase.end > dateline.end else named.end)


def candidate(
    material: Material, verb: CueVerb, head: int, complement: Complement, finder: str, confidence: float
) -> Candidate | None:
    """The candidate of one verb; None where no content is left once cue and source are taken out."""
    parse = material.parse
    source = source_span(material, head)
    cue = verb_group(parse, verb.index, complement.last)
    around = circumstance(material, verb)
    content = tidy(material, [complement.content], (cue, source))
    if not content:
        return None
    if around.addressee is not None and all(around.addressee.covers(part) for part in content):
        return None  # "promised the junta nothing"
    denied = negated(parse, verb.index)
    act = Act.REJECT if denied and complement.act in {Act.ACCEPT, Act.INTEND, Act.PRAISE} else complement.act
    return Candidate(
        finder=finder,
        source=source,
        cue=(cue,),
        content=content,
        confidence=confidence,
        verb=verb.index,
        act=act,
        addressee=complement.addressee or around.addressee,
        medium=around.medium,
        occasion=around.occasion,
    )
