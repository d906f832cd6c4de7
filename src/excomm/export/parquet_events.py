"""Events for DuckDB, Polars and pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import pyarrow.parquet as pq

from excomm.export.rows import EventRow, event_rows
from excomm.frame import arrow
from excomm.records import Findings, Reading

NAME = "parquet-events"
SUFFIX = ".parquet"
HELP = "events as Parquet, for DuckDB, Polars and pandas: the columns of csv-events, typed"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One row an event, Zstandard-compressed."""
    pq.write_table(arrow(EventRow, list(event_rows(readings))), out, compression="zstd")
