"""Statements for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from excomm.export.delimited import write_rows
from excomm.export.rows import StatementRow, statement_rows
from excomm.records import Findings, Reading

NAME = "csv-statements"
SUFFIX = ".csv"
HELP = "who said what, one row a statement, safe to open in a spreadsheet"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One row a statement."""
    write_rows(StatementRow, statement_rows(readings), out)
