"""Reads a file of facts: comma-separated values with one header line, every mistake with its file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
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

    def text(self, column: str, pattern: str = r".+") -> str:
        """The cell under ``column``. Raises ``RegistryError`` where it does not match ``pattern`` as a whole."""
        cell = self.cells[column]
        if not re.fullmatch(pattern, cell):
            raise self.wrong(f"{column} is {cell!r}" if cell else f"{column} is empty")
        return cell

    def several(self, column: str) -> tuple[str, ...]:
        """The values in the cell under ``column``, which ``|`` divides."""
        return tuple(part for part in self.cells[column].split("|") if part)

    def term(self) -> tuple[date | None, date | None]:
        """The first and the last day, None where open. Raises ``RegistryError`` where one is no day or they cross."""
        days: list[date | None] = []
        for column in ("start", "end"):
            try:
                days.append(date.fromisoformat(self.cells[column]) if self.cells[column] else None)
            except ValueError as error:
                raise self.wrong(f"{column} is {self.cells[column]!r}, which is no ISO day") from error
        start, end = days
        if start and end and end < start:
            raise self.wrong(f"it ends on {end}, before it starts on {start}")
        return start, end


def rows(file: str, text: str) -> Iterator[Row]:
    """The rows of a file of facts. Raises ``RegistryError`` where a line has too few or too many fields."""
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    for cells in reader:
        if len(cells) != len(header):
            raise RegistryError(f"{file}, line {reader.line_num}: {len(cells)} fields, expected {len(header)}")
        yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))


def read(file: str) -> Iterator[Row]:
    """The rows of ``language/world/<file>``. Raises ``RegistryError``."""
    yield from rows(file, files("excomm.language").joinpath("world", file).read_text("utf-8"))
