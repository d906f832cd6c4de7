"""What the stages over many readings ask of them: which stand, who is meant, which sentence, which day.

Every function is order-free: the same readings in any order, or twice, give the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from excomm.records import Anchor, Article, Event, Mention, Reading, Span, Statement, When
from excomm.wordlist import wordlist

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_CLAUSE_BREAK = re.compile(
    r"[;:]|,?\s+(?:while|although|though|whereas|after|before|when|because|but)\b|,\s+(?:and|which|who|as)\b|\s+and\s+(?:has|have|had|is|was|were|will)\b"
)
_LAST_WORD = re.compile(r"(\S+)$")
STEM = 5
"""Letters kept of a word by truncation, the plainest stemmer that joins "quarantine" and "quarantined"."""


def ordered(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by date of writing (unknown last), then by id; one for each article id."""
    held: dict[str, Reading] = {}
    for reading in readings:
        other = held.get(reading.article.id)
        if other is None or _place(reading.article) < _place(other.article):
            held[reading.article.id] = reading
    return tuple(sorted(held.values(), key=lambda reading: _place(reading.article)))


def _place(article: Article) -> tuple[date, str, str, str, str]:
    return article.published.earliest or date.max, article.published.value, article.id, article.name, article.origin


def corrections(readings: Iterable[Reading]) -> dict[str, tuple[str, ...]]:
    """The ids of the articles that correct each corrected one (``Article.corrects``), by the corrected one's id.

    An article is named by the name of its input, or by that of one of its copies.
    """
    everything = ordered(readings)
    correctors: dict[str, list[str]] = {}
    for reading in everything:
        if reading.article.corrects:
            correctors.setdefault(reading.article.corrects, []).append(reading.article.id)
    found: dict[str, tuple[str, ...]] = {}
    for article in (reading.article for reading in everything):
        names = dict.fromkeys((article.name, *(copy.name for copy in article.copies)))
        by = dict.fromkeys(one for name in names for one in correctors.get(name, ()) if one != article.id)
        if by:
            found[article.id] = tuple(by)
    return found


def corrected(readings: Iterable[Reading]) -> frozenset[str]:
    """The ids of the articles that another one corrects."""
    return frozenset(corrections(readings))


def standing(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings that no correction has replaced, ordered."""
    everything = tuple(readings)
    gone = corrected(everything)
    return tuple(reading for reading in ordered(everything) if reading.article.id not in gone)


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the reading that tells it."""

    event: Event
    reading: Reading

    @property
    def words(self) -> str:
        """The words of the evidence, as they stand in the article."""
        spans = self.event.evidence or (self.event.trigger,)
        return " … ".join(" ".join(span.of(self.reading.article.text).split()) for span in spans)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where the event is told."""
        return tuple(Anchor(self.reading.article.id, span) for span in self.event.evidence or (self.event.trigger,))


def told(readings: Sequence[Reading]) -> dict[str, Told]:
    """Every event of ``readings`` by its id."""
    return {event.id: Told(event, reading) for reading in readings for event in reading.events}


# ---------------------------------------------------------------- who


def party(mention: Mention) -> str | None:
    """The state that the mention acts for, else the organisation, else the actor that it names, else None."""
    return mention.state or mention.organisation or mention.actor


def parties(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The states, or organisations, or actors without either, that the mentions stand for: each once, in order."""
    return tuple(dict.fromkeys(found for mention in mentions if (found := party(mention))))


def states(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The states that the mentions act for: each once, in order."""
    return tuple(dict.fromkeys(mention.state for mention in mentions if mention.state))


def actors(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The actors that the mentions name (the state where only that is known): each once, in order."""
    return tuple(dict.fromkeys(found for mention in mentions if (found := mention.actor or mention.state)))


# ---------------------------------------------------------------- words


def content_words(words: str) -> frozenset[str]:
    """The content words of an English text, case-folded and cut to ``STEM`` letters: what two tellings share."""
    empty = _function_words()
    folded = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(words))
    return frozenset(word[:STEM] for word in folded if word not in empty)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(wordlist("en", "function_words")["words"])


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's content words that the other has too, in [0, 1] (overlap coefficient)."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of ``article`` by punctuation, none across a paragraph.

    A full stop after an abbreviation or a single capital ends none. For finding words, not for analysing them.
    """
    found: list[Span] = []
    for paragraph in article.paragraphs:
        start = paragraph.start
        for end in _SENTENCE_END.finditer(article.text, paragraph.start, paragraph.end):
            if not _abbreviated(article.text[start : end.start() + 1]):
                found.append(Span(start, start + len(article.text[start : end.end()].rstrip())))
                start = end.end()
        if article.text[start : paragraph.end].strip():
            found.append(Span(start, paragraph.end))
    return tuple(found)


def _abbreviated(before: str) -> bool:
    last = _LAST_WORD.search(before)
    if last is None or not last[1].endswith("."):
        return False
    word = last[1].rstrip(".").lstrip("(\"'“‘")
    return word.casefold() in _abbreviations() or (len(word) == 1 and word.isupper()) or ("." in word and len(word) < 6)


def clause(text: str, inside: Span, around: Span) -> Span:
    """The stretch of ``inside`` around ``around`` between semicolons, colons and words that open another clause."""
    start, end = inside.start, inside.end
    for mark in _CLAUSE_BREAK.finditer(text, inside.start, inside.end):
        if mark.end() <= around.start:
            start = mark.end()
        elif mark.start() >= around.end:
            end = mark.start()
            break
    return Span(start, max(start, end))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(wordlist("en", "function_words")["abbreviations"])


# ---------------------------------------------------------------- when


def gap(one: When, other: When) -> int:
    """Days between two dates: 0 where they may coincide, open ends reaching without limit."""
    later = max(one.earliest or date.min, other.earliest or date.min)
    sooner = min(one.latest or date.max, other.latest or date.max)
    return max(0, (later - sooner).days)


def width(when: When) -> int | None:
    """The number of days that ``when`` may mean, or None where it is open or unknown."""
    if when.earliest is None or when.latest is None:
        return None
    return (when.latest - when.earliest).days + 1


def made(reading: Reading, said: When) -> When:
    """When something in ``reading`` was said or told: ``said``, else the date of writing."""
    return said if said.known else reading.article.published


def anchors(statement: Statement) -> tuple[Anchor, ...]:
    """Where the statement stands."""
    return (Anchor(statement.article, statement.sentence),)
