"""A quotation that is a sentence of its own without a cue: the words of whoever spoke just before.

The statement before it must stand in the same paragraph, or the quotation must open the next one. Otherwise the source
stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from excomm.attribution.candidate import Candidate, Material, Quotation
from excomm.attribution.content import tidy
from excomm.attribution.quotation import spoken_behind
from excomm.records import Span

ORDER = 90
CONFIDENCE = 0.40
"""Not measured: PolNeAR leaves such quotations out. Half of it where the source is unknown too."""
FEWEST_WORDS = 5
"""Words that a quotation must have to count as a sentence and not as a title or a phrase."""

FEWEST_IN_PARAGRAPH = 8
"""The same where the quotation opens a paragraph: shorter ones are mostly titles and headings."""

_WORD = re.compile(r"\w+")
_SPEAKING = {"quoted", "clause", "adverbial", "parenthetical", "according", "relayed"}


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a candidate ends, and the candidate."""

    end: int
    one: Candidate


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every free quotation, with the source of the statement before it where there is one."""
    taken = sorted((span.start, span.end) for one in found for span in one.content)
    starts = [start for start, _ in taken]
    reach = [0]
    for _, end in taken:
        reach.append(max(reach[-1], end))
    told = sorted(
        (_Told(_end(one), one) for one in found if one.finder in _SPEAKING and one.source is not None),
        key=lambda item: item.end,
    )
    last: tuple[Quotation, Candidate] | None = None
    for quotation in material.quotations:
        rank = bisect_left(starts, quotation.outer.end)
        if reach[rank] > quotation.outer.start or not _is_sentence(material, quotation):
            continue
        before = _before(material, told, quotation)
        if before is None and last is not None and _adjoins(material, last[0].outer.end, quotation):
            before = last[1]
        content = tidy(material, [quotation.outer], ())
        if not content:
            continue
        if before is not None and before.verb >= 0 and _ends_in_cue(before, quotation):
            one = replace(before, content=content)
        else:
            source = before.source if before is not None else None
            one = Candidate("continued", source, (), content, CONFIDENCE if source else CONFIDENCE / 2, inherits=True)
        last = (quotation, one)
        yield one


def _end(one: Candidate) -> int:
    return max(span.end for span in (*one.cue, *one.content))


def _ends_in_cue(one: Candidate, quotation: Quotation) -> bool:
    """Whether the cue stood behind the words before, so that these go on behind it as the same act of speech."""
    earlier = [span.end for span in one.content if span.end <= quotation.outer.start]
    return one.finder in {"quoted", "parenthetical"} and max(earlier, default=0) <= one.cue[0].start


def _is_sentence(material: Material, quotation: Quotation) -> bool:
    text = material.article.text
    paragraph = material.paragraph_at(quotation.outer.start)
    before = text[paragraph.start : quotation.outer.start].rstrip()
    if before and before[-1] not in ".!?”\"»’'":
        return False
    words = _WORD.findall(text, quotation.inner.start, quotation.inner.end)
    if not before and len(words) < FEWEST_IN_PARAGRAPH:
        return False
    if spoken_behind(text, quotation):
        return False
    ended = quotation.inner.of(text).rstrip().endswith((".", "!", "?", "…", ",")) or quotation.continues
    return len(words) >= FEWEST_WORDS and ended


def _before(material: Material, told: list[_Told], quotation: Quotation) -> Candidate | None:
    """The statement right before the quotation: nothing but blanks and marks in between."""
    rank = bisect_left(told, quotation.outer.start + 1, key=lambda item: item.end)
    near = told[max(0, rank - 4) : rank]
    for item in reversed(near):
        if _adjoins(material, item.end, quotation) and not _is_nested(item.one, near):
            return item.one
    return None


def _adjoins(material: Material, end: int, quotation: Quotation) -> bool:
    """Whether no other sentence stands between ``end`` and the quotation, and at most one paragraph break."""
    text, parse = material.article.text, material.parse
    if end > quotation.outer.start:
        return False
    first, second = parse.sentence_at(max(0, end - 1)), parse.sentence_at(quotation.outer.start)
    if first is None or second is None:
        return False
    rest = Span(parse.sentences[first].end, max(parse.sentences[first].end, quotation.outer.start))
    return not _WORD.search(text, rest.start, rest.end)


def _is_nested(one: Candidate, near: list[_Told]) -> bool:
    return any(
        item.one is not one and all(any(span.covers(cue) for span in item.one.content) for cue in one.cue)
        for item in near
    )
