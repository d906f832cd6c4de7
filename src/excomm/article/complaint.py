"""What is wrong with an article that could still be read."""

from __future__ import annotations

from bisect import bisect_left

from excomm.article.stamp import days
from excomm.records import Article, Problem


def complaints(article: Article) -> tuple[Problem, ...]:
    """What the user should know about how ``article`` was read: its dates, its encoding, its map to the raw text."""
    fields = dict(article.metadata)
    found = []
    published = fields.get("published", "")
    if published.strip() and days(published) is None:
        found.append(f"its publication date {published[:60]!r} is no date; write it as 1962-10-22")
    charset = fields.get("charset", "")
    if charset.endswith("(guessed)"):
        found.append(f"it is not valid UTF-8; read as {charset}, so letters with accents may be wrong")
    if "\ufffd" in article.text:
        found.append(f"{article.text.count(chr(0xFFFD))} characters of it could not be decoded")
    lost = _lost(article)
    if lost:
        found.append(f"{lost} of its {len(article.paragraphs)} paragraphs could not be found again in the raw page")
    return tuple(Problem("article", article.origin, message, article.id) for message in found)


def _lost(article: Article) -> int:
    """How many paragraphs no piece begins in (a piece never crosses from one paragraph into the next)."""
    starts = [piece.clean.start for piece in article.pieces]
    return sum(
        bisect_left(starts, paragraph.start) == bisect_left(starts, paragraph.end) for paragraph in article.paragraphs
    )
