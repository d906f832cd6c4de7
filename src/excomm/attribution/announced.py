"""A whole text that is announced with a colon: "X issued the following statement:", "the letter reads as follows:".

The words stand in the paragraphs behind, without quotation marks. The first is theirs; how far they go on shows only
where they speak of themselves ("we", "our"), so that a reporter who goes on speaking is not taken for the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, noun_phrase, subject, tokens_span
from excomm.attribution.verbal import source_span
from excomm.records import Parse, Span

ORDER = 85
CONFIDENCE = 0.85
"""Not measured: PolNeAR has no such text."""
FARTHEST_GAP = 2
"""Paragraphs that do not speak of themselves, between two that do, and still belong to the text."""

_OF_SELF = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y|[Uu]s)\b")
_ISSUING = {"issue", "release", "publish", "send", "make", "deliver", "write", "carry", "adopt", "address"}
_READING = {"read", "follow", "say", "state", "run"}


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every text announced in a paragraph that ends in a colon."""
    text, paragraphs = material.article.text, material.article.paragraphs
    for rank, paragraph in enumerate(paragraphs[:-1]):
        if not paragraph.of(text).endswith(":") or material.quotation_at(paragraphs[rank + 1].start) is not None:
            continue
        announcing = _announcing(material, paragraph)
        if announcing is None:
            continue
        source, cue = announcing
        end = paragraphs[_last(material, rank + 1)].end
        content = tidy(material, [Span(paragraphs[rank + 1].start, end)], (source, cue))
        if content:
            yield Candidate("announced", source, (cue,), content, CONFIDENCE, verbatim=True)


def _announcing(material: Material, paragraph: Span) -> tuple[Span, Span] | None:
    """Source and cue of the last clause of ``paragraph``, if a document is issued or read in it."""
    parse = material.parse
    inside = parse.tokens_in(paragraph)
    first = parse.bounds[parse.tokens[inside[-1]].sentence][0]
    for at in reversed([at for at in inside if at >= first]):
        token = parse.tokens[at]
        if token.pos != "VERB" or token.lemma not in _ISSUING | _READING:
            continue
        document = _document(parse, at)
        head = subject(parse, at)
        if document is None or head is None:
            continue
        if token.lemma in _ISSUING and document != head:
            return source_span(material, head), Span(token.span.start, parse.tokens[document].span.end)
        if token.lemma in _READING and document == head:
            return _writer(material, document), tokens_span(parse, at, at)
    return None


def _document(parse: Parse, verb: int) -> int | None:
    """The document that is issued ("the following statement"), or that reads ("the letter reads")."""
    for child in [*children(parse, verb, "dobj"), *children(parse, verb, "nsubj")]:
        if parse.tokens[child].lemma in words("documents"):
            return child
    return None


def _writer(material: Material, document: int) -> Span:
    """Whose document it is, where the phrase says so: "the president's letter"; otherwise the document."""
    parse = material.parse
    for owner in children(parse, document, "poss"):
        return noun_phrase(parse, owner)
    for by in children(parse, document, "prep"):
        for owner in children(parse, by, "pobj"):
            if parse.tokens[by].lemma in {"by", "from", "of"}:
                return noun_phrase(parse, owner)
    return noun_phrase(parse, document)


def _last(material: Material, first: int) -> int:
    """The number of the last paragraph of a text that begins with the paragraph ``first``."""
    text, last = material.article.text, first
    for rank in range(first, len(material.article.paragraphs)):
        paragraph = material.article.paragraphs[rank]
        if rank - last > FARTHEST_GAP + 1:
            break
        unquoted = (
            match for match in _OF_SELF.finditer(text, paragraph.start, paragraph.end)
            if material.quotation_at(match.start()) is None
        )  # fmt: skip
        if next(unquoted, None) is not None:
            last = rank
    return last
