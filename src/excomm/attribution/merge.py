"""From candidates to statements: one statement of one act of speech, nested ones framed, each with its act and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from excomm.attribution.act import act_of
from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy, unstamped
from excomm.attribution.told import withholds
from excomm.records import UNKNOWN_WHEN, Kind, Mention, Span, Statement, Status, identify

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_FIRST_PERSON = {"i", "we", "me", "us"}


def statements(material: Material, acts: Sequence[Candidate]) -> tuple[Statement, ...]:
    """The statements of ``acts``, one each, in the order of the text, with their frames."""
    verbatim = tuple(span for one in acts if one.verbatim for span in one.content)
    acts = [one for one in acts if not _speaks_of_self(material, one, verbatim)]
    acts.sort(key=lambda one: (one.content[0].start, -one.content[-1].end))
    made = [_statement(material, one) for one in acts]
    return tuple(_framed(made))


def united(material: Material, candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate per cue, with content: the first finder's source, everybody's content."""
    first: dict[object, Candidate] = {}
    for one in candidates:
        key: object = one.verb if one.verb >= 0 else (one.cue, one.content)
        known = first.get(key)
        if known is None:
            first[key] = one
            continue
        holes = (*known.cue, *((known.source,) if known.source else ()))
        parts = [part for part in one.content if known.finder != "quoted" or _belongs(part, known)]
        first[key] = replace(
            known,
            content=tidy(material, (*known.content, *parts), holes),
            confidence=max(known.confidence, one.confidence),
            addressee=known.addressee or one.addressee,
            medium=known.medium or one.medium,
            occasion=known.occasion or one.occasion,
        )
    return [one for one in first.values() if one.content]


def _belongs(part: Span, quoted: Candidate) -> bool:
    """Whether words that another finder gives a quotation's cue are its: not those behind a cue that closes it."""
    introduced = quoted.content and quoted.content[0].start > quoted.cue[0].start
    return bool(introduced) or part.start < quoted.cue[0].start or any(part.overlaps(span) for span in quoted.content)


def _speaks_of_self(material: Material, one: Candidate, verbatim: tuple[Span, ...]) -> bool:
    """Whether it is the "I hope" or "we ask" of somebody who is being quoted: part of what he says, not a new act."""
    text = material.article.text
    if one.source is None or one.source.of(text).lower() not in _FIRST_PERSON:
        return False
    quoted = material.quotation_at(one.source.start) is not None
    return quoted or any(span.covers(one.source) for span in verbatim)


def _statement(material: Material, one: Candidate) -> Statement:
    article = material.article
    return Statement(
        id=identify("statement", article.id, one.cue, one.content),
        article=article.id,
        source=_mention(material, unstamped(material, one.source) if one.source else None),
        cue=one.cue,
        content=one.content,
        kind=Kind.DIRECT if one.verbatim else _kind(material, one.content),
        sentence=_sentence(material, one),
        act=act_of(material, one),
        said=UNKNOWN_WHEN,
        found_by=one.found_by,
        confidence=one.confidence,
        status=Status.DENIED if withholds(material.parse, one.verb) else one.status,
        addressee=_mention(material, one.addressee),
        medium=_mention(material, one.medium),
        occasion=one.occasion,
    )


def _mention(material: Material, span: Span | None) -> Mention | None:
    return None if span is None else Mention(span, span.of(material.article.text))


def _kind(material: Material, content: tuple[Span, ...]) -> Kind:
    quoted = total = 0
    for span in content:
        for word in _WORD.finditer(material.article.text, span.start, span.end):
            total += 1
            quoted += material.quotation_at(word.start()) is not None
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == total else Kind.MIXED


def _sentence(material: Material, one: Candidate) -> Span:
    """The sentences that show source, cue and content."""
    spans = [*one.content, *one.cue, *([one.source] if one.source and not one.inherits else [])]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    first, last = material.parse.sentence_at(start), material.parse.sentence_at(end - 1)
    start = min(start, material.parse.sentences[first].start) if first is not None else start
    end = max(end, material.parse.sentences[last].end) if last is not None else end
    return Span(start, end)


def _framed(made: list[Statement]) -> list[Statement]:
    """Names for each statement the smallest other one whose content holds its cue; what was not said frames nothing."""
    found = []
    open_: list[Statement] = []
    for one in made:
        reach = one.content[0].start
        open_ = [outer for outer in open_ if outer.content[-1].end > reach]
        inside = [outer for outer in open_ if _holds(outer, one)]
        frame = min(inside, key=lambda outer: outer.content[-1].end - outer.content[0].start, default=None)
        found.append(one if frame is None else replace(one, frame=frame.id))
        if one.status is Status.ASSERTED:
            open_.append(one)
    return found


def _holds(outer: Statement, inner: Statement) -> bool:
    parts = [*(inner.cue or inner.content)]
    return outer.content != inner.content and all(any(span.covers(part) for span in outer.content) for part in parts)
