"""Statements for DuckDB, Polars and pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import pyarrow.parquet as pq

from excomm.export.rows import StatementRow, statement_rows
from excomm.frame import arrow
from excomm.records import Findings, Reading

NAME = "parquet-statements"
SUFFIX = ".parquet"
HELP = "statements as Parquet, for DuckDB, Polars and pandas: the columns of csv-statements, typed"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One row a statement, Zstandard-compressed."""
    pq.write_table(arrow(StatementRow, list(statement_rows(readings))), out, compression="zstd")
