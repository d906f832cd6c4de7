"""Reads a file of facts: comma-separated values with one header line, every mistake with its file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


class RegistryError(ValueError):
    """A mistake in a file of facts. The message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file of facts, its cells under the names of their columns."""

    file: str
    line: int
    cells: Mapping[str, str]

    def wrong(self, what: str) -> RegistryError:
        """The error that says ``what`` is wrong with this line, to be raised."""
        return RegistryError(f"{self.file}, line {self.line}: {what}")

    def cell(self, column: str) -> str:
        """What stands under ``column``. Raises ``RegistryError`` where the file has no such column."""
        if column not in self.cells:
            raise RegistryError(f"{self.file}, line 1: no column is called {column!r}")
        return self.cells[column]

    def text(self, column: str, pattern: str = r".+") -> str:
        """The cell under ``column``. Raises ``RegistryError`` where it does not match ``pattern`` as a whole."""
        cell = self.cell(column)
        if not re.fullmatch(pattern, cell):
            raise self.wrong(f"{column} is {cell!r}" if cell else f"{column} is empty")
        return cell

    def several(self, column: str) -> tuple[str, ...]:
        """The values in the cell under ``column``, which ``|`` divides."""
        return tuple(part for part in self.cell(column).split("|") if part)

    def term(self) -> tuple[date | None, date | None]:
        """The first and the last day, None where open. Raises ``RegistryError`` where one is no day or they cross."""
        days: list[date | None] = []
        for column in ("start", "end"):
            cell = self.cell(column)
            try:
                days.append(date.fromisoformat(cell) if cell else None)
            except ValueError as error:
                raise self.wrong(f"{column} is {cell!r}, which is no ISO day") from error
        start, end = days
        if start and end and end < start:
            raise self.wrong(f"it ends on {end}, before it starts on {start}")
        return start, end


def rows(file: str, text: str) -> Iterator[Row]:
    """The rows of a file of facts.

    Raises ``RegistryError`` where a line has too few or too many fields, a quotation mark is not closed, a cell begins
    or ends with a blank, or the header names a column twice.
    """
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    header: list[str] = []
    before = 0
    try:
        for cells in lines:
            line, before = before + 1, lines.line_num
            if before > line:
                raise RegistryError(f"{file}, line {line}: a quotation mark is not closed on its line")
            if not header:
                header = _header(file, cells)
                continue
            if len(cells) != len(header):
                raise RegistryError(f"{file}, line {line}: {len(cells)} fields, expected {len(header)}")
            row = Row(file, line, dict(zip(header, cells, strict=True)))
            blank = next((name for name, cell in row.cells.items() if cell != cell.strip()), None)
            if blank:
                raise row.wrong(f"{blank} is {row.cells[blank]!r}, with a blank at its edge")
            yield row
    except csv.Error as error:
        raise RegistryError(f"{file}, line {before + 1}: {error}") from error


def _header(file: str, cells: list[str]) -> list[str]:
    twice = sorted({cell for cell in cells if cells.count(cell) > 1})
    if twice or not all(cells):
        what = f"two columns are called {twice[0]!r}" if twice else "a column has no name"
        raise RegistryError(f"{file}, line 1: {what}")
    return cells


def read(file: str) -> Iterator[Row]:
    """The rows of ``language/world/<file>``. Raises ``RegistryError``."""
    content = files("excomm.language").joinpath("world", file).read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RegistryError(f"{file}, line {line}: it is not UTF-8") from error
    yield from rows(file, text)


def once(given: Iterable[Row], column: str) -> dict[str, Row]:
    """The rows by their cell under ``column``. Raises ``RegistryError`` where two rows have the same one."""
    found: dict[str, Row] = {}
    for row in given:
        first = found.setdefault(row.cell(column), row)
        if first is not row:
            raise row.wrong(f"{column} {row.cell(column)!r} stands on line {first.line} already")
    return found
