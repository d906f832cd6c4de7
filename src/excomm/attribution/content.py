"""The spans of what was said: trimmed as an annotator trims them, never cutting a quotation in two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from excomm.attribution.candidate import Material
from excomm.attribution.lexicon import words
from excomm.records import Span

_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:GMT|UTC|BST|CES?T|EE?S?T|E[SD]?T|MSK)\)?)?[\s:–—-]+"
)
"""When an entry of a running report was written: "14:32 GMT "."""
_LOOSE = " \t\n\u00a0,;:–—-"
_CLOSERS = "”\"»’'"


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` without blanks, commas, dashes and full stops at its edges; None where nothing is left.

    A full stop before a closing quotation mark stays: it belongs to the quotation.
    """
    start, end = span.start, span.end
    while start < end and (text[start] in _LOOSE or text[start] in ".)]"):
        start += 1
    while end > start and (loose := _loose_end(text, start, end)):
        end -= loose
    if "(" in text[start:end] and ")" not in text[start:end] and text[end : end + 1] == ")":
        end += 1
    return Span(start, end) if end > start else None


def _loose_end(text: str, start: int, end: int) -> int:
    """How many code points before ``end`` belong to no content: blanks, pauses, a stop, a dangling "and"."""
    last = text[end - 1]
    if last == ")":
        return int("(" not in text[start:end])
    if last in _LOOSE or (last == "." and not _abbreviates(text, start, end)):
        return 1
    return next((len(word) for word in (" and", " but", " or") if text.endswith(word, start, end)), 0)


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether the full stop before ``end`` belongs to an initialism such as "U.S."."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def minus(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """``spans`` without ``holes``."""
    left = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        left = cut
    return left


def whole(material: Material, span: Span, holes: tuple[Span, ...]) -> Span:
    """``span`` widened so that no quotation is cut, unless the quotation holds one of ``holes`` (cue, source)."""
    start, end = span.start, span.end
    first = material.quotation_at(start)
    last = material.quotation_at(max(start, end - 1))
    following = material.quotation_at(end)
    if first is not None and not any(first.outer.overlaps(hole) for hole in holes):
        start, end = min(start, first.outer.start), max(end, first.outer.end)
    for quotation in (last, following):
        if quotation is None or any(quotation.outer.overlaps(hole) for hole in holes):
            continue
        if quotation is last or quotation.inner.end <= end:
            end = max(end, quotation.outer.end)
    return Span(start, end)


def stamps(material: Material, span: Span) -> tuple[Span, ...]:
    """What stands at the head of the paragraph of ``span`` and in no sentence: a dateline, the clock of an entry."""
    paragraph = material.paragraph_at(span.start)
    clock = _CLOCK.match(material.article.text, paragraph.start, paragraph.end)
    dateline = material.article.dateline
    return (*((Span(*clock.span()),) if clock else ()), *((dateline,) if dateline else ()))


def unstamped(material: Material, source: Span) -> Span:
    """``source`` without the dateline or clock before it, and the day or the start of a relative clause behind it."""
    for stamp in stamps(material, source):
        if stamp.overlaps(source) and stamp.end < source.end:
            rest = material.article.text[stamp.end : source.end]
            source = Span(stamp.end + len(rest) - len(rest.lstrip(_LOOSE)), source.end)
    tokens, inside = material.parse.tokens, list(material.parse.tokens_in(source))
    for at in inside[-2:]:
        if at > inside[0] + 1 and tokens[at].tag in {"WP", "WDT", "WP$"} and tokens[at - 1].text == ",":
            inside = inside[: inside.index(at) - 1]
            break
    while len(inside) > 1 and (
        tokens[inside[-1]].text == ","
        or (tokens[inside[-1]].lemma in words("days") and tokens[inside[-1]].dep == "npadvmod")
    ):
        inside.pop()
    end = tokens[inside[-1]].span.end if inside else source.end
    return Span(source.start, min(source.end, end)) if source.start < end else source


def tidy(material: Material, spans: Iterable[Span], holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content's spans: whole quotations, no cue, source or dateline; trimmed, ascending, joined."""
    text, spans = material.article.text, list(spans)
    holes = (*holes, *(stamp for span in spans for stamp in stamps(material, span)))
    wide = [whole(material, span, holes) for span in spans if span.end > span.start]
    joined: list[Span] = []
    for span in sorted(wide):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    kept = (trimmed(text, span) for span in minus(joined, holes))
    return tuple(span for span in kept if span is not None and any(mark.isalnum() for mark in span.of(text)))
