"""``excomm read``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import excomm
from excomm.api import ReadReport
from excomm.cli.terminal import DEFAULT_RECORD, JsonOption, RecordOption, complain, say, say_json, told

ORDER = 1
EXAMPLES = (
    "Examples:  excomm read articles/   |   excomm read 'news/*.html' report.txt   |   "
    "excomm read wire.jsonl --published dates.csv --processes 2"
)


def command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or globs: .txt, .html, .jsonl")],
    record: RecordOption = DEFAULT_RECORD,
    published: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Dates for files that bear none: columns name,published (ISO dates)."),
    ] = None,
    processes: Annotated[int, typer.Option(min=1, max=64, help="How many processes read at once.")] = 1,
    as_json: JsonOption = False,
) -> int:
    """Read articles into the record. Reading the same thing twice changes nothing."""
    with told():
        report = read_with_bar(paths, record, published, processes)
    for problem in report.problems:
        complain(f"{problem.input}: {problem.message}")
    if as_json:
        say_json(report)
    else:
        say(
            f"read {report.read}, unchanged {report.unchanged}, not readable {report.refused}; "
            f"the record {record} holds {report.held} articles."
        )
    return 0 if report.read or report.unchanged else 1


def read_with_bar(paths: list[str], record: Path, published: Path | None, processes: int) -> ReadReport:
    """Reads ``paths`` into the record at ``record``; shows a bar where standard error is a terminal."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    console = Console(stderr=True)
    with excomm.open(record, create=True) as kept:
        if not sys.stderr.isatty():
            return kept.read(paths, published=published, processes=processes)
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)

            def show(done: int, total: int | None, name: str) -> None:
                bar.update(task, completed=done, total=total, description=name[:40])

            return kept.read(paths, published=published, processes=processes, progress=show)
