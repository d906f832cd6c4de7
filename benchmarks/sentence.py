"""A sentence as an article of its own, for sets that mark single sentences."""

from __future__ import annotations

import hashlib
from datetime import date

from excomm.records import UNKNOWN_WHEN, Article, Piece, Precision, Span, When


def article(text: str, written: str = "") -> Article:
    """``text`` as an article of one paragraph, written on the ISO day ``written`` where given."""
    whole, digest = Span(0, len(text)), hashlib.sha256(text.encode()).hexdigest()
    day = date.fromisoformat(written) if written else None
    return Article(
        id=digest,
        name="sentence",
        origin="sentence",
        text=text,
        headline="",
        title=None,
        outlet="",
        dateline=None,
        place="",
        language="en",
        paragraphs=(whole,),
        pieces=(Piece(whole, whole),),
        cuts=(),
        raw_sha256=digest,
        published=When(written, Precision.DAY, day, day) if day else UNKNOWN_WHEN,
    )
