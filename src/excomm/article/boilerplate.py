"""What is no part of the article, and why. One rule a function that returns a reason or None; the list is the order.

Every rule asks for a paragraph that is nothing but boilerplate, or that opens as an appeal to the reader, so that a
news sentence about advertisements, subscriptions or cookies stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from excomm.article.block import Block
from excomm.article.teaser import teasers
from excomm.article.text import trimmed
from excomm.records import Cut, Span
from excomm.wordlist import wordlist

LONGEST_APPEAL = 320
"""Code points: an appeal to the reader (newsletter, cookies, subscription, copyright) is no longer than three lines."""

LONGEST_POINTER = 200
"""Code points of a line that points elsewhere: one headline long."""

LONGEST_CREDIT = 80
"""Code points of a photo credit: a name, an agency and a date. A longer line tells what the picture shows."""

LONGEST_SIGN = 40
"""Code points within which a copyright line comes to its year."""

MANY_SERVICES = 3
"""Names of services that make a share bar without a word of sharing."""

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS = re.compile(r"\s+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WORD = re.compile(r"[^\W_][\w+'-]*")
_SAYING = re.compile(r"\b(?:said|says|told|according to|announced|reported)\b")


class Line(NamedTuple):
    """A paragraph as it stands and as ``plain`` makes it."""

    words: str
    plain: str


def plain(words: str) -> str:
    """``words`` in lower case on one line, straight apostrophes, without punctuation at the edges."""
    lowered = _BLANKS.sub(" ", words).casefold().replace("’", "'")
    return _EDGES.sub("", lowered)


@cache
def _phrases(rule: str, key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "boilerplate")[rule][key])


def _is(words: str, rule: str, key: str = "whole") -> bool:
    return words in _phrases(rule, key)


def _opens(words: str, rule: str) -> str | None:
    """The longest phrase that ``words`` open with, if any."""
    found = [
        phrase
        for phrase in _phrases(rule, "opens")
        if words.startswith(phrase) and not words[len(phrase) : len(phrase) + 1].isalnum()
    ]
    return max(found, key=len, default=None)


def _holds(words: str, rule: str, key: str = "holds") -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words) for phrase in _phrases(rule, key))


def _is_appeal(line: Line) -> bool:
    """Whether the line may address the reader at all: short, no quotation, nobody says anything."""
    quotation = line.words.lstrip().startswith(("“", '"', "‘", "«", "'", "„"))
    return len(line.plain) <= LONGEST_APPEAL and not quotation and not _SAYING.search(line.plain)


# ---------------------------------------------------------------- the rules


def advertisement(line: Line) -> str | None:
    """A line that marks where an advertisement stood."""
    return "advertisement" if _is(line.plain, "advertisement") else None


def newsletter(line: Line) -> str | None:
    """An invitation to subscribe to a newsletter: an imperative, something mailed, and an address to the reader."""
    if _is(line.plain, "newsletter"):
        return "newsletter sign-up"
    asked = _is_appeal(line) and _opens(line.plain, "newsletter")
    mailed = asked and _holds(line.plain, "newsletter") and _holds(line.plain, "newsletter", "direct")
    return "newsletter sign-up" if mailed else None


def share_bar(line: Line) -> str | None:
    """Buttons to share the page: nothing but names of services and words of sharing."""
    parts = _WORD.findall(line.plain) if len(line.plain) <= LONGEST_POINTER else []
    services, verbs = _phrases("share", "services"), _phrases("share", "verbs")
    allowed = services | verbs | _phrases("share", "words")
    enough = any(part in verbs for part in parts) or sum(part in services for part in parts) >= MANY_SERVICES
    return "share bar" if enough and all(part in allowed or part.isdigit() for part in parts) else None


def follow(line: Line) -> str | None:
    """An invitation to follow the outlet elsewhere."""
    return "invitation to follow" if len(line.plain) <= LONGEST_POINTER and _opens(line.plain, "follow") else None


def cookie(line: Line) -> str | None:
    """A notice about cookies or privacy."""
    if _is(line.plain, "cookie"):
        return "cookie notice"
    return "cookie notice" if _opens(line.plain, "cookie") and _holds(line.plain, "cookie") else None


def copyright_line(line: Line) -> str | None:
    """A copyright line: it opens with the sign or the word and soon names a year, or it reserves all rights."""
    if not _is_appeal(line):
        return None
    signed = line.words.lstrip().startswith(("©", "(c)", "(C)"))
    worded = line.plain.startswith("copyright")
    dated = (signed or worded) and _YEAR.search(line.plain[:LONGEST_SIGN])
    reserved = _holds(line.plain, "copyright") and (signed or worded or len(line.plain) <= LONGEST_POINTER // 2)
    return "copyright line" if dated or reserved else None


def pointer(line: Line) -> str | None:
    """A line that points to something else: "Read more: ..." with its colon, or a bare button."""
    if _is(line.plain, "more"):
        return "pointer elsewhere"
    opening = _opens(line.plain, "more") if len(line.plain) <= LONGEST_POINTER else None
    marked = opening is not None and line.plain[len(opening) :].lstrip()[:1] in (":", "|", ">", "»")
    return "pointer elsewhere" if marked else None


def photograph(line: Line) -> str | None:
    """A credit for a photograph: marked as one by a colon or bracket, or nothing but names and an agency."""
    if len(line.plain) > LONGEST_CREDIT or not _is_appeal(line):
        return None
    opening = _opens(line.plain, "photograph")
    if opening is not None:
        marked = line.plain[len(opening) :].lstrip()[:1] == ":" or line.words.lstrip().startswith(("(", "["))
        if marked or opening.endswith(" by"):
            return "photo credit"
    bare = line.plain.endswith(tuple(_phrases("photograph", "ends"))) and ". " not in line.plain
    return "photo credit" if bare else None


def plea(line: Line) -> str | None:
    """A plea to subscribe, to log in or to give."""
    asked = _is_appeal(line) and _opens(line.plain, "plea")
    given = asked and _holds(line.plain, "plea") and _holds(line.plain, "plea", "direct")
    return "plea to subscribe or give" if given else None


Rule = Callable[[Line], str | None]

RULES: tuple[Rule, ...] = (
    advertisement,
    newsletter,
    share_bar,
    follow,
    cookie,
    copyright_line,
    pointer,
    photograph,
    plea,
)


def reason(words: str) -> str | None:
    """Why a paragraph is boilerplate, or None where it is not."""
    if len(words) > 2 * LONGEST_APPEAL:
        return None
    line = Line(words, plain(words))
    return next((found for rule in RULES if (found := rule(line))), None)


# ---------------------------------------------------------------- the cut


def cut(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
    """The blocks that stay, and what was removed with its reasons, both in order."""
    parts = [part for block in blocks for part in _parts(block)]
    reasons = [reason(part.words) for part in parts]
    headings = _phrases("related", "heading")
    reasons = teasers([part.words for part in parts], reasons, headings, plain)
    kept = tuple(part for part, why in zip(parts, reasons, strict=True) if why is None)
    cuts, at = [], 0
    for part, why in zip(parts, reasons, strict=True):
        raw = part.raw or Span(at, at)
        at = raw.end
        if why is not None:
            cuts.append(Cut(raw, part.words, why))
    return kept, tuple(cuts)


def _parts(block: Block) -> list[Block]:
    """The block, or its lines where all of them are boilerplate, or its body without such lines at its edges."""
    lines = _lines(block.words)
    if len(lines) < 2 or reason(block.words):
        return [block]
    flags = [reason(block.words[start:end]) is not None for start, end in lines]
    first = next((index for index, flag in enumerate(flags) if not flag), len(lines))
    last = next((index for index in range(len(lines), first, -1) if not flags[index - 1]), first)
    parts = [block.part(*line) for line in lines[:first]]
    if first < last:
        parts.append(block.part(lines[first][0], lines[last - 1][1]))
    return parts + [block.part(*line) for line in lines[last:]]


def _lines(words: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in words.splitlines(keepends=True):
        span = trimmed(words, at, at + len(line))
        at += len(line)
        if span.start < span.end:
            found.append((span.start, span.end))
    return found
