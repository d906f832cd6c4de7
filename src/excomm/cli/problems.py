"""``excomm problems``."""

from __future__ import annotations

from excomm.cli.terminal import DEFAULT_RECORD, JsonOption, RecordOption, examples, one_line, opened, say, say_json

ORDER = 7
EXAMPLES = examples("excomm problems", "excomm problems --record october.sqlite --json")


def command(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> int:
    """List what could not be read, and why."""
    with opened(record) as kept:
        problems = kept.problems()
        if as_json:
            say_json(list(problems))
            return 0
        for problem in problems:
            say(f"{problem.stage}: {one_line(problem.input)}\n    {one_line(problem.message)}")
        if not problems:
            say("No problems: everything that was given could be read.")
    return 0
