"""Records as Arrow tables, for DuckDB, Polars, pandas and Parquet: the columns are those of ``excomm.columns``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa
from cattrs import Converter

from excomm.columns import columns, flat, layout

_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", "UTC"),
    bytes: pa.binary(),
}

_DATED = Converter(unstruct_collection_overrides={tuple: list})
"""Plain data in which dates stay dates, as Arrow wants them."""


def schema(kind: type) -> pa.Schema:
    """The Arrow schema of a record class: nested records as columns, tuples as lists."""
    return pa.schema([pa.field(column.name, _type(column.kind)) for column in columns(layout(kind))])


def arrow(kind: type, records: Sequence[Any]) -> pa.Table:
    """``records``, all of class ``kind``, as an Arrow table; the schema is the same where there are none."""
    parts = layout(kind)
    return pa.Table.from_pylist([flat(parts, _DATED.unstructure(one)) for one in records], schema(kind))


def _type(hint: Any) -> pa.DataType:
    if get_args(hint) and get_origin(hint) is not tuple:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return pa.struct([pa.field(field.name, _type(hints[field.name])) for field in fields(hint)])
    return _TYPES.get(hint, pa.string())
