"""Rules for times of day: "10 p.m. EST", "0300 GMT", "Friday evening", "last night", "noon on Thursday"."""

from __future__ import annotations

from excomm.dating.grammar.calendar_date import day_first, day_of_month, month_first, numeric
from excomm.dating.grammar.meaning import Clock, DayOfMonth, Fixed, Match, Shift, Weekday, Yearless
from excomm.dating.grammar.relative import deictic_day, weekday_name
from excomm.dating.grammar.words import LISTS, Phrases, Words, at, capital, phrase

DAY_PARTS: dict[str, str] = LISTS["day_parts"]
OF_THAT_DAY: dict[str, int] = LISTS["of_that_day"]
DEICTIC_NIGHTS: dict[str, int] = LISTS["deictic_nights"]
ZONES: dict[str, int] = LISTS["zones"]
ZONES_IN_WORDS: Phrases[int | None] = Phrases(
    (("local time", None), ("moscow time", 180), ("eastern time", -300), ("eastern standard time", -300))
)
HALVES = Phrases((("a . m .", 0), ("p . m .", 12), ("a . m", 0), ("p . m", 12), ("am", 0), ("pm", 12)))
DAYS = (numeric, month_first, day_first, day_of_month, weekday_name, deictic_day)

Day = Fixed | Yearless | DayOfMonth | Weekday | Shift


def _day(words: Words, i: int) -> tuple[Day | None, int]:
    """The day named at ``i``, if any, and the index after it."""
    for rule in DAYS:
        match = rule(words, i)
        if (
            match
            and isinstance(match.meaning, Day)
            and not (isinstance(match.meaning, Fixed) and len(match.meaning.value) != 10)
        ):
            return match.meaning, match.end
    return None, i


def _day_around(words: Words, i: int, end: int) -> tuple[Day | None, int]:
    j = end + 1 if at(words, end) in (",", "on", "of") else end
    day, k = _day(words, j)
    return (day, k) if day else (None, end)


def _half(words: Words, i: int) -> tuple[int | None, int]:
    """Hours to add and the index after "a.m." or "p.m."; None where neither stands there."""
    said = HALVES.first(words, i)
    return (said[1], said[0]) if said else (None, i)


def _zone(words: Words, i: int) -> tuple[int | None, int]:
    j = i + 1 if at(words, i) == "(" and at(words, i + 2) == ")" else i
    if at(words, j) in ZONES and words[j].text.isupper():
        return ZONES[at(words, j)], j + 1 + (j > i)
    said = ZONES_IN_WORDS.first(words, i)
    return (said[1], said[0]) if said else (None, i)


def time_of_day(words: Words, i: int) -> Match | None:
    """“10 p.m.”, “7:15 p.m. EST Nov. 9”, “19:00”, “0300 GMT on Monday”, “noon Thursday”."""
    read = _hours(words, i)
    if read is None:
        return None
    time, end = read
    zone, end = _zone(words, end)
    day, end = _day_around(words, i, end)
    return Match(i, end, Clock(time, day, zone))


def _hours(words: Words, i: int) -> tuple[str, int] | None:
    word = at(words, i)
    if word in ("noon", "midday", "midnight"):
        return DAY_PARTS[word], i + 1
    if i >= len(words) or not words[i].figures:
        return None
    if len(word) == 4 and int(word[:2]) < 24 and int(word[2:]) < 60:
        zone, _ = _zone(words, i + 1)
        hours = at(words, i + 1) in ("hrs", "hours") and word[0] == "0"
        return (f"T{word[:2]}:{word[2:]}", i + 1 + hours) if zone is not None or hours else None
    if len(word) > 2 or int(word) > 24:
        return None
    struck = phrase(words, i + 1, "o ' clock")
    if struck is not None and 1 <= int(word) <= 12:
        return f"T{int(word):02d}:00", struck
    minutes, j = "00", i + 1
    if at(words, j) in (":", ".") and j + 1 < len(words) and words[j + 1].figures and len(words[j + 1].text) == 2:
        minutes, j = words[j + 1].text, j + 2
    half, end = _half(words, j)
    hour = int(word)
    if (
        int(minutes) > 59
        or (half is None and (j == i + 1 or at(words, i + 1) == "."))
        or (half is not None and hour > 12)
    ):
        return None
    if half is None and (not words[i + 1].glued or hour == 24 or at(words, i - 1) == ":" or at(words, j) == ":"):
        return None
    if half is not None:
        hour = hour % 12 + half
    end = end + 1 if at(words, end) == "hrs" else end
    return f"T{hour:02d}:{minutes}", end


def part_of_day(words: Words, i: int) -> Match | None:
    """“Friday evening”, “last night”, “this morning”, “tonight”, “yesterday afternoon”, “the morning of 6 June”."""
    word = at(words, i)
    if word in DEICTIC_NIGHTS:
        return Match(i, i + 1, Clock("TNI", Shift(DEICTIC_NIGHTS[word], "D", "D")))
    if word == "overnight":
        return None
    turn = {"last": -1, "this": 0}.get(word)
    if turn is not None and at(words, i + 1) in DAY_PARTS and (turn == 0 or at(words, i + 1) in ("night", "evening")):
        return Match(i, i + 2, Clock(DAY_PARTS[at(words, i + 1)], Shift(turn, "D", "D")))
    if word in ("the", "mid") or (word in DAY_PARTS and not capital(words, i)):
        j = i + 1 if word == "the" else i
        j = j + 2 if at(words, j) == "mid" and at(words, j + 1) == "-" else j + 1 if at(words, j) == "mid" else j
        if at(words, j) in DAY_PARTS:
            day, end = _day_around(words, i, j + 1)
            return Match(i, end, Clock(DAY_PARTS[at(words, j)], day)) if day else None
    day, end = _day(words, i)
    if day is None:
        return None
    j = end + 1 if at(words, end) in ("early", "late") else end
    part = DAY_PARTS.get(at(words, j))
    if part and not at(words, j).endswith("s"):
        return Match(i, j + 1, Clock(part, day))
    j = end + 1 if at(words, end) in (",", "at") else end
    if at(words, end) == "at":
        read = _hours(words, j)
        if read:
            zone, k = _zone(words, read[1])
            return Match(i, k, Clock(read[0], day, zone))
    return None


def part_of_that_day(words: Words, i: int) -> Match | None:
    """“the next morning”, “the following evening”, “that night”: of or after the day told last."""
    j = i + 1 if at(words, i) == "the" else i
    turn = OF_THAT_DAY.get(at(words, j))
    part = DAY_PARTS.get(at(words, j + 1), "")
    if turn is None or part[1:] not in ("MO", "AF", "EV", "NI") or at(words, j + 1).endswith("s"):
        return None
    if (at(words, j) == "that") is (j > i):
        return None  # "that night", but "the next morning"
    return Match(i, j + 2, Clock(part, Shift(turn, "D", "D", tale=True)))


def small_hours(words: Words, i: int) -> Match | None:
    """“the early hours of Sunday”, “the small hours of 6 June”, “at dawn”."""
    if at(words, i) in ("dawn", "daybreak") and at(words, i - 1) == "at":
        day, end = _day_around(words, i, i + 1)
        return Match(i, end, Clock("TMO", day))
    if at(words, i) != "the" or at(words, i + 1) not in ("early", "small", "wee") or at(words, i + 2) != "hours":
        return None
    day, end = _day_around(words, i, i + 3)
    return Match(i, end, Clock("TMO", day)) if day else None
