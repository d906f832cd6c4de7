"""The database file: how it is opened, what a transaction is, and what its refusals mean to the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, exc, insert, inspect, select, update
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from excomm.store.search import create_index
from excomm.store.tables import METADATA, SCHEMA, meta

BUSY_TIMEOUT = 30_000
"""Milliseconds to wait for another process that writes. One article's transaction takes some hundredths of a second."""


class StoreError(Exception):
    """The record cannot be opened, read or written. The message is for the user: what, which file, what to do."""


class Database:
    """One record file. Every transaction sees one state of it; writing ones exclude each other."""

    def __init__(self, path: Path) -> None:
        """Opens the file at ``path``, or makes it. Raises ``StoreError``."""
        self.path = path
        self.engine = _engine(path)
        try:
            with self.reading() as connection:
                _refuse_strangers(connection, path)
                fresh = not inspect(connection).has_table(meta.name)
            if fresh:
                self._create()
        except BaseException:
            self.engine.dispose()
            raise

    def _create(self) -> None:
        with _explained(self.path), closing(self.engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode=WAL")  # the file keeps it; no transaction may be open
        with self.writing() as connection:
            if not inspect(connection).has_table(meta.name):  # another process may have been faster
                METADATA.create_all(connection)
                create_index(connection)
                connection.execute(insert(meta), [{"key": "schema", "value": str(SCHEMA)}])

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads: all its queries see the same state. Raises ``StoreError``."""
        with _explained(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: wholly done, or not at all. Raises ``StoreError``."""
        with _explained(self.path), self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer

    def close(self) -> None:
        """Gives the file back."""
        self.engine.dispose()


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={BUSY_TIMEOUT}", "foreign_keys=ON", "synchronous=NORMAL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once, so that it never has to give up a half-done transaction to another writer.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _refuse_strangers(connection: Connection, path: Path) -> None:
    tables = inspect(connection).get_table_names()
    if not tables:
        return
    held = None
    if meta.name in tables and {column["name"] for column in inspect(connection).get_columns(meta.name)} == {
        "key",
        "value",
    }:
        held = value(connection, "schema")
    if held is None or not held.isdecimal():
        raise StoreError(f"{path} is a database of another program, not an excomm record; name another file")
    if int(held) < SCHEMA:
        raise StoreError(
            f"{path} was written by an older excomm (schema {held}, this one writes {SCHEMA}); read its articles again "
            "into another file"
        )
    if int(held) > SCHEMA:
        raise StoreError(
            f"{path} was written by a newer excomm (schema {held}, this one knows up to {SCHEMA}); upgrade excomm, or "
            "name another file"
        )


def value(connection: Connection, key: str) -> str | None:
    """The value that the record keeps under ``key``, or None."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def keep(connection: Connection, key: str, words: str) -> None:
    """Keeps ``words`` under ``key``."""
    if connection.execute(update(meta).where(meta.c.key == key).values(value=words)).rowcount == 0:
        connection.execute(insert(meta).values(key=key, value=words))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the database refuses into a ``StoreError``."""
    try:
        yield
    except exc.DBAPIError as error:
        raise StoreError(f"{path}: {_advice(str(error.orig), path)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(str(error), path)}") from error


def _advice(complaint: str, path: Path) -> str:
    if "not a database" in complaint:
        return "this is not an excomm record (not a SQLite database); name another file"
    if "unable to open" in complaint:
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}; make it first"
        return "the file cannot be opened; check that it is a file, and that you may read and write it and its folder"
    if "readonly" in complaint:
        return "the file or its folder is read-only; copy the record to a place where you may write"
    if "locked" in complaint or "busy" in complaint:
        return "another process is writing to the record; wait until it is done and try again"
    if "full" in complaint:
        return "the disk is full; make room and read again (what was recorded is safe)"
    if "malformed" in complaint or "corrupt" in complaint:
        return "the file is damaged; restore a backup, or read the articles into a new record"
    return f"the database refused: {complaint}"
