"""A noun of saying with its owner and its content: "Moscow's warning that ...", "a call by the council for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import Cue, cues
from excomm.attribution.phrase import children, speaks, subtree_span, tokens_span
from excomm.attribution.verbal import source_span
from excomm.records import Act, Span

ORDER = 60
CONFIDENCE = 0.50
"""Precision of pair@0.5 on the first 250 articles of PolNeAR train (dev has too few): 20 of 40."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every noun of the lexicon that has both an owner and a content."""
    parse = material.parse
    known = cues("nouns")
    for index, token in enumerate(parse.tokens):
        if token.pos != "NOUN" or token.lemma not in known:
            continue
        owner = _owner(material, index)
        told = _content(material, index, known[token.lemma]) if owner is not None else None
        if owner is None or told is None:
            continue
        cue, source = tokens_span(parse, index, index), source_span(material, owner)
        content = tidy(material, [told[0]], (cue, source))
        if content:
            yield Candidate("noun", source, (cue,), content, CONFIDENCE, act=told[1])


def _owner(material: Material, index: int) -> int | None:
    parse = material.parse
    for owner in children(parse, index, "poss"):
        if parse.tokens[owner].pos == "PRON" or speaks(parse, owner, material.labels):
            return owner
    for preposition in children(parse, index, "prep"):
        if parse.tokens[preposition].lemma in {"by", "from"}:
            for owner in children(parse, preposition, "pobj"):
                if speaks(parse, owner, material.labels):
                    return owner
    return None


def _before_verdict(material: Material, noun: int, content: Span) -> Span:
    """``content`` without what somebody else calls it: "rejected Oslo's claim that it sank | as "a lie"."""
    parse = material.parse
    judged = parse.tokens[noun].dep == "dobj" and any(
        verb.index == parse.tokens[noun].head and verb.cue.act("as") is not None for verb in material.verbs
    )
    for at in reversed(parse.tokens_in(content)[1:] if judged else []):
        quoted = material.quotation_at(parse.tokens[at + 1].span.start) is not None
        if parse.tokens[at].text == "as" and (quoted or parse.tokens[at + 1].text in {"a", "an"}):
            return Span(content.start, parse.tokens[at - 1].span.end)
    return content


def _content(material: Material, index: int, cue: Cue) -> tuple[Span, Act] | None:
    parse = material.parse
    for clause in children(parse, index, "acl", "ccomp", "relcl"):
        below = {parse.tokens[child].tag for child in parse.children[clause]}
        marked = any(parse.tokens[child].dep == "mark" for child in parse.children[clause])
        act = cue.act("clause") if marked else cue.act("infinitive") if "TO" in below else None
        if act is not None and clause > index:
            return _before_verdict(material, index, subtree_span(parse, clause)), act
    for preposition in children(parse, index, "prep"):
        act = cue.act(parse.tokens[preposition].lemma)
        inside = parse.subtree(preposition)
        dated = any(material.labels.get(at) == "DATE" for at in children(parse, preposition, "pobj"))
        if act is not None and len(inside) > 1 and not dated:
            return tokens_span(parse, inside[1], inside[-1]), act
    return None
