"""What closes a sentence and belongs to the saying, not to what was said: "... a mistake | Wednesday on state TV"."""

from __future__ import annotations

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.lexicon import words
from excomm.records import Span

_EMPTY = frozenset(("ADP", "CCONJ", "PUNCT"))
"""Parts of speech of which alone nothing is said."""

_STOPS = (".", "!", "?")
_BEFORE_A_NOUN = frozenset(("det", "compound", "amod", "poss", "nummod", "nmod"))


def to_the_stop(material: Material, one: Candidate, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` without the sentence that begins behind a quotation's full stop: "“... .” Reserving its right"."""
    if one.verb < 0:
        return content  # a turn of a transcript goes on
    text, kept = material.article.text, []
    for part in content:
        quotation = material.quotation_at(part.start)
        end = quotation.outer.end if quotation is not None else part.end
        behind = text[end : part.end].lstrip()
        stops = quotation is not None and text[quotation.inner.start : quotation.inner.end].rstrip().endswith(_STOPS)
        kept.append(Span(part.start, end) if stops and behind[:1].isupper() else part)
    return tuple(kept)


def without_setting(material: Material, one: Candidate, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` without the day, medium and occasion at its end, where these hang on the cue itself."""
    parse = material.parse
    if one.verb < 0 or not content:
        return content
    settings = [span for span in (one.medium, one.occasion) if span is not None]
    last = content[-1]
    for child in sorted(parse.children[one.verb], reverse=True):
        inside = parse.subtree(child)
        span = Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)
        if child < one.verb or span.start <= last.start or span.start >= last.end:
            continue
        rest = material.article.text[min(span.end, last.end) : last.end]
        token = parse.tokens[child]
        day = token.dep == "npadvmod" and any(parse.tokens[at].lemma in words("days") for at in inside)
        set_in = token.dep == "prep" and token.lemma != "to" and any(span.overlaps(part) for part in settings)
        if any(mark.isalnum() for mark in rest) or not (day or set_in) or material.quotation_at(span.start) is not None:
            break
        last = Span(last.start, span.start)
    return (*content[:-1], Span(last.start, last.start + len(last.of(material.article.text).rstrip(" ,;–—"))))


def without_gloss(material: Material, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` without the reporter's own reading at its end: ", an apparent reference to ...", "”, meaning"."""
    parse, tokens = material.parse, material.parse.tokens
    inside = parse.tokens_in(content[-1]) if content else []
    for at in inside[2:]:
        if material.quotation_at(tokens[at].span.start) is not None:
            continue
        comma = tokens[at - 1].text == ","
        before = material.quotation_at(tokens[at - 2 if comma else at - 1].span.start)
        means = before is not None and tokens[at].text == "meaning"
        named = next((k for k in range(at + 1, min(at + 4, inside[-1])) if tokens[k].lemma in words("glosses")), None)
        glossed = named is not None and tokens[at].pos == "DET" and tokens[named + 1].text in {"to", "at"}
        goes_on = any(tokens[k].text == "," for k in inside if k > at)
        if means or (glossed and not goes_on and (comma or before is not None)):
            return (*content[:-1], Span(content[-1].start, tokens[at - 2 if comma else at - 1].span.end))
    return content


def unbroken(material: Material, one: Candidate, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` with the noun phrase whole at which it breaks off: "a "war council" | meeting".

    Where that phrase is the cue's own object, behind what it is called, it is left out: "called "a trap" a | plan".
    """
    parse, tokens = material.parse, material.parse.tokens
    inside = [at for at in parse.tokens_in(content[-1]) if tokens[at].pos != "PUNCT"] if content else []
    if not inside or tokens[inside[-1]].dep not in _BEFORE_A_NOUN:
        return content
    last, head = content[-1], tokens[inside[-1]].head
    while tokens[head].dep in _BEFORE_A_NOUN and tokens[head].head > head:
        head = tokens[head].head
    end = tokens[head].span.end
    others = (*one.cue, *([one.source] if one.source else []))
    quoted = material.quotation_at(last.start)
    if quoted is not None and quoted.outer.covers(last):
        return content
    if head <= inside[-1] or tokens[head].sentence != tokens[inside[-1]].sentence:
        return content
    if any(Span(last.start, end).overlaps(other) for other in others):
        return content
    first = parse.subtree(head)[0]
    if tokens[head].head == one.verb and first > inside[0]:
        before = tokens[first - 1].span.end
        return (*content[:-1], Span(last.start, before))
    return (*content[:-1], Span(last.start, max(end, last.end)))


def saying(material: Material, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of ``content`` that hold more than a preposition, left behind by what was cut out."""
    tokens = material.parse.tokens
    return tuple(part for part in content if any(tokens[at].pos not in _EMPTY for at in material.parse.tokens_in(part)))
