"""Evidence: ages and birthdays. "the 73-year-old president", "Angela Merkel, 67,", "on his 60th birthday".

An age gives a year; a birthday gives a day, and greetings are sent on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from excomm.dating.clue import Clue, between, clue, on_month_day, stretched
from excomm.dating.figure import Figure, named_in, nearest, year_of_age
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed
from excomm.dating.grammar.words import cut
from excomm.dating.tally import before
from excomm.records import Article, Parse, Span
from excomm.wordlist import wordlist

ORDER = 55
AGED = 3.0
BIRTHDAY = 4.0
GREETING = 6.0
"""A round birthday that is greeted stands alone."""

OF_SOME_YEAR = 2.0
GREETED = 3
"""Days between a birthday and what is written to greet it."""

SPOKEN_OF = 21
"""Days before and after a birthday in which it is spoken of."""

BEHIND, AHEAD = 60, 60
"""Code points between an age and the name that it belongs to."""

PARTS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PRON", "ADP"})
"""Parts of speech that part an age from a name ..."""
OTHERS = frozenset({"man", "woman", "boy", "girl", "son", "daughter", "brother", "sister", "student", "'s", "’s"})
"""... and nouns that are somebody else."""

GREETS = frozenset(wordlist("en", "time")["birthdays"]["greets"])
"""Verbs whose subject greets somebody else."""

OLDEST = 110
MOST = 6

_OLD = re.compile(r"\b(\d{2,3})[-‑ ]years?[-‑ ]old\b")
_BESIDE = re.compile(r"(?:’s|'s)?(?:, (?:aged )?(\d{2,3})\s?[,.;]| \((?:aged )?(\d{2,3})\)| aged (\d{2,3})\b)")
_TURNED = re.compile(r"\b(?:turned|turns|turning) (\d{2,3})\b(?! ?(?:%|percent|per cent|degrees))")
_BIRTHDAY = re.compile(r"\bbirthdays?\b", re.IGNORECASE)
_GREETING = re.compile(r"\b(?:congratulat|greet|wish|happy|messages?|telegram|celebrates|today)", re.IGNORECASE)

Places = Sequence[tuple[Span, Figure]]


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue an age or birthday of a known figure, but not in a sentence that bears a date of its own."""
    places = named_in(article, parse)
    dated = {parse.sentence_at(find.start) for find in finds if isinstance(find.meaning, Fixed)}
    told: dict[tuple[str, str], Clue] = {}
    for number in sorted({parse.sentence_at(span.start) for span, _ in places} - dated - {None}, key=lambda n: n or 0):
        sentence = parse.sentences[number or 0]
        here = [place for place in places if sentence.start <= place[0].start < sentence.end]
        for figure, made in (*_ages(article, parse, sentence, here), *_birthdays(article, parse, sentence, here)):
            told.setdefault((figure.name, made.evidence.says), made)
    yield from list(told.values())[:MOST]


def _ages(article: Article, parse: Parse, sentence: Span, here: Places) -> Iterator[tuple[Figure, Clue]]:
    for match in _OLD.finditer(article.text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        owner = nearest(here, span, behind=0, ahead=AHEAD)
        if owner and _one_phrase(parse, span, owner[0]):
            yield from _aged(article, span, owner[1], int(match[1]))
    for name, figure in here:
        if beside := _BESIDE.match(article.text, name.end, sentence.end):
            age = int(next(group for group in beside.groups() if group))
            yield from _aged(article, Span(name.start, beside.end()), figure, age)
    for match in _TURNED.finditer(article.text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        owner = nearest(here, span, behind=BEHIND, ahead=0)
        if owner and _owned(article, parse, owner[0], span):
            yield from _aged(article, span, owner[1], int(match[1]))


def _owned(article: Article, parse: Parse, owner: Span, span: Span) -> bool:
    """Whether an age or a birthday is that of ``owner``: no other person stands between, and it is not who greets."""
    others = (name.span.start for name in parse.names if name.label == "PERSON")
    label = article.text[owner.end : owner.end + 1] == ":"
    if label or any(owner.end <= start < span.start for start in others):
        return False
    heads = (parse.tokens[i] for i in parse.tokens_in(owner))
    return not any(one.dep == "nsubj" and parse.tokens[one.head].lemma in GREETS for one in heads)


def _one_phrase(parse: Parse, age: Span, name: Span) -> bool:
    """Whether age and name stand in one phrase: "60-year-old German leader, Angela Merkel", not "boy who met"."""
    between = [parse.tokens[i] for i in parse.tokens_in(Span(age.end, name.start))]
    return not any(token.pos in PARTS or token.text.lower() in OTHERS for token in between)


def _aged(article: Article, span: Span, figure: Figure, age: int) -> Iterator[tuple[Figure, Clue]]:
    year = year_of_age(figure, age)
    if year and age <= OLDEST:
        words = span.of(article.text)
        says = f"{figure.name} was {age} from {year[0]} to {year[1]}"
        yield figure, clue("age", words, span, says, between(*year), AGED)


def _birthdays(article: Article, parse: Parse, sentence: Span, here: Places) -> Iterator[tuple[Figure, Clue]]:
    match = _BIRTHDAY.search(article.text, sentence.start, sentence.end)
    if match is None:
        return
    span = Span(match.start(), match.end())
    beside = nearest(here, span, behind=2 * BEHIND, ahead=0) or nearest(here, span, behind=0, ahead=AHEAD)
    if beside is None or beside[1].born is None or not _owned(article, parse, beside[0], span):
        return
    figure, born = beside[1], beside[1].born
    words = cut(article.text, sentence.start, sentence.end)
    at = next(i for i, word in enumerate(words) if word.start >= span.start)
    near = GREETED if _GREETING.search(article.text, sentence.start, sentence.end) else SPOKEN_OF
    counted = before(words, at)
    if counted is None:
        days = stretched(on_month_day(born.month, min(born.day, 28)), near, near)
        says = f"{figure.name} was born on {born}: written within {near} days of a birthday"
        yield figure, clue("age", span.of(article.text), span, says, days, OF_SOME_YEAR if near == GREETED else 1.0)
    elif (day := figure.birthday(counted[0])) and counted[0] <= 3 * OLDEST:
        span = Span(counted[1], span.end)
        says = f"the {counted[0]}th birthday of {figure.name} (born {born}) is {day}"
        days = between(day - timedelta(near), day + timedelta(near))
        yield figure, clue("age", span.of(article.text), span, says, days, GREETING if near == GREETED else BIRTHDAY)
