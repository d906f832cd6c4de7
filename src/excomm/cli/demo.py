"""``excomm demo``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from excomm.brief.markdown import render as markdown
from excomm.cli.brief import brief_of
from excomm.cli.read import read_with_bar
from excomm.cli.tension import say_days
from excomm.cli.terminal import JsonOption, RecordOption, complain, opened, say, say_json, told
from excomm.sample import FOLDER

ORDER = 10
EXAMPLES = "Examples:  excomm demo   |   excomm demo --json"
END = date(1962, 10, 29)
"""The last day of the sample set."""


def command(record: RecordOption = Path("excomm-demo.sqlite"), as_json: JsonOption = False) -> int:
    """Read the sample set, thirteen days of October 1962, and print the brief on it."""
    with told():
        report = read_with_bar([str(FOLDER)], record, None, 1)
    for problem in report.problems:
        complain(f"{problem.input}: {problem.message}")
    with opened(record) as kept:
        brief = brief_of(kept, None, END)
        if as_json:
            say_json(brief)
            return 0
        say(markdown(brief).rstrip("\n"))
        say()
        say("## Tension, day by day")
        say()
        say_days(kept, list(kept.tension("SUN", "USA")))
    say()
    say(f"The record is {record}. Open the desk with: excomm serve --record {record}")
    say(f"Ask it:  excomm show ID --record {record}   |   excomm search Turkey --record {record}")
    return 0
