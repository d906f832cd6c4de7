"""``excomm tension``."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    CommandError,
    JsonOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
    opened,
    say,
    say_json,
    width,
)
from excomm.records import Tension

if TYPE_CHECKING:
    from excomm.api import Record

ORDER = 5
EXAMPLES = examples(
    "excomm tension USA SUN",
    "excomm tension Cuba 'United States' --since 1962-10-22 --until 1962-10-28",
    "excomm tension USA Russia --as-of 2021-12-27 --json",
)
BAR = 30
"""Characters of the bar that stands for a level of 100."""

TITLE = 30
"""Characters of a happening's title that are shown, however narrow the terminal."""


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="A state: its name or ISO 3166 alpha-3 code (USA, SUN).")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other state.")],
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show how tense a pair of states is, day by day.

    Each day against the pair's own past: 50 is usual for it. Where the record holds too little, it says so and gives no
    figure. docs/method.md defines the figure.
    """
    with opened(record, as_of) as kept:
        try:
            found = kept.tension(a, b)
        except LookupError as error:
            raise CommandError(str(error)) from error
        days = [one for one in found if (not since or one.end >= since) and (not until or one.start <= until)]
        if as_json:
            say_json(days)
        elif days:
            say_days(kept, days)
        elif found:
            say(f"Nothing in these days: the record covers {found[0].start} to {found[-1].end} for this pair.")
        else:
            say(f"Not enough data: the record holds no happening between {a} and {b}.")
    return 0 if days else 1


def say_days(kept: Record, days: Sequence[Tension]) -> None:
    """One line a day: the level with its interval as a bar, and the heaviest happening new since the day before."""
    seen: set[str] = set()
    room = max(TITLE, width() - BAR - 41)
    say(f"{' – '.join(kept.name_of(one) for one in days[0].pair)}: 0 calm to 100; # level, - interval; what was new")
    for day in days:
        fresh = [story for story in day.stories if story not in seen]
        seen.update(day.stories)
        title = f"{shorten(kept.find(fresh[0]).title, room, placeholder=' …')}  [{fresh[0]}]" if fresh else ""
        if day.level is None or day.low is None or day.high is None:
            level, bar = "?", "not enough data"
        else:
            low, at_level, high = (round(value / 100 * (BAR - 1)) for value in (day.low, day.level, day.high))
            level = f"{day.level:.0f}"
            bar = "".join("#" if at == at_level else "-" if low <= at <= high else " " for at in range(BAR))
        say(f"{day.start} {level:>4}  {bar:{BAR}}  {title}".rstrip())
