"""Evidence: the date in the dateline ("MADRID, 27", "WASHINGTON, Oct. 23"), or a first line that is but a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from excomm.dating.calendar_value import bounds
from excomm.dating.clue import Clue, Days, between, clue, on_day_of_month, on_month_day
from excomm.dating.grammar import Found, scan
from excomm.dating.grammar.meaning import Fixed, Yearless
from excomm.dating.grammar.words import cut
from excomm.records import Article, Parse, Span

ORDER = 20
WEIGHT = 8.0
TITLED = 6.0
"""A title may tell of an old paper ("Letter of the premier, May 3, 1976")."""
FIRST_PARAGRAPHS = 4
"""How many paragraphs may come before a line that is nothing but a date (title, subtitle, place)."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """The full date, the day and month, or the day of the month that the dateline bears."""
    if article.dateline is not None:
        yield from _read(article, article.dateline)
        return
    for paragraph in article.paragraphs[:FIRST_PARAGRAPHS]:
        words = paragraph.of(article.text)
        dates = list(scan(article.text, paragraph.start, paragraph.end)) if len(words) < 40 else []
        if len(dates) == 1 and dates[0].end - dates[0].start >= len(words.strip(" .")) - 1:
            yield from _dated(article, dates[0])
            return
    if article.title is not None:
        yield from _closing(article, article.title)


def _closing(article: Article, title: Span) -> Iterator[Clue]:
    """The full date behind a comma at the end of a title: "Briefing by the spokesman, Oslo, February 18, 2022"."""
    dates = list(scan(article.text, title.start, title.end))
    last = dates[-1] if dates else None
    if last is None or not isinstance(last.meaning, Fixed) or title.end - last.end > 1:
        return
    set_off = article.text[title.start : last.start].rstrip().endswith((",", "(", "–", "—"))
    if set_off and len(last.meaning.value) == len("2022-02-18"):
        yield from _dated(article, last, TITLED)


def _read(article: Article, line: Span) -> Iterator[Clue]:
    dates = [one for one in scan(article.text, line.start, line.end) if isinstance(one.meaning, Fixed | Yearless)]
    if dates:
        yield from _dated(article, dates[0])
        return
    for word in cut(article.text, line.start, line.end):
        if word.figures and len(word.text) <= 2 and 1 <= int(word.text) <= 31:
            span = Span(word.start, word.end)
            says = f"the dateline says that it was filed on a {int(word.text)}."
            yield clue("dateline", line.of(article.text), span, says, on_day_of_month(int(word.text)), WEIGHT)
            return


def _dated(article: Article, found: Found, weight: float = WEIGHT) -> Iterator[Clue]:
    span = Span(found.start, found.end)
    words = span.of(article.text)
    days: Days | None = None
    if isinstance(found.meaning, Fixed):
        covered = bounds(found.meaning.value)
        days = between(covered[0], covered[1]) if covered else None
    elif isinstance(found.meaning, Yearless) and len(found.meaning.part) == 5:
        month, day = found.meaning.part.split("-")
        days = on_month_day(int(month), int(day))
    if days is not None and days.any():
        yield clue(
            "dateline", words, span, f"the {'title' if weight == TITLED else 'dateline'} is of {words}", days, weight
        )
