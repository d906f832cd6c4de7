"""``excomm events``."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    JsonOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
    opened,
    say,
    say_event,
    say_json,
)
from excomm.event import codebook
from excomm.records import Status

ORDER = 3.2
TYPES = tuple(dict.fromkeys(code.type for code in codebook()))
EXAMPLES = examples(
    "excomm events --source USA --target Cuba",
    "excomm events --type coerce --status asserted --since 1962-10-22",
    "excomm events --status conditional --json",
)


def parse_type(words: str) -> str:
    """A PLOVER type, in capitals or not. Raises ``typer.BadParameter``."""
    if words.upper() not in TYPES:
        raise typer.BadParameter(f"{words!r} is no PLOVER type; there are {', '.join(TYPES)}")
    return words.upper()


def command(
    type_: Annotated[
        str | None,
        typer.Option("--type", parser=parse_type, metavar="TYPE", help=f"The PLOVER type: {', '.join(TYPES)}."),
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="WHO", help="Who did it: a name, an id or a state.")] = None,
    target: Annotated[str | None, typer.Option(metavar="WHO", help="To whom: a name, an id or a state.")] = None,
    status: Annotated[
        Status | None,
        typer.Option(
            metavar="STATUS",
            case_sensitive=False,
            help=f"How it is told: {', '.join(Status)}. Only asserted ones are deeds.",
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Who did what to whom, as each article tells it.

    With --since or --until only what is dated: an event of unknown date lies between no two days. --json gives the
    columns of `excomm export csv-events`.
    """
    with opened(record, as_of) as kept:
        found = kept.events(type_, source, target, status, since, until)
        if as_json:
            say_json(found.to_arrow().to_pylist())
        else:
            for one in found:
                say_event(kept, one)
            if not found:
                say("No event in the record is like that.")
    return 0 if found else 1
