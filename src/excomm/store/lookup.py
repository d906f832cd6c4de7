"""What an id, or the beginning of one, stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from excomm.records import Actor
from excomm.store.rows import records
from excomm.store.tables import FOUND, GIVEN, Kept, articles, origins

LISTED = 10
"""Candidates named in the message about an ambiguous id."""

KINDS: dict[str, Kept] = {name: kept for name, kept in {**GIVEN, **FOUND}.items() if "id" in kept.table.c}


class NotInRecord(LookupError):
    """No record has this id. The message is for the user."""


class Ambiguous(LookupError):
    """Several records' ids begin so; the message names them."""


def identified(connection: Connection, ident: str) -> tuple[str, str]:
    """The kind ("articles", "statements", ...) and the whole id that ``ident`` stands for.

    Exactly an id; else an article's name; else the beginning of one id only. Raises ``NotInRecord``, ``Ambiguous``.
    """
    if not ident:
        raise NotInRecord("an empty id stands for nothing")
    for meets in (_exactly, _beginning):
        found: list[tuple[str, str]] = [("articles", one) for one in _ids(connection, articles, ident, meets)]
        for name, kept in KINDS.items():
            found += ((name, one) for one in _ids(connection, kept.table, ident, meets))
        if meets is _exactly and not found:
            named = connection.execute(select(origins.c.article).where(origins.c.name == ident).distinct())
            found = [("articles", row.article) for row in named]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(_candidates(ident, found))
    raise NotInRecord(
        f"nothing in the record has the id {ident!r}, nor an id that begins so; excomm search finds words"
    )


def _exactly(column: Any, ident: str) -> ColumnElement[bool]:
    return column == ident  # type: ignore[no-any-return]


def _beginning(column: Any, ident: str) -> ColumnElement[bool]:
    return column.startswith(ident, autoescape=True)  # type: ignore[no-any-return]


def _ids(connection: Connection, table: Table, ident: str, meets: Any) -> Iterable[str]:
    return connection.execute(select(table.c.id).where(meets(table.c.id, ident)).distinct().limit(LISTED + 1)).scalars()


def _candidates(ident: str, found: Sequence[tuple[str, str]]) -> str:
    named = ", ".join(f"{one} ({kind})" for kind, one in found[:LISTED])
    more = " and more" if len(found) > LISTED else ""
    return f"several ids begin with {ident!r}: {named}{more}; give more of it"


def one_record(connection: Connection, kind: str, ident: str) -> Any:
    """The record of that kind with that id; several articles' entries of one actor are merged. Raises ``KeyError``."""
    kept = KINDS[kind]
    found: tuple[Any, ...] = records(connection, kept.kind, kept, kept.table.c.id == ident)
    if not found:
        raise KeyError(ident)
    return merged(found)[0] if kind == "actors" else found[0]


def merged(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor an id, by id: the first entry with the aliases of all, and what it lacks from the later ones."""
    found: dict[str, Actor] = {}
    for actor in actors:
        held = found.setdefault(actor.id, actor)
        if held is not actor:
            others = (*held.aliases, *actor.aliases, actor.name)
            found[actor.id] = replace(
                held,
                state=held.state or actor.state,
                wikidata=held.wikidata or actor.wikidata,
                aliases=tuple(dict.fromkeys(one for one in others if one != held.name)),
            )
    return tuple(found[ident] for ident in sorted(found))
