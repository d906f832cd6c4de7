"""Where the quotations of an article stand, however badly its marks are set.

A mark opens or closes by what stands on its two sides, and only then by its own form: web copies of agency texts mix
curly, straight, doubled and single marks, leave one out, or leave one behind at the end of a paragraph. Every paragraph
is read anew, so that a stray mark can spoil one paragraph at most.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from excomm.attribution.candidate import Quotation
from excomm.records import Article, Span

_MARK = re.compile(
    r"''|``|‘‘|’’|["
    r'"“”„‟«»〝〞‘’'
    r"']"
)
_NICKNAME = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)?")
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_OPENERS = {"“", "„", "‟", "«", "〝", "``", "‘‘", "‘"}
_CLOSERS = {"”", "»", "〞", "’’", "’"}
_SINGLE = {"'", "‘", "’"}
_DIALOGUE = re.compile(r"[—–―]\s+(?=\S)")
_DIALOGUE_PAUSE = re.compile(r"(?<=[,!?…])\s*[—–―]\s+|[.,]\s+[—–―]\s+")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–―\-/:,;]")
_AFTER_CLOSING = re.compile(r"[\s)\]}—–―\-/:;,.!?…]")


MOST_PARAGRAPHS = 12
"""Paragraphs over which one quotation may run with marks at its two ends alone."""


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    STRAY = "stray"


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of ``article``, ascending, never overlapping; quotations inside quotations are part of them."""
    found: list[Quotation] = []
    every = _joined(article, [_paragraph(article.text, paragraph) for paragraph in article.paragraphs])
    for number, inside in enumerate(every):
        if inside and not inside[-1].continues and not inside[-1].closed and number + 1 < len(article.paragraphs):
            following = article.paragraphs[number + 1]
            first = _MARK.match(article.text, following.start, following.end)
            if first and first[0] not in _SINGLE and first[0] not in _CLOSERS:
                inside[-1] = replace(inside[-1], continues=True)
        found += [one for one in inside if not _is_nickname(article.text, one)]
    return tuple(found)


def _joined(article: Article, every: list[list[Quotation]]) -> list[list[Quotation]]:
    """The quotations of each paragraph; one that opens a paragraph may run over others to the end of a later one.

    So letters are printed: one mark before the first paragraph, none before the next ones, one behind the last. Where
    any other mark stands on the way the paragraphs are left as they are.
    """
    found, at = list(every), 0
    while at < len(found):
        last = _closes_at(article, found, at)
        for number in range(at, last + 1) if last > at else ():
            whole = article.paragraphs[number]
            inner = Span(whole.start + (number == at), whole.end - (number == last))
            found[number] = [Quotation(whole, inner, closed=number == last, continues=number < last)]
        at = max(last, at) + 1
    return found


def _closes_at(article: Article, every: list[list[Quotation]], first: int) -> int:
    """The number of the paragraph whose last mark closes what opens the paragraph ``first`` and stays open in it."""
    text, opening = article.text, article.paragraphs[first]
    inside = every[first]
    opens = len(inside) == 1 and not inside[0].closed and inside[0].outer.start == opening.start
    if not opens or _doubles(text, opening) != [opening.start]:
        return first
    for number in range(first + 1, min(first + MOST_PARAGRAPHS, len(every))):
        paragraph = article.paragraphs[number]
        marks = _doubles(text, paragraph)
        if marks:
            return number if marks == [paragraph.end - 1] and text[paragraph.end - 2] in ".!?…" else first
    return first


def _doubles(text: str, paragraph: Span) -> list[int]:
    marks = _MARK.finditer(text, paragraph.start, paragraph.end)
    return [mark.start() for mark in marks if mark[0] not in _SINGLE]


def _is_nickname(text: str, quotation: Quotation) -> bool:
    """Whether the marks only set off a name inside a name: Marcia "Cia" Price."""
    if not _NICKNAME.fullmatch(quotation.inner.of(text)):
        return False
    before = text[max(0, quotation.outer.start - 30) : quotation.outer.start].split()
    behind = text[quotation.outer.end : quotation.outer.end + 2]
    return bool(before) and before[-1].isalpha() and before[-1].istitle() and behind[:1] == " " and behind[1:].isupper()


def _side(text: str, mark: re.Match[str], paragraph: Span) -> _Side:
    left = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    right = text[mark.end()] if mark.end() < paragraph.end else " "
    may_open = not right.isspace() and (_BEFORE_OPENING.match(left) is not None or _MARK.match(left) is not None)
    may_close = not left.isspace() and (_AFTER_CLOSING.match(right) is not None or _MARK.match(right) is not None)
    if mark[0] == "«" and left.isspace() and right.isspace():
        return _Side.OPEN  # the French way: blanks inside
    if mark[0] == "»" and left.isspace() and not right.isalnum():
        return _Side.CLOSE
    if mark[0] in _SINGLE and left.isalnum() and right.isalnum():
        return _Side.STRAY  # an apostrophe
    if may_open != may_close:
        return _Side.OPEN if may_open else _Side.CLOSE
    if mark[0] in _OPENERS and may_open:
        return _Side.OPEN
    if mark[0] in _CLOSERS and may_close:
        return _Side.CLOSE
    if left.isspace() and right.isspace():
        return _Side.STRAY if mark.end() >= paragraph.end else _Side.EITHER
    return _Side.EITHER


def _paragraph(text: str, paragraph: Span) -> list[Quotation]:
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    spoken = _dialogue(text, paragraph) if not any(mark[0] not in _SINGLE for mark in marks) else []
    if spoken:
        return spoken
    double = [mark for mark in marks if mark[0] not in _SINGLE]
    single = [mark for mark in marks if mark[0] in _SINGLE]
    found: list[Quotation] = []
    for one in sorted(
        [*_double(text, double, paragraph), *_single(text, single, paragraph)], key=lambda one: one.outer
    ):
        if not found or found[-1].outer.end <= one.outer.start:
            found.append(one)
    return found


def _dialogue(text: str, paragraph: Span) -> list[Quotation]:
    """What stands between the dashes of a dialogue as Russian and Spanish set it: "— We wait, — said he. — Go home."

    Every second stretch is spoken; a paragraph without a second dash behind a pause is a list's or nobody's.
    """
    opening = _DIALOGUE.match(text, paragraph.start, paragraph.end)
    if opening is None:
        return []
    pauses = list(_DIALOGUE_PAUSE.finditer(text, opening.end(), paragraph.end))
    if not pauses:
        return []
    starts = [opening.end(), *(pause.end() for pause in pauses)]
    ends = [*(pause.start() for pause in pauses), paragraph.end]
    stretches = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return [Quotation(span, span) for span in stretches[::2]]


def _double(text: str, marks: list[re.Match[str]], paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opening: re.Match[str] | None = None
    depth = 0
    sides = [_side(text, mark, paragraph) for mark in marks]
    for rank, (mark, side) in enumerate(zip(marks, sides, strict=True)):
        if side is _Side.STRAY:
            continue
        if opening is None and side is _Side.CLOSE:
            found += _without_opening(text, mark, paragraph, found)
        elif opening is None:
            opening, depth = mark, 1
        elif side is _Side.OPEN and _reopens(text, mark):
            found.append(_cut(text, opening, mark.start()))
            opening, depth = mark, 1
        elif side is _Side.OPEN:
            depth += 1
        else:
            depth -= 1
            if depth == 0 or _Side.CLOSE not in sides[rank + 1 : rank + 2]:
                found.append(Quotation(Span(opening.start(), mark.end()), Span(opening.end(), mark.start())))
                opening = None
    if opening is not None:
        found.append(_unclosed(text, opening, paragraph))
    return found


def _unclosed(text: str, opening: re.Match[str], paragraph: Span) -> Quotation:
    """A quotation that never closes goes to the end of a paragraph that it opens, else to the end of its sentence."""
    stop = _SENTENCE_END.search(text, opening.end(), paragraph.end)
    opens = opening.start() == paragraph.start
    return _cut(text, opening, paragraph.end if opens or stop is None else stop.end())


def _reopens(text: str, mark: re.Match[str]) -> bool:
    """Whether an opening mark inside a quotation shows that the closing mark before it was forgotten."""
    before = text[max(0, mark.start() - 3) : mark.start()].rstrip()
    return before.endswith((".", "!", "?", ",")) and text[mark.end() : mark.end() + 1].isupper()


def _cut(text: str, opening: re.Match[str], limit: int) -> Quotation:
    end = opening.end() + len(text[opening.end() : limit].rstrip())
    return Quotation(Span(opening.start(), end), Span(opening.end(), end), closed=False)


def _without_opening(text: str, mark: re.Match[str], paragraph: Span, before: list[Quotation]) -> list[Quotation]:
    """A closing mark without an opening one ends a quotation only where it follows the pause before a cue."""
    if mark.start() == paragraph.start or text[mark.start() - 1] not in ",!?":
        return []
    start = before[-1].outer.end if before else paragraph.start
    stop = max(text.rfind(stop, start, mark.start() - 1) for stop in (". ", "! ", "? "))
    start = stop + 2 if stop >= 0 else start
    start += len(text[start : mark.start()]) - len(text[start : mark.start()].lstrip())
    return [Quotation(Span(start, mark.end()), Span(start, mark.start()), closed=False)]


def _single(text: str, marks: list[re.Match[str]], paragraph: Span) -> list[Quotation]:
    """What stands in single marks, which apostrophes and plural possessives are not."""
    found: list[Quotation] = []
    opening: re.Match[str] | None = None
    sides = [_side(text, mark, paragraph) for mark in marks]
    for rank, (mark, side) in enumerate(zip(marks, sides, strict=True)):
        if opening is None and side is _Side.OPEN and mark[0] != "’":
            opening = mark
        elif opening is not None and side is _Side.CLOSE and mark[0] != "‘":
            possessive = text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 1] == " "
            later = next((other for other in sides[rank + 1 : rank + 4] if other is not _Side.STRAY), None)
            if not possessive or later is not _Side.CLOSE:
                if mark.start() - opening.end() > 1:  # not the 'n' of a contraction
                    found.append(Quotation(Span(opening.start(), mark.end()), Span(opening.end(), mark.start())))
                opening = None
    return found


def spoken_behind(text: str, quotation: Quotation) -> bool:
    """Whether a comma closes the quotation and words follow: "..., Rossi hissed" has its speaker, whatever the verb."""
    behind = text[quotation.outer.end : quotation.outer.end + 2]
    return quotation.inner.of(text).rstrip().endswith(",") and behind[:1] == " " and behind[1:].isalpha()
