"""The record on disk, as the rest of excomm sees it: readings in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, or_, select, update

from excomm.plain import plain, restore
from excomm.records import Actor, Copy, Decision, Findings, Problem, Reading
from excomm.store.database import Database, keep, value
from excomm.store.lookup import identified, merged, one_record
from excomm.store.rows import add, records, row_of, storable, value_of, values
from excomm.store.search import Hit, search
from excomm.store.tables import (
    ARTICLE,
    DECISION,
    FOUND,
    GIVEN,
    ORIGIN,
    PROBLEM,
    articles,
    changes,
    decisions,
    origins,
    paragraphs,
    problems,
)

CHUNK = 200
"""Articles fetched with one query a table: few queries, and little memory held at once."""


class Store:
    """The record in the file ``path``. Every method raises ``StoreError`` where the file refuses.

    A write is one transaction: a process that is killed leaves the state before it or after it. Other processes may
    read meanwhile; threads may share one store.
    """

    def __init__(self, path: Path | str) -> None:
        """Opens the record at ``path``, or makes it."""
        self.path = Path(path)
        self._database = Database(self.path)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self._database.close()

    # ------------------------------------------------------------ what one article gave

    def has(self, origin: str, fingerprint: str) -> bool:
        """Whether what ``origin`` holds was read before, with this ``fingerprint`` of its content and of the code."""
        asked = select(origins.c.fingerprint).where(origins.c.origin == storable(origin))
        with self._database.reading() as connection:
            return connection.execute(asked).scalar() == fingerprint

    def put(self, reading: Reading, fingerprint: str = "") -> bool:
        """Keeps ``reading`` in the place of what its origin gave before; returns whether that changed the record.

        Where the same text is held from another origin, that reading stays and this origin is kept as a copy of it. The
        origin's own problems of before go: it could be read now.
        """
        with self._database.writing() as connection:
            changed = _release(connection, reading) | _keep(connection, reading, fingerprint)
            own = (problems.c.reading.is_(None), problems.c.input == storable(reading.article.origin))
            connection.execute(delete(problems).where(*own))
            if changed:
                keep(connection, "generation", str(_generation(connection) + 1))
        return changed

    def readings(self, until: date | None = None) -> Iterator[Reading]:
        """All readings, by date of publication (unknown last), then name; all of one state of the record.

        With ``until`` only those of articles that may have been out by the end of that day.
        """
        query = _out_by(until)
        order = (articles.c.published_earliest.is_(None), articles.c.published_earliest, articles.c.name, articles.c.id)
        with self._database.reading() as connection:
            idents = iter(connection.execute(query.order_by(*order)).scalars().all())
            while chunk := list(islice(idents, CHUNK)):
                yield from _load(connection, chunk)

    def reading(self, article_id: str) -> Reading:
        """The reading of one article, by its whole id. Raises ``KeyError``."""
        with self._database.reading() as connection:
            found = _load(connection, [article_id])
        if not found:
            raise KeyError(article_id)
        return found[0]

    def count(self) -> int:
        """How many articles the record holds; copies count once."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(articles)).scalar_one()

    def published(self) -> tuple[date, ...]:
        """The first and the last day on which an article may have been published; () where none is known."""
        with self._database.reading() as connection:
            ends = connection.execute(
                select(func.min(articles.c.published_earliest), func.max(articles.c.published_latest))
            )
            return tuple(date.fromisoformat(day) for day in ends.one() if day)

    def actors(self, until: date | None = None) -> tuple[Actor, ...]:
        """Everybody in the record, once, by id; with all aliases met. ``until`` as in ``readings``."""
        kept = GIVEN["actors"]
        told = None if until is None else kept.table.c.article.in_(_out_by(until))
        with self._database.reading() as connection:
            return merged(records(connection, Actor, kept, told))

    # ------------------------------------------------------------ what follows from all articles

    def generation(self) -> int:
        """A number that rises with every change of what the articles gave."""
        with self._database.reading() as connection:
            return _generation(connection)

    def stale(self, version: str) -> bool:
        """Whether the findings follow from other readings than these, or were made by code of another ``version``."""
        with self._database.reading() as connection:
            return value(connection, "findings") != f"{_generation(connection)} {version}"

    def put_findings(self, findings: Findings, generation: int, version: str) -> None:
        """Keeps ``findings`` in the place of those before; ``generation`` is that of the readings they follow from."""
        with self._database.writing() as connection:
            connection.execute(delete(changes))
            for name, kept in FOUND.items():
                connection.execute(delete(kept.table))
                add(connection, kept, getattr(findings, name), {})
            keep(connection, "findings", f"{generation} {version}")

    def findings(self) -> Findings:
        """The findings as they were last put."""
        with self._database.reading() as connection:
            return Findings(**{name: records(connection, kept.kind, kept) for name, kept in FOUND.items()})

    # ------------------------------------------------------------ what users decided

    def put_decision(self, decision: Decision) -> None:
        """Keeps ``decision``, in the place of the one with its id if there is one; the findings follow anew."""
        row = row_of(DECISION, plain(decision))
        with self._database.writing() as connection:
            same = decisions.c.id == decision.id
            if connection.execute(update(decisions).where(same).values(row)).rowcount == 0:
                connection.execute(insert(decisions).values(row))
            keep(connection, "generation", str(_generation(connection) + 1))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, undone ones too, in the order in which they were made."""
        with self._database.reading() as connection:
            rows = connection.execute(select(decisions).order_by(decisions.c.ordinal)).all()
        return tuple(restore(Decision, value_of(DECISION, row._asdict())) for row in rows)

    # ------------------------------------------------------------ problems

    def problem(self, problem: Problem) -> None:
        """Keeps a problem of an input; one that is kept already changes nothing."""
        row = row_of(PROBLEM, plain(problem))
        same = (
            problems.c.reading.is_(None),
            *(problems.c[name] == row[name] for name in ("stage", "input", "message")),
        )
        with self._database.writing() as connection:
            if connection.execute(select(problems.c.ordinal).where(*same)).first() is None:
                connection.execute(insert(problems).values(row))

    def settle(self, inputs: Iterable[str], told: Iterable[Problem]) -> None:
        """Drops the problems of ``inputs``, and of what is inside them, but for those ``told`` of just now."""
        beginnings = tuple({storable(one) for one in inputs})
        kept = {(storable(one.stage), storable(one.input), storable(one.message)) for one in told}
        inside = tuple(f"{one.rstrip('/')}{sign}" for one in beginnings for sign in ("/", ":"))
        with self._database.writing() as connection:
            gone = [
                {"gone": row.ordinal}
                for row in connection.execute(select(problems).where(problems.c.reading.is_(None)))
                if (row.stage, row.input, row.message) not in kept
                and (row.input in beginnings or row.input.startswith(inside))
            ]
            if gone:
                connection.execute(delete(problems).where(problems.c.ordinal == bindparam("gone")), gone)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, and why: each once, by input."""
        with self._database.reading() as connection:
            rows = connection.execute(select(problems).order_by(problems.c.input, problems.c.ordinal)).all()
        found = (restore(Problem, value_of(PROBLEM, row._asdict())) for row in rows)
        return tuple({(one.stage, one.input, one.message): one for one in found}.values())

    # ------------------------------------------------------------ finding

    def search(self, words: str, limit: int = 20, until: date | None = None) -> tuple[Hit, ...]:
        """The best ``limit`` paragraphs that hold all ``words``; ``until`` as in ``readings``.

        Quotation marks make a phrase, a final star a beginning. Any input is a valid question.
        """
        with self._database.reading() as connection:
            return search(connection, words, limit, until)

    def record(self, kind: str, ident: str) -> Any:
        """The record of that kind (the name of its table) with that whole id. Raises ``KeyError``."""
        with self._database.reading() as connection:
            return one_record(connection, kind, ident)

    def find(self, ident: str) -> Any:
        """The article, statement, event, actor, story, commitment, instrument or position that ``ident`` stands for.

        ``ident`` is an id, the beginning of one, or an article's name. Raises ``NotInRecord`` or ``Ambiguous``, both
        ``LookupError``.
        """
        with self._database.reading() as connection:
            kind, whole = identified(connection, ident)
            if kind == "articles":
                return _load(connection, [whole])[0].article
            return one_record(connection, kind, whole)


def _out_by(until: date | None) -> Select[Any]:
    """The ids of the articles that may have been out by the end of that day; of all where it is None."""
    query = select(articles.c.id)
    if until is None:
        return query
    earliest = articles.c.published_earliest
    return query.where(or_(earliest.is_(None), earliest <= until.isoformat()))


def _generation(connection: Connection) -> int:
    return int(value(connection, "generation") or 0)


def _release(connection: Connection, reading: Reading) -> bool:
    """Where the origin of ``reading`` gave another text before, takes that away; returns whether it did."""
    origin = storable(reading.article.origin)
    held = connection.execute(select(origins.c.article).where(origins.c.origin == origin)).scalar()
    if held is None or held == reading.article.id:
        return False
    connection.execute(delete(origins).where(origins.c.origin == origin))
    heir = connection.execute(select(origins).where(origins.c.article == held).order_by(origins.c.origin)).first()
    if heir is None:
        connection.execute(delete(articles).where(articles.c.id == held))
        return True
    first = connection.execute(select(articles.c.origin).where(articles.c.id == held)).scalar()
    if first == origin:
        # Its first copy takes its place. The empty fingerprint has the next read renew what else depends on the origin.
        names = ("name", "origin", "outlet", "raw_sha256", "pieces")
        own = {name: heir._mapping[name] for name in names}
        connection.execute(update(articles).where(articles.c.id == held).values(own))
        connection.execute(update(origins).where(origins.c.origin == heir.origin).values(fingerprint=""))
    return True


def _keep(connection: Connection, reading: Reading, fingerprint: str) -> bool:
    """Writes the article or, where its text is held from another origin, the copy; returns whether anything changed."""
    article = reading.article
    origin = storable(article.origin)
    first = connection.execute(select(articles.c.origin).where(articles.c.id == article.id)).scalar()
    held = {row.origin: row for row in connection.execute(select(origins).where(origins.c.article == article.id))}
    copy = Copy(article.name, article.origin, article.outlet, article.raw_sha256, article.pieces, article.published)
    row = {**row_of(ORIGIN, plain(copy)), "article": article.id, "fingerprint": fingerprint}
    changed = origin not in held or {**held[origin]._asdict(), "fingerprint": ""} != {**row, "fingerprint": ""}
    if first is None or first == origin or first not in held:
        before = _load(connection, [article.id])
        if not before or _comparable(before[0]) != _comparable(reading):
            changed = True
            connection.execute(delete(articles).where(articles.c.id == article.id))
            _write(connection, reading)
            others = [dict(one._asdict()) for one in held.values() if one.origin != origin]
            if others:
                connection.execute(insert(origins), others)
    else:
        own = (problems.c.reading == article.id, problems.c.reading_origin == origin)
        connection.execute(delete(problems).where(*own))
        _write_problems(connection, reading)
    connection.execute(delete(origins).where(origins.c.origin == origin))
    connection.execute(insert(origins).values(row))
    return changed


def _comparable(reading: Reading) -> Any:
    """What of a reading tells whether it changed: not its copies, nor when it was fetched."""
    content = plain(reading)
    content["article"].update(copies=None, fetched=None)
    return content


def _write(connection: Connection, reading: Reading) -> None:
    article = reading.article
    key = {"article": article.id}
    connection.execute(insert(articles).values(row_of(ARTICLE, plain(article))))
    words = [
        {**key, "ordinal": at, "start": one.start, "end": one.end, "words": one.of(article.text)}
        for at, one in enumerate(article.paragraphs)
    ]
    if words:
        connection.execute(insert(paragraphs), words)
    add(connection, GIVEN["cuts"], article.cuts, key)
    for name in GIVEN.keys() - {"cuts"}:
        add(connection, GIVEN[name], getattr(reading, name), key, article.text)
    _write_problems(connection, reading)


def _write_problems(connection: Connection, reading: Reading) -> None:
    owner = {"reading": reading.article.id, "reading_origin": storable(reading.article.origin)}
    rows = [{**row_of(PROBLEM, plain(problem)), **owner} for problem in reading.problems]
    if rows:
        connection.execute(insert(problems), rows)


def _load(connection: Connection, idents: Sequence[str]) -> list[Reading]:
    """The readings of the articles ``idents``, in that order; those that are not there are left out."""
    given: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, kept in GIVEN.items():
        for row, content in values(connection, kept, kept.table.c.article.in_(idents)):
            given[row.article][name].append(content | {"article": row.article})
    for row in connection.execute(select(origins).where(origins.c.article.in_(idents)).order_by(origins.c.origin)):
        given[row.article]["copies"].append(value_of(ORIGIN, row._asdict()))
    order = problems.c.ordinal
    for row in connection.execute(select(problems).where(problems.c.reading.in_(idents)).order_by(order)):
        given[row.reading][f"problems of {row.reading_origin}"].append(value_of(PROBLEM, row._asdict()))
    rows = {row.id: row for row in connection.execute(select(articles).where(articles.c.id.in_(idents)))}
    return [_reading(rows[ident], given[ident]) for ident in idents if ident in rows]


def _reading(row: Row[Any], given: dict[str, list[Any]]) -> Reading:
    article = value_of(ARTICLE, row._asdict())
    article["cuts"] = given["cuts"]
    article["copies"] = [copy for copy in given["copies"] if copy["origin"] != row.origin]
    lists = {name: given[name] for name in GIVEN.keys() - {"cuts"}}
    return restore(Reading, {"article": article, **lists, "problems": given[f"problems of {row.origin}"]})
