"""Web page -> blocks: trafilatura finds the body; each of its paragraphs is found again in the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import htmldate
import trafilatura

from excomm.article.align import align, edged
from excomm.article.block import Block, Extract
from excomm.article.boilerplate import reason
from excomm.article.stamp import days
from excomm.article.text import trimmed
from excomm.article.visible import Visible, visible
from excomm.records import Cut, Evidence, Span, Unreadable

TYPES = ("text/html", "application/xhtml+xml")

EARLIEST, LATEST = "1900-01-01", "2099-12-31"
"""Days between which a page's date is believed. Fixed, since a stage has no clock."""


OUTSIDE = "outside the article's body"

_LINE = re.compile(r"[^\n]+")


def blocks(markup: str) -> Extract:
    """The paragraphs of the page's article; all else that is visible becomes a cut. Raises ``Unreadable``."""
    page = _extracted(markup)
    lines = [line for line in str(page["text"] or "").splitlines() if line.strip()]
    seen = visible(markup)
    places = [
        None if span is None else edged(line, span, seen.text)
        for line, span in zip(lines, align(lines, seen.text), strict=True)
    ]
    found = tuple(
        Block(line.strip(), ()) if span is None else seen.block(span) for line, span in zip(lines, places, strict=True)
    )
    return Extract(
        blocks=found,
        title=str(page["title"] or ""),
        outlet=str(page["sitename"] or ""),
        cuts=tuple(_outside(seen, [span for span in places if span])),
        metadata=tuple((key, str(page[key])) for key in ("url", "author") if page[key]),
        stamps=_stamps(markup),
    )


def _extracted(markup: str) -> dict[str, Any]:
    try:
        page = trafilatura.bare_extraction(
            markup,
            fast=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "min_date": EARLIEST, "max_date": LATEST},
        )
    except (ValueError, TypeError, AttributeError, AssertionError, RecursionError) as fault:
        raise Unreadable(f"the page's markup is too broken to be read ({type(fault).__name__})") from fault
    if page is None:
        raise Unreadable("no article is found in this page; save its text as .txt if there is one")
    return page if isinstance(page, dict) else dict(page.as_dict())


def _stamps(markup: str) -> tuple[Evidence, ...]:
    words = htmldate.find_date(markup, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    found: tuple[date, date] | None = days(words) if words else None
    if not words or found is None:
        return ()
    return (Evidence("html_metadata", words, None, f"the page's metadata says published {words}", *found),)


def _outside(seen: Visible, body: Sequence[Span]) -> Iterator[Cut]:
    """What is visible beside the body: neighbouring lines with the same reason are one cut."""
    at = 0
    for span in [*body, Span(len(seen.text), len(seen.text))]:
        lines = [
            trimmed(seen.text, at + line.start(), at + line.end())
            for line in _LINE.finditer(seen.text[at : span.start])
        ]
        worded = [line for line in lines if any(letter.isalnum() for letter in line.of(seen.text))]
        for why, group in groupby(worded, key=lambda line: reason(line.of(seen.text)) or OUTSIDE):
            stretch = list(group)
            block = seen.block(Span(stretch[0].start, stretch[-1].end))
            yield Cut(block.raw or Span(0, 0), block.words, why)
        at = span.end
