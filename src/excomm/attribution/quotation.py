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
_OPENERS = {"“", "„", "‟", "«", "〝", "``", "‘‘", "‘"}
_CLOSERS = {"”", "»", "〞", "’’", "’"}
_SINGLE = {"'", "‘", "’"}
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,;]")
_AFTER_CLOSING = re.compile(r"[\s)\]}—–\-/:;,.!?…]")


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    STRAY = "stray"


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of ``article``, ascending, never overlapping; quotations inside quotations are part of them."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(article.paragraphs):
        inside = _paragraph(article.text, paragraph)
        if inside and not inside[-1].closed and number + 1 < len(article.paragraphs):
            following = article.paragraphs[number + 1]
            first = _MARK.match(article.text, following.start, following.end)
            if first and first[0] not in _SINGLE and first[0] not in _CLOSERS:
                inside[-1] = replace(inside[-1], continues=True)
        found += [one for one in inside if not _is_nickname(article.text, one)]
    return tuple(found)


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
    found: list[Quotation] = []
    opening: re.Match[str] | None = None
    depth = 0
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    singles = _single_quotations(text, marks, paragraph)
    position = paragraph.start
    for rank, mark in enumerate(marks):
        if mark.start() < position or (mark[0] in _SINGLE and (opening or mark.start() not in singles)):
            continue
        if mark[0] in _SINGLE:
            end = singles[mark.start()]
            found.append(Quotation(Span(mark.start(), end), Span(mark.end(), end - 1)))
            position = end
            continue
        side = _side(text, mark, paragraph)
        if opening is None:
            if side in (_Side.OPEN, _Side.EITHER):
                opening, depth = mark, 1
            elif side is _Side.CLOSE and mark[0] not in _SINGLE:
                found += _without_opening(text, mark, paragraph, found)
        elif side is _Side.OPEN and not _reopens(text, mark, opening):
            depth += 1
        elif side is _Side.OPEN:
            found.append(_cut(text, opening, mark.start()))
            opening, depth = mark, 1
        elif side in (_Side.CLOSE, _Side.EITHER):
            depth -= 1
            if depth == 0 or not _closes_later(text, rank, marks, paragraph):
                found.append(Quotation(Span(opening.start(), mark.end()), Span(opening.end(), mark.start())))
                opening = None
    if opening is not None:
        found.append(_cut(text, opening, paragraph.end))
    return found


def _reopens(text: str, mark: re.Match[str], opening: re.Match[str]) -> bool:
    """Whether an opening mark inside a quotation shows that the closing mark before it was forgotten."""
    before = text[opening.end() : mark.start()].rstrip()
    return before.endswith((".", "!", "?", ".,", ",")) and text[mark.end()].isupper()


def _closes_later(text: str, rank: int, marks: list[re.Match[str]], paragraph: Span) -> bool:
    """Whether a mark that closes follows before one that opens: then the mark at ``rank`` closed one inside."""
    for at in range(rank + 1, len(marks)):
        later = marks[at]
        if later[0] not in _SINGLE:
            return _side(text, later, paragraph) is _Side.CLOSE
    return False


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


def _single_quotations(text: str, marks: list[re.Match[str]], paragraph: Span) -> dict[int, int]:
    """Start -> end of what stands in single marks, which apostrophes and plural possessives are not."""
    found: dict[int, int] = {}
    start: int | None = None
    for rank, mark in enumerate(marks):
        if mark[0] not in _SINGLE:
            continue
        side = _side(text, mark, paragraph)
        if start is None and side is _Side.OPEN and mark[0] != "’":
            start = mark.start()
        elif start is not None and side is _Side.CLOSE and mark[0] != "‘":
            possessive = text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 1] == " "
            if not possessive or not _another_closes(text, rank, marks, paragraph):
                found[start] = mark.end()
                start = None
    return found


def _another_closes(text: str, rank: int, marks: list[re.Match[str]], paragraph: Span) -> bool:
    for at in range(rank + 1, len(marks)):
        later = marks[at]
        if later[0] in _SINGLE:
            side = _side(text, later, paragraph)
            if side is not _Side.STRAY:
                return side is _Side.CLOSE
    return False
