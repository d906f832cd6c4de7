"""Records as Arrow tables, for DuckDB, Polars, pandas and Parquet: the columns are those of ``excomm.columns``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints, overload

import pyarrow as pa
from cattrs import Converter

from excomm.columns import columns, flat, layout

if TYPE_CHECKING:
    import pandas as pd

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


Item = TypeVar("Item")


class Table(Sequence[Item]):
    """A list of records of one class that is also a table for analysis."""

    def __init__(self, items: Sequence[Item], kind: type, row: Callable[[Item], Any] | None = None) -> None:
        """``row`` turns an item into a record of class ``kind``; without it the items are such records."""
        self._items = tuple(items)
        self._kind = kind
        self._row = row

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Table[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Table[Item]:
        if isinstance(index, slice):
            return Table(self._items[index], self._kind, self._row)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self._kind.__name__}>"

    def to_arrow(self) -> pa.Table:
        """The records as an Arrow table; spans are offsets into the articles' cleaned text."""
        return arrow(self._kind, [self._row(one) for one in self._items] if self._row else self._items)

    def to_pandas(self) -> pd.DataFrame:
        """The records as a pandas frame."""
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame
