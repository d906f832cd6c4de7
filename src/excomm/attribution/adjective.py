"""A state of mind as a predicate: "X is confident that ...", "X has been skeptical about ..."."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import Cue, cues
from excomm.attribution.phrase import children, negated, speaks, subject, subtree_span, tokens_span, verb_group
from excomm.attribution.told import done
from excomm.attribution.verbal import source_span
from excomm.records import Act, Span

ORDER = 70
CONFIDENCE = 0.50
"""Precision of pair@0.5 on the first 250 articles of PolNeAR train (dev has too few): 7 of 14."""

_COPULAS = {"be", "remain", "become", "feel", "seem", "appear"}


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every adjective of the lexicon behind a copula whose subject can hold a view."""
    parse = material.parse
    known = cues("adjectives")
    for index, token in enumerate(parse.tokens):
        if token.lemma not in known or token.dep not in {"acomp", "oprd"}:
            continue
        copula = token.head
        head = subject(parse, copula) if parse.tokens[copula].lemma in _COPULAS else None
        if head is None or not speaks(parse, head, material.labels) or not done(parse, copula, "believe"):
            continue
        told = _content(material, index, copula, known[token.lemma])
        if told is None:
            continue
        source, cue = source_span(material, head), verb_group(parse, copula, index)
        content = tidy(material, [told[0]], (cue, source))
        if content:
            act = Act.REJECT if negated(parse, copula) and told[1] is Act.PRAISE else told[1]
            yield Candidate("adjective", source, (cue,), content, CONFIDENCE, verb=copula, act=act)


def _content(material: Material, index: int, copula: int, cue: Cue) -> tuple[Span, Act] | None:
    parse = material.parse
    for clause in children(parse, index, "ccomp", "xcomp"):
        act = cue.act("clause" if parse.tokens[clause].dep == "ccomp" else "infinitive")
        if act is not None:
            return subtree_span(parse, clause), act
    for preposition in [*children(parse, index, "prep"), *children(parse, copula, "prep")]:
        act = cue.act(parse.tokens[preposition].lemma)
        inside = parse.subtree(preposition)
        if act is not None and preposition > index and len(inside) > 1:
            return tokens_span(parse, inside[1], inside[-1]), act
    return None
