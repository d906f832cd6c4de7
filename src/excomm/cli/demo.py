"""``excomm demo``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from excomm.cli.brief import brief_of
from excomm.cli.read import read_with_bar, say_problems
from excomm.cli.tension import say_days
from excomm.cli.terminal import JsonOption, RecordOption, examples, opened, say, say_json
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
        days = kept.tension(*PAIR)
        if days:
            say("\n## Tension, day by day\n")
            say_days(kept, days)
    say(f"\nThe record is {record}. Open the desk:  excomm serve --record {record}")
    say(f"Or ask it:  excomm statements --speaker Khrushchev --record {record}")
    return 0
