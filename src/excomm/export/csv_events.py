"""Events for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from excomm.export.delimited import write_rows
from excomm.export.rows import EventRow, event_rows
from excomm.records import Findings, Reading

NAME = "csv-events"
SUFFIX = ".csv"
HELP = "who did what to whom, one row an event with its status, safe to open in a spreadsheet"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One row an event, as each article tells it."""
    write_rows(EventRow, event_rows(readings), out)
