"""The grammar of English time expressions: the ordered list of rules is the algorithm.

Each rule is a plain function ``rule(words, i) -> Match | None`` that reads forward from word ``i``. At each word the
longest match wins, and of equally long ones the earlier rule; the scan goes on behind it. A rule looks at a bounded
number of words, so that the scan is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from excomm.dating.grammar import calendar_date, calendar_period, clock, quantity, relative
from excomm.dating.grammar.meaning import Clock, Fixed, Found, Length, Match, Repeat, Vague
from excomm.dating.grammar.words import APOSTROPHES, LISTS, Words, at, cut, hyphen, phrase

__all__ = ["Found", "scan"]

Rule = Callable[[Words, int], Match | None]

CORE: tuple[Rule, ...] = (
    calendar_date.numeric,
    calendar_date.month_first,
    calendar_date.day_first,
    calendar_period.range_start,
    calendar_date.day_of_month,
    calendar_date.month_of_year,
    calendar_period.season,
    calendar_period.quarter,
    calendar_period.holiday,
    calendar_period.decade,
    calendar_period.century,
    calendar_period.era_year,
    calendar_period.range_end,
    clock.time_of_day,
    clock.part_of_day,
    clock.part_of_that_day,
    clock.small_hours,
    relative.counted_shift,
    relative.day_beside,
    relative.weekday_name,
    relative.deictic_day,
    relative.turned_unit,
    relative.year_ago_period,
    relative.year_end,
    quantity.repeated,
    quantity.weekdays_plural,
    relative.vague,
    quantity.duration,
    calendar_period.year,
)

PARTS: dict[str, str] = LISTS["parts"]
NAMES: dict[str, list[str]] = LISTS["names"]


def best(words: Words, i: int, rules: tuple[Rule, ...]) -> tuple[Match, str] | None:
    """The longest match at word ``i``, with its rule's name; the earlier rule wins a tie."""
    chosen: tuple[Match, str] | None = None
    if i >= len(words):
        return None
    for rule in rules:
        match = rule(words, i)
        if match and (chosen is None or match.end > chosen[0].end):
            chosen = match, rule.__name__
    return chosen


def with_part(words: Words, i: int) -> Match | None:
    """“early 2022”, “mid-November”, “the end of the year”, “later this month”, “earlier yesterday”."""
    j = i + 1 if at(words, i) == "the" else i
    word = at(words, j)
    if word in ("earlier", "later"):
        inner = best(words, j + 1, CORE)
        turned = inner and at(words, j + 1) in ("this", "that", "yesterday", "today", "in")
        if inner and turned and not isinstance(inner[0].meaning, Length | Repeat | Vague):
            return Match(i, inner[0].end, inner[0].meaning, "START" if word == "earlier" else "END")
        if phrase(words, j + 1, "in the") is not None:
            inner = best(words, j + 2, (relative.whole,))
            return Match(i, inner[0].end, inner[0].meaning, "") if inner else None
        return None
    if word not in PARTS:
        return None
    k = j + 1
    if word in ("early", "mid", "late"):
        k = hyphen(words, k)
        k = k + 1 if at(words, k) == "in" else k
    elif at(words, k) == "of" or at(words, k) == "in":
        k += 1
    else:
        return None
    inner = best(words, k, (*CORE, relative.whole))
    if inner is None or isinstance(inner[0].meaning, Length | Repeat | Vague):
        inner = best(words, k, (relative.whole,)) or best(words, k + 1, CORE) if at(words, k) == "the" else inner
    if inner is None or isinstance(inner[0].meaning, Length | Repeat | Vague):
        return None
    return Match(i, inner[0].end, inner[0].meaning, PARTS[word])


def decade_part(words: Words, i: int) -> Match | None:
    """“the early 1960s”, “the mid-1990s”, “the late '70s”, “the early summer”."""
    if at(words, i) != "the" or at(words, i + 1) not in ("early", "mid", "late"):
        return None
    j = hyphen(words, i + 2)
    inner = best(words, j, (calendar_period.decade, calendar_period.season, calendar_period.century))
    if inner is None and at(words, j) in calendar_period.DECADE_NAMES:
        return Match(i, j + 1, Fixed(f"19{calendar_period.DECADE_NAMES[at(words, j)]}"), PARTS[at(words, i + 1)])
    return Match(i, inner[0].end, inner[0].meaning, PARTS[at(words, i + 1)]) if inner else None


RULES: tuple[Rule, ...] = (with_part, decade_part, *CORE, relative.whole)


DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "these", "those", "that"])


def _openings() -> frozenset[str]:
    """The words that an expression can begin with, from the word lists and the rules' own function words."""
    said: list[str] = [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "every",
        "each",
        "once",
        "twice",
        "times",
        "these",
        "those",
    ]
    said += [
        "fiscal",
        "year",
        "month",
        "ad",
        "q",
        "h",
        "earlier",
        "later",
        "that",
        "another",
        "additional",
        "comparable",
        "all",
        "daybreak",
        "small",
        "wee",
    ]
    for name in (
        "months", "month_abbreviations", "weekdays", "weekday_abbreviations", "seasons", "units", "plurals", "numbers",
        "ordinals", "decade_names", "parts", "day_parts", "turns", "deictic_days", "deictic_nights", "holidays",
        "frequencies", "lasting", "of_that_day",
    ):  # fmt: skip
        said += LISTS[name]
    for phrases in LISTS["vague"].values():
        said += phrases
    for group in (LISTS["indefinite"], LISTS["approximations"]):
        said += [*group["words"], *group["phrases"], *group.get("definite", ())]
    said += [day + "s" for day in LISTS["weekdays"]]
    words = (cut(phrase_, 0, len(phrase_))[:2] for phrase_ in said)
    return frozenset(word.lower for pair in words for word in pair[: 1 + (pair[0].lower in DETERMINERS)])


OPENINGS = _openings()


def _may_open(words: Words, i: int) -> bool:
    """Whether an expression may begin at word ``i``: a quick test before the rules are tried."""
    word = words[i]
    if word.figures:
        return True
    if word.lower in APOSTROPHES:
        return at(words, i + 1).isdigit()
    if word.lower in DETERMINERS:
        after = at(words, i + 1)
        return after in OPENINGS or after in APOSTROPHES or after.isdigit() or after in ("full", "whole", "latest")
    return word.lower in OPENINGS


def scan(text: str, start: int, end: int) -> Iterator[Found]:
    """The time expressions of the paragraph ``text[start:end]``, left to right, without overlaps."""
    words = cut(text, start, end)
    i = 0
    while i < len(words):
        chosen = best(words, i, RULES) if _may_open(words, i) else None
        if chosen is None:
            i += 1
            continue
        match, rule = chosen
        if not _names_something(words, match, rule):
            yield Found(words[match.start].start, words[match.end - 1].end, match.meaning, match.part, rule)
        i = match.end


def _names_something(words: Words, match: Match, rule: str) -> bool:
    """Whether the words are part of a name: "the October Crisis", "September 11", "Sunday Times", "Prague Spring"."""
    after, meaning = at(words, match.end), match.meaning
    if isinstance(meaning, Clock) or (isinstance(meaning, Fixed) and len(meaning.value) >= 4):
        return False
    first = at(words, match.start)
    if first in LISTS["months"] or first in LISTS["weekdays"] or first in LISTS["seasons"] or rule == "holiday":
        if after in NAMES["happenings"] or (after in NAMES["papers"] and words[match.end].text[0].isupper()):
            return True
        if at(words, match.start - 1) in NAMES["before"]:
            return True
    said = " ".join(word.lower for word in words[match.start : match.end] if word.lower not in ".,/")
    return said in NAMES["dates"] and at(words, match.start - 1) != "on"
