"""``excomm read``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import excomm
from excomm.cli.terminal import (
    DEFAULT_RECORD,
    CommandError,
    JsonOption,
    RecordOption,
    complain,
    examples,
    one_line,
    say,
    say_json,
)
from excomm.records import Problem

if TYPE_CHECKING:
    from excomm.api import ReadReport

ORDER = 1
EXAMPLES = examples(
    "excomm read articles/",
    "excomm read 'news/*.html' report.txt --record october.sqlite",
    "excomm read wire.jsonl --published dates.csv --processes 2",
)

LISTED = 20
"""Problems told at once; the record keeps all of them."""

STOPPED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal."""


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders or quoted globs: .txt, .html, .jsonl.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    published: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Dates for files that bear none: columns name,published (ISO dates)."),
    ] = None,
    processes: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="How many processes read at once.")] = 1,
    as_json: JsonOption = False,
) -> int:
    """Read articles into the record: files, folders, globs.

    Reading the same thing twice changes nothing; a file that has changed replaces what it gave before. What cannot be
    read is told here, kept for `excomm problems`, and stops nothing else.
    """
    report = read_with_bar(paths, record, published, processes)
    say_problems(report.problems, record)
    if as_json:
        say_json(report)
    else:
        say(
            f"read {report.read}, unchanged {report.unchanged}, not readable {report.refused}; "
            f"the record {record} holds {report.held} article{'' if report.held == 1 else 's'}."
        )
    return 0 if report.read or report.unchanged else 1


def say_problems(problems: Sequence[Problem], record: Path) -> None:
    """The first problems on standard error, and where the rest are."""
    for problem in problems[:LISTED]:
        complain(f"{problem.input}: {problem.message}")
    if len(problems) > LISTED:
        complain(f"and {len(problems) - LISTED} more problems; all are in: excomm problems --record {record}")


def read_with_bar(paths: list[str], record: Path, published: Path | None, processes: int) -> ReadReport:
    """Reads ``paths`` into the record at ``record``; shows a bar where standard error is a terminal."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with (
        excomm.open(record, create=True) as kept,
        Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar,
    ):
        task = bar.add_task("", total=None)

        def show(done: int, total: int | None, name: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(name)[:40])

        try:
            return kept.read(paths, published, processes, None if bar.disable else show)
        except KeyboardInterrupt:
            raise CommandError(
                "stopped; what was read is kept, and the same command goes on from there", STOPPED
            ) from None
