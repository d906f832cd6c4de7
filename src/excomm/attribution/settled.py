"""What the form of a sentence settles about whose words they are, however likely something else is.

The network and the weights that join it to the rules (``agreement.py``) know no grammar: now and then they take a
subject from another sentence, the person told for the speaker, or the words of another paragraph for what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import minus, tidy, trimmed
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import agent, children, is_passive, speaks, subject
from excomm.attribution.verbal import source_span
from excomm.records import Span

FORMAL = frozenset(("relayed", "announced"))
"""Finders whose form alone tells who speaks: their candidates stand as they are."""

_SELF = {"i", "we"}
_NOBODY = {"there", "this", "that", "which", "what"}


def settled(material: Material, ruled: Sequence[Candidate], acts: Sequence[Candidate]) -> list[Candidate]:
    """``acts`` with the candidates of formal finders among ``ruled`` as these give them, and with possible speakers."""
    formal = [one for one in ruled if one.finder in FORMAL or _in_dialogue(material, one)]
    cues = [cue for one in formal for cue in one.cue]
    kept = [_apart(material, one) for one in formal]
    for one in acts:
        if one.finder not in FORMAL and not any(cue.overlaps(other) for cue in one.cue for other in cues):
            kept += _possible(material, one)
    return kept


def _in_dialogue(material: Material, one: Candidate) -> bool:
    """Whether dashes alone set off the words: the network was never shown a dialogue like that."""
    quotation = material.quotation_at(one.content[0].start) if one.finder == "quoted" else None
    return quotation is not None and quotation.outer == quotation.inner


def _possible(material: Material, one: Candidate) -> Iterator[Candidate]:
    """``one`` as far as grammar allows it."""
    content = one.content if one.verbatim or not one.cue else _near(material, one)
    if content != one.content and not one.finder:
        return  # what the network read across paragraphs it has misread
    source = _source(material, one)
    if source is not None and source.of(material.article.text).lower() not in _SELF:
        content = tidy(material, content, (*one.cue, source)) if _inside(source, content) else content
    if content:
        yield _apart(material, replace(one, source=source, content=content))


def _apart(material: Material, one: Candidate) -> Candidate:
    """``one`` with no word both speaker and cue, or both speaker and person spoken to."""
    if one.source is None:
        return one
    source: Span | None = one.source
    if any(one.source.overlaps(cue) for cue in one.cue):
        left = minus([one.source], one.cue)
        source = trimmed(material.article.text, max(left, key=lambda span: span.end - span.start)) if left else None
    told = one.addressee is not None and source is not None and source.overlaps(one.addressee)
    return replace(one, source=source, addressee=None if told else one.addressee)


def _inside(source: Span, content: Sequence[Span]) -> bool:
    return any(part.overlaps(source) for part in content)


def _near(material: Material, one: Candidate) -> tuple[Span, ...]:
    """The content without unquoted words of another paragraph than the cue's."""
    home = material.paragraph_at(one.cue[0].start)
    kept = []
    for part in one.content:
        if material.quotation_at(part.start) is not None and material.quotation_at(part.end - 1) is not None:
            kept.append(part)
        elif home.overlaps(part):
            kept.append(Span(max(part.start, home.start), min(part.end, home.end)))
    return tuple(kept)


def _source(material: Material, one: Candidate) -> Span | None:
    """The source that the cue's own clause allows: its subject or agent; None where it names nobody who speaks."""
    source, parse = one.source, material.parse
    if source is None or one.inherits:
        return source
    source = _whole(material, source)
    text = source.of(material.article.text).lower()
    if text in _NOBODY:
        return None
    verb = _verb(material, one)
    if verb is None:
        return source
    if is_passive(parse, verb) or (not one.finder and _is_bare(material, verb)):
        inverted = source.start > parse.tokens[verb].span.end and not is_passive(parse, verb)
        told = one.addressee is not None and one.addressee.overlaps(source)
        if not inverted and (told or text == "it" or parse.tokens[verb].lemma in words("told")):
            by = agent(parse, verb)
            return source_span(material, by) if by is not None else None
        return source
    head = subject(parse, verb)
    if head is None or parse.tokens[verb].sentence == parse.sentence_at(source.start):
        return source
    return source_span(material, head) if speaks(parse, head, material.labels) else source


def _verb(material: Material, one: Candidate) -> int | None:
    """The verb that carries the cue, or None."""
    tokens = material.parse.tokens
    if one.verb >= 0:
        return one.verb if tokens[one.verb].pos == "VERB" else None
    inside = [at for cue in one.cue for at in material.parse.tokens_in(cue) if tokens[at].pos == "VERB"]
    return inside[-1] if inside else None


def _is_bare(material: Material, verb: int) -> bool:
    """Whether it is a participle without auxiliary: "Asked whether he knew, ..."."""
    parse = material.parse
    return parse.tokens[verb].tag == "VBN" and not children(parse, verb, "aux", "auxpass", "nsubj")


def _whole(material: Material, span: Span) -> Span:
    """``span`` up to the edges of the words that it cuts."""
    inside = material.parse.tokens_in(span)
    text = material.article.text
    start, end = span.start, span.end
    if inside:
        first, last = material.parse.tokens[inside[0]].span, material.parse.tokens[inside[-1]].span
        start = first.start if text[start - 1 : start].isalnum() and text[start].isalnum() else start
        end = last.end if text[end - 1].isalnum() and text[end : end + 1].isalnum() else end
    return Span(start, end)
