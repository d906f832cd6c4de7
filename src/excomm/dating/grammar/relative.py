"""Rules for dates that are counted from another one: weekdays, "last week", "two years ago", "three days later"."""

from __future__ import annotations

from excomm.dating.grammar.meaning import Clock, Length, Match, Shift, Vague, Weekday, Yearless
from excomm.dating.grammar.words import (
    APOSTROPHES,
    HYPHENS,
    LISTS,
    Phrases,
    Words,
    at,
    hyphen,
    number,
    ordinal,
    phrase,
    unit,
    weekday,
)

TURNS: dict[str, int] = LISTS["turns"]
OF_THE_TALE: list[str] = LISTS["turns_of_the_tale"]["words"]
DEICTIC_DAYS: dict[str, int] = LISTS["deictic_days"]
VAGUE = Phrases(
    sorted(
        ((said, (said, value)) for value, phrases in LISTS["vague"].items() for said in phrases),
        key=lambda pair: -len(pair[0]),
    )
)
INDEFINITE: Phrases[float | None] = Phrases(
    [
        *((said, None) for said in LISTS["indefinite"]["phrases"] + LISTS["indefinite"]["words"]),
        *LISTS["indefinite"]["definite"].items(),
    ]
)
DAYS_BEYOND = Phrases((("the day before yesterday", -2), ("the day after tomorrow", 2)))

FINENESS = {"TS": "TS", "TM": "TM", "TH": "TH", "D": "D", "N": "D", "W": "W", "2W": "W", "WE": "WE"}


def count(words: Words, i: int) -> tuple[float | None, int] | None:
    """(number, index after it); the number is None for "several", "a few"."""
    counted = number(words, i)
    if counted:
        return counted
    said = INDEFINITE.first(words, i)
    return (said[1], said[0]) if said else None


def weekday_name(words: Words, i: int) -> Match | None:
    """“Monday”, “last Monday”, “this coming Sunday”, “the previous Friday”, “Monday last”."""
    j = i + 1 if at(words, i) == "the" and at(words, i + 1) in TURNS else i
    turn, tale = TURNS.get(at(words, j)), at(words, j) in OF_THE_TALE or at(words, j) == "that"
    if turn is not None or at(words, j) == "that":
        j += 1
        if turn == 0 and at(words, j) in ("past", "coming"):
            turn, j = TURNS[at(words, j)], j + 1
    found = weekday(words, j)
    if not found:
        return None
    if turn is None and at(words, found[1]) == "last" and at(words, found[1] + 1) != "week":
        return Match(i, found[1] + 1, Weekday(found[0], -1))
    return Match(i, found[1], Weekday(found[0], turn, tale))


def deictic_day(words: Words, i: int) -> Match | None:
    """“today”, “yesterday”, “the day before yesterday”, “the day after tomorrow”."""
    beyond = DAYS_BEYOND.first(words, i)
    if beyond:
        return Match(i, beyond[0], Shift(beyond[1], "D", "D"))
    if at(words, i) in DEICTIC_DAYS:
        if at(words, i + 1) in APOSTROPHES and at(words, i) == "today" and words[i].text == "TODAY":
            return None
        return Match(i, i + 1, Shift(DEICTIC_DAYS[at(words, i)], "D", "D"))
    return None


def turned_unit(words: Words, i: int) -> Match | None:
    """“last week”, “this year”, “the following day”, “that year”, “the current quarter”, “the weekend”."""
    j = i + 1 if at(words, i) == "the" else i
    word = at(words, j)
    if word == "weekend" and j > i:
        return Match(i, j + 1, Shift(0, "WE", "WE"))
    turn = 0 if word == "that" else TURNS.get(word)
    if turn is None:
        return None
    tale = word in OF_THE_TALE or (word == "next" and j > i and at(words, j + 1) == "day")
    k = j + 1
    if turn == 0 and at(words, k) in ("past", "coming"):
        turn, k = TURNS[at(words, k)], k + 1
    k = hyphen(words, k) if at(words, k) != "fiscal" else k + 1
    found = unit(words, k)
    if found is None or found[1] or found[0] in ("TS", "TM", "TH", "N"):
        return None
    if word in ("past", "last") and j > i and found[0] in ("D", "W", "M"):
        return Match(i, found[2], Length("P1" + found[0]))  # "the past week" is a stretch, "last week" a week
    length, letter = (2.0, "W") if found[0] == "2W" else (1.0, found[0])
    return Match(i, found[2], Shift(turn * length, letter, letter, tale))


def _grain(letter: str, counted: float | None) -> str:
    if letter in ("E", "C") and counted != int(counted or 0):
        return "Y"  # "half a century ago"
    return FINENESS.get(letter, letter if counted == int(counted or 0) else "M")


def counted_shift(words: Words, i: int) -> Match | None:
    """“two years ago”, “a week earlier”, “three days later”, “a year ago today”, “two days before”."""
    counted = count(words, i)
    if counted is None:
        bare = unit(words, i)
        if bare and bare[1] and at(words, bare[2]) in ("ago", "earlier", "later"):
            return _vague_shift(i, bare[2] + 1, at(words, bare[2]), bare[0])
        return None
    j = hyphen(words, counted[1])
    found = unit(words, j)
    if found is None:
        return None
    end = found[2]
    if phrase(words, end, "or so") is not None:
        end += 2
    end = hyphen(words, end)
    turned = _direction(words, end)
    if turned is None:
        return None
    word, sign, end = turned
    few_hours = found[0] in ("TH", "TM", "TS") and (counted[0] or 0) * (found[0] == "TH") <= FEW_HOURS
    if counted[0] is None or few_hours:
        return _vague_shift(i, end + 1, word, found[0])
    if word == "ago" and at(words, end + 1) == "today" and found[0] in ("Y", "M", "W"):
        return Match(i, end + 2, Shift(sign * counted[0], found[0], "D"))
    letter, times = ("W", 2.0) if found[0] == "2W" else ("D", 1.0) if found[0] == "N" else (found[0], 1.0)
    tale = word in ("earlier", "later", "previously", "before", "after")
    return Match(i, end + 1, Shift(sign * times * counted[0], letter, _grain(letter, counted[0]), tale))


def _direction(words: Words, end: int) -> tuple[str, int, int] | None:
    """(word, sign, its index) of the "ago", "later" or "before" that stands at ``end`` after a length."""
    word = at(words, end)
    if word in ("from", "since") and at(words, end + 1) in ("now", "today"):
        return "ago", 1, end + 1
    if word in ("ago", "earlier", "previously"):
        return word, -1, end
    if word in ("later", "hence"):
        return word, 1, end
    if word in ("before", "after") and alone(words, end + 1):
        return word, 1 if word == "after" else -1, end
    return None


FEW_HOURS = 12
"""So many hours later or ago is mostly still the same day, at a time that is not told."""


def alone(words: Words, i: int) -> bool:
    """Whether a "before" or "after" that ends before ``i`` is an adverb: nothing stands there that it could govern."""
    return at(words, i) in (".", ",", ";", ":", ")", "", "and", "but", "when")


def day_beside(words: Words, i: int) -> Match | None:
    """“the day before”, “the week after”, “the night before”, where nothing follows that it would be before."""
    found = unit(words, i + 1) if at(words, i) == "the" else None
    if found is None or found[1] or found[0] not in ("D", "N", "W", "M", "Y"):
        return None
    word = at(words, found[2])
    if word not in ("before", "after") or not alone(words, found[2] + 1):
        return None
    sign = 1 if word == "after" else -1
    if found[0] == "N":
        return Match(i, found[2] + 1, Clock("TNI", Shift(sign, "D", "D", tale=True)))
    return Match(i, found[2] + 1, Shift(sign, found[0], found[0], tale=True))


def _vague_shift(start: int, end: int, word: str, letter: str) -> Match:
    if letter in ("TH", "TM", "TS"):  # "a few hours later": some time of that day
        return Match(start, end, Clock("TXX", Shift(0, "D", "D", tale=word != "ago")))
    return Match(
        start, end, Vague("FUTURE_REF" if word in ("later", "hence", "from", "since", "after") else "PAST_REF")
    )


def vague(words: Words, i: int) -> Match | None:
    """“now”, “recently”, “the near future”: PRESENT_REF, PAST_REF, FUTURE_REF."""
    for end, (said, value) in VAGUE.at(words, i):
        stretch = at(words, i - 1) == "over" and at(words, i) == "the"  # "over the next few months": a length
        if not stretch and not (value == "PAST_REF" and unit(words, end) and said in ("the past", "recent")):
            return Match(i, end, Vague(value))
    return None


def year_ago_period(words: Words, i: int) -> Match | None:
    """“the year-ago quarter”, “year-earlier”, “the comparable year-earlier period”, “the latest quarter”."""
    j = i + 1 if at(words, i) == "the" else i
    if at(words, j) == "latest" and j > i:
        named = at(words, j + 1) in ("quarter", "period")
        return Match(i, j + 2, Shift(-1, "Q", "Q")) if named else None
    j = j + 1 if at(words, j) in ("comparable", "corresponding") else j
    if at(words, j) != "year" or at(words, j + 1) not in HYPHENS or at(words, j + 2) not in ("ago", "earlier"):
        return None
    end = j + 3
    nth = ordinal(words, end)
    if nth and at(words, nth[1]) == "quarter":
        return Match(i, nth[1] + 1, Yearless(f"Q{nth[0]}", year=-1))
    return Match(i, end + (at(words, end) in ("quarter", "period", "month", "week")), Shift(-1, "Y", "Y", tale=True))


def year_end(words: Words, i: int) -> Match | None:
    """“year-end”, “year end”, “the year's end”, “month-end”."""
    found = unit(words, i)
    if not found or found[1] or found[0] not in ("Y", "M"):
        return None
    j = (
        found[2] + 2
        if at(words, found[2]) in APOSTROPHES and at(words, found[2] + 1) == "s"
        else hyphen(words, found[2])
    )
    if at(words, j) != "end":
        return None
    return Match(i, j + 1, Shift(0, found[0], found[0]), "END")


def whole(words: Words, i: int) -> Match | None:
    """“the year”, “the quarter”, “the month” after a part word (“the end of the year”), “the full year”."""
    if at(words, i) != "the":
        return None
    j = i + 2 if at(words, i + 1) in ("full", "whole", "fiscal") else i + 1
    found = unit(words, j)
    if (
        not found
        or found[1]
        or found[0] not in ("Y", "M", "Q", "W", "D")
        or at(words, found[2]) in ("of", "when", "that")
    ):
        return None
    whole_year = at(words, i - 1) in ("of", "in", "by", "for", "during") and found[0] != "D"
    if not whole_year:
        return None
    return Match(i, found[2], Shift(0, found[0], found[0], tale=found[0] == "Q"))
