"""What is no part of the article, and why. One rule a function that returns a reason or None; the list is the order.

Every rule asks for a paragraph that is nothing but boilerplate, or that opens as an appeal to the reader, so that a
news sentence about advertisements, subscriptions or cookies stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from excomm.article.block import Block
from excomm.article.teaser import teasers
from excomm.records import Cut, Span
from excomm.wordlist import wordlist

LONGEST_APPEAL = 320
"""Code points: an appeal to the reader (newsletter, cookies, subscription, copyright) is no longer than three lines."""

LONGEST_POINTER = 200
"""Code points of a line that points elsewhere: one headline long."""

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS = re.compile(r"\s+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SAYING = re.compile(r"\b(?:said|says|told|according to|announced|reported)\b")


def plain(words: str) -> str:
    """``words`` in lower case on one line, straight apostrophes, without punctuation at the edges."""
    lowered = _BLANKS.sub(" ", words).casefold().replace("’", "'")
    return _EDGES.sub("", lowered)


def _phrases(rule: str, key: str) -> list[str]:
    return [str(phrase) for phrase in wordlist("en", "boilerplate")[rule][key]]


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


def _quotes(words: str) -> bool:
    return words.lstrip().startswith(("“", '"', "‘", "«", "'", "„"))


# ---------------------------------------------------------------- the rules


def advertisement(words: str) -> str | None:
    """A line that marks where an advertisement stood."""
    return "advertisement" if _is(plain(words), "advertisement") else None


def newsletter(words: str) -> str | None:
    """An invitation to subscribe to a newsletter: an imperative, something mailed, and an address to the reader."""
    line = plain(words)
    if _is(line, "newsletter"):
        return "newsletter sign-up"
    if len(line) > LONGEST_APPEAL or _quotes(words) or _SAYING.search(line):
        return None
    appeal = _opens(line, "newsletter") and _holds(line, "newsletter") and _holds(line, "newsletter", "direct")
    return "newsletter sign-up" if appeal else None


def share_bar(words: str) -> str | None:
    """Buttons to share the page: nothing but names of services and words of sharing."""
    parts = re.findall(r"[^\W_][\w+'-]*", plain(words))
    allowed, needed = set(_phrases("share", "words")), set(_phrases("share", "needs"))
    bar = 0 < len(parts) <= 30 and needed.intersection(parts)
    return "share bar" if bar and all(part in allowed or part.isdigit() for part in parts) else None


def follow(words: str) -> str | None:
    """An invitation to follow the outlet elsewhere."""
    line = plain(words)
    return "invitation to follow" if len(line) <= LONGEST_POINTER and _opens(line, "follow") else None


def cookie(words: str) -> str | None:
    """A notice about cookies or privacy."""
    line = plain(words)
    if _is(line, "cookie"):
        return "cookie notice"
    notice = len(line) <= 2 * LONGEST_APPEAL and _opens(line, "cookie") and _holds(line, "cookie")
    return "cookie notice" if notice else None


def copyright_line(words: str) -> str | None:
    """A copyright line: it reserves all rights, or opens with the sign or the word and names a year."""
    line = plain(words)
    if len(line) > LONGEST_APPEAL or _quotes(words) or _SAYING.search(line):
        return None
    signed = words.lstrip().startswith(("©", "(c)", "(C)")) or line.startswith(("copyright ©", "copyright (c)"))
    named = line.startswith("copyright") and len(line) <= LONGEST_POINTER // 2
    if (signed or named) and _YEAR.search(line):
        return "copyright line"
    return "copyright line" if _holds(line, "copyright") and (signed or named or len(line) <= 100) else None


def pointer(words: str) -> str | None:
    """A line that points to something else: "Read more: ..." with its colon, or a bare button."""
    line = plain(words)
    if _is(line, "more"):
        return "pointer elsewhere"
    opening = _opens(line, "more")
    if opening is None or len(line) > LONGEST_POINTER:
        return None
    marked = line[len(opening) :].lstrip()[:1] in (":", "|", ">", "»")
    return "pointer elsewhere" if marked else None


def photograph(words: str) -> str | None:
    """A credit for a photograph: marked as one by a colon or bracket, or nothing but names and an agency."""
    line = plain(words)
    if len(line) > LONGEST_POINTER or _quotes(words):
        return None
    opening = _opens(line, "photograph")
    if opening is not None and not _SAYING.search(line):
        marked = line[len(opening) :].lstrip()[:1] == ":" or words.lstrip().startswith(("(", "["))
        if marked or (opening.endswith(" by") and len(line) <= 60):
            return "photo credit"
    short = len(line) <= 60 and line.endswith(tuple(_phrases("photograph", "ends")))
    return "photo credit" if short else None


def plea(words: str) -> str | None:
    """A plea to subscribe, to log in or to give."""
    line = plain(words)
    if len(line) > LONGEST_APPEAL or _quotes(words) or _SAYING.search(line):
        return None
    asked = _opens(line, "plea") and _holds(line, "plea") and _holds(line, "plea", "direct")
    return "plea to subscribe or give" if asked else None


Rule = Callable[[str], str | None]

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
    return next((found for rule in RULES if (found := rule(words))), None)


# ---------------------------------------------------------------- the cut


def cut(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
    """The blocks that stay, and what was removed with its reasons, both in order."""
    parts = [part for block in blocks for part in _parts(block)]
    reasons = [reason(part.words) for part in parts]
    headings = set(_phrases("related", "heading"))
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
    lines = [match.span() for match in re.finditer(r"[^\r\n]*[^\s]", block.words)]
    if len(lines) < 2 or reason(block.words):
        return [block]
    flags = [reason(block.words[start:end]) is not None for start, end in lines]
    first = next((index for index, flag in enumerate(flags) if not flag), len(lines))
    last = next((index for index in range(len(lines), first, -1) if not flags[index - 1]), first)
    parts = [block.part(*line) for line in lines[:first]]
    if first < last:
        parts.append(block.part(lines[first][0], lines[last - 1][1]))
    return parts + [block.part(*line) for line in lines[last:]]
