"""What a reader sees of a web page, with the way back to the markup: one pass over tags and entities, no tree."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

from excomm.article.block import Block
from excomm.records import Piece, Span

_BREAKS = """
    address article aside blockquote body br button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main menu nav ol option p pre section select summary table tbody td tfoot th thead tr ul
"""
BREAKS = frozenset(_BREAKS.split())
"""HTML elements that begin a new line."""

UNSEEN = frozenset(("head", "iframe", "noscript", "script", "style", "svg", "template", "textarea", "title"))
"""HTML elements whose content is not text of the page."""

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_NEXT = re.compile(r"[<&]")
_BLANKS = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text of a page. ``runs`` map it to the markup, in order and without gaps.

    Equal lengths map one to one; an entity or a break stands for its markup as a whole.
    """

    text: str
    runs: tuple[Piece, ...]

    def block(self, span: Span) -> Block:
        """``span`` of the visible text as a block; each stretch of white space becomes one blank."""
        words: list[str] = []
        pieces: list[Piece] = []
        at = length = 0
        stretch = span.of(self.text)
        for blank in [*_BLANKS.finditer(stretch), None]:
            end = blank.start() if blank else len(stretch)
            for piece in self._pieces(span.start + at, span.start + end):
                shift = length - at - span.start
                pieces.append(Piece(Span(piece.clean.start + shift, piece.clean.end + shift), piece.raw))
            words.append(stretch[at:end])
            length += end - at
            if blank:
                raw = self.raw(Span(span.start + blank.start(), span.start + blank.end()))
                pieces.append(Piece(Span(length, length + 1), raw))
                words.append(" ")
                length, at = length + 1, blank.end()
        return Block("".join(words), tuple(pieces))

    def raw(self, span: Span) -> Span:
        """The stretch of markup from the first to the last code point of ``span``, which is not empty."""
        pieces = self._pieces(span.start, span.end)
        return Span(pieces[0].raw.start, pieces[-1].raw.end)

    def _pieces(self, start: int, end: int) -> list[Piece]:
        first = max(bisect_right(self.runs, start, key=lambda run: run.clean.start) - 1, 0)
        found = []
        for run in self.runs[first : bisect_right(self.runs, end - 1, key=lambda run: run.clean.start)]:
            low, high = max(start, run.clean.start), min(end, run.clean.end)
            if low >= high:
                continue
            raw = run.raw
            if raw.end - raw.start == run.clean.end - run.clean.start:
                shift = raw.start - run.clean.start
                raw = Span(low + shift, high + shift)
            found.append(Piece(Span(low, high), raw))
        return found


class _Scanner:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.words: list[str] = []
        self.runs: list[Piece] = []
        self.length = 0

    def see(self, words: str, start: int, end: int) -> None:
        if words:
            self.runs.append(Piece(Span(self.length, self.length + len(words)), Span(start, end)))
            self.words.append(words)
            self.length += len(words)

    def scan(self) -> Visible:
        at = 0
        while at < len(self.markup):
            special = _NEXT.search(self.markup, at)
            start = special.start() if special else len(self.markup)
            self.see(self.markup[at:start], at, start)
            if special is None:
                break
            at = self._entity(start) if special[0] == "&" else self._markup(start)
        return Visible("".join(self.words), tuple(self.runs))

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.markup, at)
        seen = html.unescape(found[0]) if found else ""
        if found is None or seen == found[0]:
            self.see("&", at, at + 1)
            return at + 1
        self.see(seen, at, found.end())
        return found.end()

    def _markup(self, at: int) -> int:
        """Skips the comment, declaration or tag at ``at``, or sees the "<" that is none; where the scan goes on."""
        following = self.markup[at + 1 : at + 4]
        if following == "!--":
            end = self.markup.find("-->", at + 4)
            return len(self.markup) if end < 0 else end + 3
        if not (following[:1] in ("!", "?", "/") or (following[:1].isascii() and following[:1].isalpha())):
            self.see("<", at, at + 1)
            return at + 1
        tag = _TAG.match(self.markup, at)
        if tag is None:
            end = self.markup.find(">", at)
            return len(self.markup) if end < 0 else end + 1
        name = tag[2].lower()
        if name in BREAKS:
            self.see("\n", at, tag.end())
        if name in UNSEEN and not tag[1]:
            close = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self.markup, tag.end())
            return close.start() if close else len(self.markup)
        return tag.end()


def visible(markup: str) -> Visible:
    """The visible text of ``markup``. Takes time linear in its length, on broken markup too."""
    return _Scanner(markup).scan()
