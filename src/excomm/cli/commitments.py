"""``excomm commitments``."""

from __future__ import annotations

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    JsonOption,
    RecordOption,
    date_words,
    one_line,
    opened,
    say,
    say_json,
    today,
)

ORDER = 6
EXAMPLES = "Examples:  excomm commitments   |   excomm commitments --as-of 1962-10-27"


def command(record: RecordOption = DEFAULT_RECORD, as_of: AsOfOption = None, as_json: JsonOption = False) -> int:
    """List promises, offers, threats, deadlines and meetings, with their due dates and what became of them."""
    with opened(record) as kept:
        view = kept.as_of(as_of) if as_of else kept
        ledger = view.commitments(as_of=as_of or today())
        if as_json:
            say_json(list(ledger))
            return 0
        for entry in ledger:
            by, to = (", ".join(view.name_of(one) for one in some) or "unknown" for some in (entry.by, entry.to))
            say(
                f"{entry.kind.upper():9} {by} -> {to}   "
                f"due: {date_words(entry.due)}   {entry.outcome.value}   [{entry.id}]"
            )
            say(f"    made {date_words(entry.made)}: {one_line(entry.what)}")
            if entry.condition:
                say(f"    on condition: {one_line(entry.condition)}")
        if not ledger:
            say("The record holds no commitment.")
    return 0
