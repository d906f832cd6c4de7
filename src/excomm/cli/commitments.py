"""``excomm commitments``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    JsonOption,
    RecordOption,
    date_words,
    examples,
    givers,
    one_line,
    opened,
    say,
    say_json,
    today,
)
from excomm.records import Commitment

if TYPE_CHECKING:
    from excomm.api import Record

ORDER = 6
EXAMPLES = examples("excomm commitments", "excomm commitments --as-of 1962-10-27", "excomm commitments --json")


def command(record: RecordOption = DEFAULT_RECORD, as_of: AsOfOption = None, as_json: JsonOption = False) -> int:
    """List what was promised and threatened, with due dates.

    Promises, offers, threats, deadlines and meetings, and what became of them. What is open at the end of its day is
    "due": past its date with nothing known.
    """
    with opened(record, as_of) as kept:
        ledger = kept.commitments(as_of=as_of or today())
        if as_json:
            say_json(list(ledger))
            return 0
        for entry in ledger:
            say_entry(kept, entry)
        if not ledger:
            say("The record holds no commitment.")
    return 0


def say_entry(kept: Record, entry: Commitment) -> None:
    """A commitment on two or three lines."""
    by, to = givers(kept, entry), ", ".join(kept.name_of(one) for one in entry.to) or "unknown"
    due = f"due {date_words(entry.due)}" if entry.due.known else "no due date"
    say(f"{entry.kind.upper():9} {by} -> {to}; {due}; {entry.outcome.value}  [{entry.id}]")
    say(f"    made {date_words(entry.made)}: {one_line(entry.what)}")
    if entry.condition:
        say(f"    on condition: {one_line(entry.condition)}")
