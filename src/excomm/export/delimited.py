"""Flat rows as delimited text that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, BinaryIO

from excomm.export.lines import text
from excomm.records import Span

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in some spreadsheet (OWASP, CSV injection)."""

BETWEEN = "; "
"""Between the items of a list in one cell."""


def write_rows(kind: type, rows: Iterable[Any], out: BinaryIO) -> None:
    """Rows of the record class ``kind`` as CSV (RFC 4180), with a header."""
    header = [field.name for field in fields(kind)]
    write_table(header, ([getattr(row, name) for name in header] for row in rows), out, ",")


def write_table(header: Sequence[str], rows: Iterable[Sequence[Any]], out: BinaryIO, delimiter: str) -> None:
    """``rows`` under ``header``; lists joined, None empty, what looks like a formula made text by an apostrophe."""
    with text(out) as lines:
        writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
        writer.writerow(header)
        writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: Any) -> Any:
    """One value as a cell. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, Span):
        return f"{value.start}:{value.end}"
    if isinstance(value, tuple):
        return cell(BETWEEN.join(str(cell(one)) for one in value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
