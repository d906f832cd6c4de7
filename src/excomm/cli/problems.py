"""``excomm problems``."""

from __future__ import annotations

from excomm.cli.terminal import DEFAULT_RECORD, JsonOption, RecordOption, opened, say, say_json

ORDER = 7
EXAMPLES = "Examples:  excomm problems   |   excomm problems --json"


def command(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> int:
    """List what could not be read, and why."""
    with opened(record) as kept:
        problems = kept.problems()
        if as_json:
            say_json(list(problems))
            return 0
        for problem in problems:
            say(f"{problem.stage}: {problem.input}\n    {problem.message}")
        if not problems:
            say("No problems: everything that was given could be read.")
    return 0
