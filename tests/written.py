"""An article of a text alone, as the stages get it: for cases that need no file."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from excomm.records import UNKNOWN_WHEN, Article, Evidence, Piece, Precision, Span, When


def on(day: date) -> When:
    """That day."""
    return When(day.isoformat(), Precision.DAY, day, day)


def as_article(
    text: str,
    published: When = UNKNOWN_WHEN,
    dateline: str = "",
    stamps: tuple[Evidence, ...] = (),
    name: str = "case",
) -> Article:
    """An article of ``text``, a paragraph a line; ``dateline`` are the words of it that are the dateline."""
    at = text.find(dateline)
    whole, digest = Span(0, len(text)), hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest,
        name=name,
        origin=name,
        text=text,
        headline="",
        title=None,
        outlet="",
        dateline=Span(at, at + len(dateline)) if dateline else None,
        place="",
        language="en",
        paragraphs=tuple(Span(*line.span()) for line in re.finditer(r"\S[^\n]*", text)),
        pieces=(Piece(whole, whole),),
        cuts=(),
        raw_sha256=digest,
        published=published,
        stamps=stamps,
    )
