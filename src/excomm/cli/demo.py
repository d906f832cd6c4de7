"""``excomm demo``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from excomm.cli.brief import brief_of
from excomm.cli.commitments import say_entry
from excomm.cli.read import read_with_bar, say_problems
from excomm.cli.tension import say_days
from excomm.cli.terminal import JsonOption, RecordOption, date_words, examples, opened, say, say_json
from excomm.sample import FOLDER

ORDER = 10
EXAMPLES = examples("excomm demo", "excomm demo --record thirteen-days.sqlite --json")
END = date(1962, 10, 29)
"""The last day of the sample set."""

PAIR = ("SUN", "USA")
"""The two states whose tension is shown."""


def command(record: RecordOption = Path("excomm-demo.sqlite"), as_json: JsonOption = False) -> int:
    """Read the sample set and print the brief on it.

    Thirteen days of October 1962, as agencies of several countries might have filed them.
    """
    from excomm.brief import markdown  # the drawing of charts takes a second to load

    report = read_with_bar([str(FOLDER)], record, None, 1)
    say_problems(report.problems, record)
    with opened(record) as kept:
        brief = brief_of(kept, None, END)
        if as_json:
            say_json(brief)
            return 0
        say(markdown.render(brief).rstrip("\n"))
        say("\n## The ledger: every commitment, and what became of it\n")
        for entry in kept.commitments(as_of=END):
            say_entry(kept, entry)
        say("\n## The instruments, and their status over time\n")
        for instrument in kept.instruments():
            parties = ", ".join(kept.name_of(one) for one in instrument.parties) or "parties unknown"
            course = ", ".join(f"{change.to} {date_words(change.when)}" for change in instrument.changes)
            say(f"{instrument.name} ({instrument.kind}; {parties}): {course}  [{instrument.id}]")
        say("\n## Tension, day by day\n")
        say_days(kept, kept.tension(*PAIR))
    say(f"\nThe record is {record}. Open the desk:  excomm serve --record {record}")
    say(f"Or ask it:  excomm statements --speaker Khrushchev --record {record}")
    return 0
