"""``excomm tension``."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.api import Record
from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    CommandError,
    JsonOption,
    RecordOption,
    SinceOption,
    one_line,
    opened,
    say,
    say_json,
)
from excomm.records import Tension

ORDER = 5
EXAMPLES = "Examples:  excomm tension USA SUN   |   excomm tension Russia 'United States' --since 2021-12-01 --json"
WIDTH = 40
"""Characters of the bar that stands for a level of 100."""


def command(
    a: Annotated[str, typer.Argument(help="A state: name or ISO 3166 alpha-3 code.")],
    b: Annotated[str, typer.Argument(help="The other state.")],
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show how tense a pair of states is, day by day, against its own past."""
    with opened(record) as kept:
        view = kept.as_of(as_of) if as_of else kept
        try:
            found = view.tension(a, b)
        except LookupError as error:
            raise CommandError(str(error), 2) from error
        days = [one for one in found if since is None or one.end >= since]
        if as_json:
            say_json(days)
        elif days:
            say_days(view, days)
        else:
            say(f"Not enough data: the record holds no happening between {a} and {b}.")
    return 0 if days else 1


def say_days(view: Record, days: list[Tension]) -> None:
    """One line a day: the level with its interval as a bar, and the heaviest happening new since the day before."""
    seen: set[str] = set()
    say(f"{days[0].pair[0]}-{days[0].pair[1]}  (0 calm to 100; - is the interval, # the level; then what was new)")
    for day in days:
        fresh = [story for story in day.stories if story not in seen]
        seen.update(day.stories)
        title = one_line(view.find(fresh[0]).title)[:80] + f"  [{fresh[0]}]" if fresh else ""
        if day.level is None or day.low is None or day.high is None:
            say(f"{day.start}    ?  {'not enough data':{WIDTH}}  {title}")
        else:
            low, level, high = (round(value / 100 * (WIDTH - 1)) for value in (day.low, day.level, day.high))
            bar = "".join("#" if at == level else "-" if low <= at <= high else " " for at in range(WIDTH))
            say(f"{day.start} {day.level:4.0f}  {bar}  {title}")
