"""Records to rows and rows to records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, insert, select

from excomm.columns import Part, columns, deep, flat
from excomm.plain import plain, restore
from excomm.store.tables import Child, Kept

Record = TypeVar("Record")


def row_of(parts: tuple[Part, ...], value: Mapping[str, Any]) -> dict[str, Any]:
    """The plain record ``value`` as a row."""
    row = flat(parts, value)
    for column in columns(parts):
        inside = row[column.name]
        if column.nested:
            inside = json.dumps(inside, ensure_ascii=False, separators=(",", ":"))
        row[column.name] = storable(inside) if isinstance(inside, str) else inside
    return row


def storable(words: str) -> str:
    """``words`` with lone surrogates, which a file's name may hold but no database takes, written as escapes."""
    return words if words.isascii() else words.encode("utf-8", "backslashreplace").decode("utf-8")


def value_of(parts: tuple[Part, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    """The plain record that ``row_of`` made ``row`` of."""
    opened = dict(row)
    for column in columns(parts):
        if column.nested:
            opened[column.name] = json.loads(opened[column.name])
    return deep(parts, opened)


def add(connection: Connection, kept: Kept, records: Sequence[Any], keys: Mapping[str, Any], text: str = "") -> None:
    """Writes ``records`` in their order, with ``keys`` in each row; ``text`` is the article's."""
    rows: list[dict[str, Any]] = []
    below: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for ordinal, record in enumerate(records):
        value = plain(record)
        words = {name: of(text, record) for name, of in kept.words.items()}
        rows.append({**row_of(kept.parts, value), **words, **keys, "ordinal": ordinal})
        for child in kept.children:
            owner = {"owner": record.id, "owner_ordinal": ordinal, "role": child.field, **keys}
            owner |= {"of": child.of} if child.of else {}
            below[child.table] += (
                {**row_of(child.parts, one), **owner, "ordinal": place} for place, one in enumerate(value[child.field])
            )
    for table, many in [(kept.table, rows), *below.items()]:
        if many:
            connection.execute(insert(table), many)


def values(
    connection: Connection, kept: Kept, where: ColumnElement[bool] | None = None
) -> list[tuple[Row[Any], dict[str, Any]]]:
    """The rows of ``kept`` that meet ``where`` with their plain records, in their order."""
    keys = [column for column in kept.table.primary_key if column.name != "ordinal"]
    query = select(kept.table).order_by(*keys, kept.table.c.ordinal)
    rows = connection.execute(query if where is None else query.where(where)).all()
    found = [(row, value_of(kept.parts, row._asdict())) for row in rows]
    for child in kept.children:
        narrowed = None if where is None else rows
        below = _children(connection, child, [*keys, kept.table.c.ordinal], narrowed)
        for row, value in found:
            inside = below[(*(row._mapping[key.name] for key in keys), row.ordinal)]
            value[child.field] = [value_of(child.parts, one._asdict()) for one in inside]
    return found


def records(
    connection: Connection, kind: type[Record], kept: Kept, where: ColumnElement[bool] | None = None
) -> tuple[Record, ...]:
    """The records of class ``kind`` that ``kept`` keeps and that meet ``where``, in their order."""
    return tuple(restore(kind, value) for _, value in values(connection, kept, where))


def _children(
    connection: Connection, child: Child, keys: Sequence[Column[Any]], owners: Sequence[Row[Any]] | None
) -> dict[tuple[Any, ...], list[Row[Any]]]:
    """The rows of ``child`` by their owner's key, in their order; with ``owners``, of these at least."""
    table = child.table
    links = [table.c["owner_ordinal" if key.name == "ordinal" else key.name] for key in keys]
    conditions: list[ColumnElement[bool]] = [table.c.role == child.field]
    if child.of:
        conditions.append(table.c.of == child.of)
    if owners is not None:
        conditions.append(links[0].in_({owner._mapping[keys[0].name] for owner in owners}))
    found: dict[tuple[Any, ...], list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(and_(*conditions)).order_by(*links, table.c.ordinal)):
        found[tuple(row._mapping[link.name] for link in links)].append(row)
    return found
