"""A record class as flat columns, and back: shared by the store's tables and by tables for analysis.

A scalar field is one column. A nested record is spread over columns prefixed with its field's name (``said_value``,
``said_precision``, ``source_text``); a ``Span`` in a field named ``span`` takes the prefix of its record
(``source_start``). Any other tuple is one column of nested plain data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

SCALARS = (str, int, float, bool, bytes, date, datetime)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values and whether they may be missing (None).

    ``nested`` is True where the value is plain data with structure of its own.
    """

    name: str
    kind: Any
    optional: bool
    nested: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record: a column of its own, or the parts of the nested record that it is spread over."""

    field: str
    column: Column | None
    parts: tuple[Part, ...]
    optional: bool


@cache
def layout(
    kind: type, without: frozenset[str] = frozenset(), prefix: str = "", optional: bool = False
) -> tuple[Part, ...]:
    """The parts of the record class ``kind``, but for the fields in ``without``."""
    hints = get_type_hints(kind)
    found = []
    for field in fields(kind):
        if field.name in without:
            continue
        hint, missing = _unwrapped(hints[field.name])
        name = prefix + field.name
        if is_dataclass(hint):
            below = prefix if field.name == "span" else name + "_"
            nested = layout(hint, frozenset(), below, optional or missing)  # type: ignore[arg-type]
            found.append(Part(field.name, None, nested, missing))
        else:
            column = Column(name, hint, optional or missing, not _scalar(hint))
            found.append(Part(field.name, column, (), missing))
    return tuple(found)


def columns(parts: tuple[Part, ...]) -> Iterator[Column]:
    """The columns of ``parts``, in order."""
    for part in parts:
        if part.column:
            yield part.column
        else:
            yield from columns(part.parts)


def flat(parts: tuple[Part, ...], value: Mapping[str, Any] | None) -> dict[str, Any]:
    """The plain record ``value`` as one value a column; None gives None in each."""
    row: dict[str, Any] = {}
    for part in parts:
        inside = None if value is None else value[part.field]
        if part.column:
            row[part.column.name] = inside
        else:
            row.update(flat(part.parts, inside))
    return row


def deep(parts: tuple[Part, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    """The plain record that ``flat`` made ``row`` of; columns of no part are passed over."""
    value: dict[str, Any] = {}
    for part in parts:
        if part.column:
            value[part.field] = row[part.column.name]
        elif part.optional and all(row[column.name] is None for column in columns(part.parts)):
            value[part.field] = None
        else:
            value[part.field] = deep(part.parts, row)
    return value


def _unwrapped(hint: Any) -> tuple[Any, bool]:
    """``hint`` without its ``| None``, and whether there was one."""
    if get_origin(hint) is not UnionType:
        return hint, False
    (inside,) = (one for one in get_args(hint) if one is not NoneType)
    return inside, True


def _scalar(hint: Any) -> bool:
    return isinstance(hint, type) and (hint in SCALARS or issubclass(hint, Enum))
