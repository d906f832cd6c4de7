"""The record's values in plain English: dates, kinds, acts, statuses. The only place that words them."""

from __future__ import annotations

from datetime import date

from excomm.records import Act, Kind, Outcome, Precision, Status, Tension, TimeExpression, When

KINDS = {Kind.DIRECT: "in their words", Kind.MIXED: "partly in their words", Kind.INDIRECT: "as reported"}
"""How a statement's words are given: verbatim, partly verbatim, or in the reporter's words."""

ACTS = {
    Act.STATEMENT: "states",
    Act.BELIEVE: "believes",
    Act.PRAISE: "praises",
    Act.DISAPPROVE: "disapproves",
    Act.ACCEPT: "accepts",
    Act.REJECT: "rejects",
    Act.ACCUSE: "accuses",
    Act.APPEAL: "appeals",
    Act.DEMAND: "demands",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.INTEND: "intends",
    Act.OFFER: "offers",
    Act.ULTIMATUM: "gives an ultimatum",
}
"""A speech act as the verb of a line."""

STATUSES = {
    Status.ASSERTED: "told as done",
    Status.FUTURE: "still ahead when told: not counted",
    Status.CONDITIONAL: "depends on a condition: not counted",
    Status.DENIED: "denied: not counted",
    Status.HISTORICAL: "told of the past: not counted now",
}
"""What a status means for the count."""

OUTCOMES = {
    Outcome.OPEN: "open",
    Outcome.KEPT: "kept",
    Outcome.BROKEN: "broken",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.DUE: "past its date, outcome unknown",
    Outcome.UNKNOWN: "outcome unknown",
}
"""What became of a commitment."""


def day(value: date) -> str:
    """A day for people: "27 October 1962"."""
    return f"{value.day} {value:%B} {value.year}"


def days(first: date, last: date, joint: str = "–") -> str:
    """A stretch of days for people, as short as it can be said; ``joint`` stands between them ("and")."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{joint if joint == '–' else f' {joint} '}{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} {joint} {day(last)}"
    return f"{day(first)} {joint} {day(last)}"


def when(value: When) -> str:
    """A date for people, never finer than it is known; "date unknown" where it is unknown."""
    first, last = value.earliest, value.latest
    if not value.known or (first is None and last is None):
        return "date unknown"
    if first is None or last is None:
        return f"until {day(last)}" if last else f"from {day(first)}" if first else "date unknown"
    if value.precision is Precision.MINUTE and "T" in value.value:
        return f"{day(first)}, {value.value.partition('T')[2][:5]} UTC"
    if value.precision is Precision.MONTH:
        return f"{first:%B} {first.year}"
    if value.precision is Precision.YEAR:
        return str(first.year)
    if value.precision is Precision.WEEK:
        return f"week of {day(first)}"
    if value.precision is Precision.DAY or first == last:
        return days(first, last)
    return f"between {days(first, last, 'and')}"


def reasons(value: When) -> str:
    """Why a date is what it is, or why it is unknown, in one line."""
    said = "; ".join(one.says for one in value.basis if one.holds)
    if said:
        return said
    return "the text gives no reason" if value.known else "no date in the text or beside it"


def dated(value: When) -> str:
    """``when``, with the reason where it is unknown."""
    return when(value) if value.known else f"{when(value)}: {reasons(value)}"


def stands_for(one: TimeExpression) -> str:
    """The date that a time expression stands for, or why it stands for none."""
    if one.when.known or one.when.basis:
        return dated(one.when)
    return {"DURATION": "a length of time, no date", "SET": "a repetition, no single date"}.get(
        one.type, "date unknown: the words name no day that could be counted"
    )


def level(tension: Tension) -> str:
    """The level of a pair with its interval: "62 (48 to 75)", or "not enough data"."""
    if tension.level is None:
        return "not enough data"
    if tension.low is None or tension.high is None:
        return f"{tension.level:.0f}"
    return f"{tension.level:.0f} ({tension.low:.0f} to {tension.high:.0f})"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``count(1, "article")`` is "1 article"; ``many`` is a plural other than with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(words: str, at_most: int) -> str:
    """``words`` on one line, cut at a word end after ``at_most`` code points, with an ellipsis where cut."""
    line = " ".join(words.split())
    if len(line) <= at_most:
        return line
    return line[:at_most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
