"""``excomm statements``."""

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
    say_json,
    say_statement,
)
from excomm.records import Act, Status

ORDER = 3.1
EXAMPLES = examples(
    "excomm statements --speaker Khrushchev",
    "excomm statements --speaker 'Soviet Union' --act demand --since 1962-10-26",
    "excomm statements --speaker 'State Department' --status denied",
    "excomm statements --about missiles --until 1962-10-24 --json",
)


def command(
    speaker: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="A name, in part or whole, an id, or a state: then whoever speaks for it."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: Annotated[
        Act | None, typer.Option(metavar="ACT", case_sensitive=False, help=f"The speech act: {', '.join(Act)}.")
    ] = None,
    status: Annotated[
        Status,
        typer.Option(
            metavar="STATUS",
            case_sensitive=False,
            help="How the saying is told: asserted, or what was not said: denied, future, conditional.",
        ),
    ] = Status.ASSERTED,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Each must begin a word of what was said.")] = None,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Who exactly said what, when, as told by whom.

    With --since or --until only what is dated: a statement of unknown date lies between no two days. --json gives the
    columns of `excomm export csv-statements`.
    """
    with opened(record, as_of) as kept:
        found = kept.statements(speaker, since, until, act, about, status)
        if as_json:
            say_json(found.to_arrow().to_pylist())
        else:
            for one in found:
                say_statement(kept, one)
            if not found:
                say("No statement in the record is like that.")
    return 0 if found else 1
