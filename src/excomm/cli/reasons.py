"""Why an article has the date that it has, for people and for programs (``excomm show --why-date``)."""

from __future__ import annotations

from typing import Any

from excomm.cli.terminal import date_words, one_line, say
from excomm.records import Article, Evidence, Span

ENDS = (".", "!", "?")
CLOSED = tuple(end + sign for end in ENDS for sign in '”"»)')
LONGEST = 400
"""Code points of a sentence that are shown around the words that date."""


def say_reasons(article: Article) -> None:
    """The date of writing, the likeliest day, then the reasons, strongest first, and those set aside, with why."""
    say(one_line(article.headline or article.name))
    say(f"written: {date_words(article.published)}  [{article.id}]")
    reasons = why(article)
    if reasons["likeliest"]:
        say(one_line(reasons["likeliest"]))
    for title, held in (("BECAUSE", True), ("SET ASIDE", False)):
        these = [one for one in reasons["reasons"] if one["holds"] is held]
        if these:
            say(f"\n{title} ({len(these)})")
        for number, one in enumerate(these, start=1):
            say(f"{number}. {one_line(one['says'])}  ({one['kind']}; {one['allows']})")
            if one["sentence"]:
                say(f"     {one_line(one['sentence'])}")
            if one["conflict"]:
                say(f"     set aside: {one['conflict']}")


def why(article: Article) -> dict[str, Any]:
    """The date with its reasons as plain data: ``kind``, ``says``, ``words``, ``sentence``, ``earliest``, ``latest``,
    ``holds`` and, of a reason that was set aside, its ``conflict``.
    """
    when = article.published
    likeliest = next((one for one in when.basis if one.kind == "solve"), None)
    return {
        "kind": "why-date",
        "article": article.id,
        "value": when.value,
        "precision": when.precision.value,
        "earliest": when.earliest,
        "latest": when.latest,
        "likeliest_day": likeliest.earliest if likeliest else when.earliest if when.earliest == when.latest else None,
        "likeliest": likeliest.says if likeliest else "",
        "reasons": [_reason(article, one) for one in when.basis if one is not likeliest],
    }


def _reason(article: Article, one: Evidence) -> dict[str, Any]:
    sentence = sentence_around(article, one.span) if one.span is not None else None
    return {
        "kind": one.kind,
        "says": one.says,
        "words": one.words,
        "sentence": sentence.of(article.text) if sentence else "",
        "allows": _allows(one),
        "earliest": one.earliest,
        "latest": one.latest,
        "holds": one.holds,
        "conflict": "" if one.holds else _conflict(article, one),
    }


def _allows(one: Evidence) -> str:
    if one.earliest and one.latest:
        return f"allows {one.earliest}" + (f" to {one.latest}" if one.latest != one.earliest else "")
    if one.earliest:
        return f"allows {one.earliest} and later"
    return f"allows until {one.latest}" if one.latest else "recurs, so it bounds nothing by itself"


def _conflict(article: Article, one: Evidence) -> str:
    stronger = next((other for other in article.published.basis if other.holds and other.kind != "solve"), None)
    against = (
        f"the strongest reason is {stronger.kind} (“{one_line(stronger.words)}”)" if stronger else "others outweigh"
    )
    return f"{_allows(one)}, which leaves out {date_words(article.published)}; {against}"


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence of a stored article (which has no parse) that holds ``span``: from one full stop to the next.

    A long one is cut ``LONGEST`` code points before and after ``span``.
    """
    inside = next((one for one in article.paragraphs if one.covers(span)), span)
    text, start, end = article.text, span.start, span.end
    while start > max(inside.start, span.start - LONGEST) and not _begins(text, start):
        start -= 1
    while end < min(inside.end, span.end + LONGEST) and not _begins(text, end):
        end += 1
    return Span(start, end)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``: a full stop, a blank, and no small letter."""
    closed = text[at - 2 : at - 1] in ENDS or text[at - 3 : at - 1] in CLOSED
    return closed and text[at - 1 : at].isspace() and not text[at : at + 1].islower()
