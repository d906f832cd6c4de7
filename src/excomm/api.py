"""The library's face: read articles into a record, open a record, ask it.

``record = excomm.read("articles/")`` then ``record.statements(speaker="Khrushchev", since="1962-10-22").to_pandas()``.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, TypeVar, cast

from excomm import commitment, deciding
from excomm.decision import decided
from excomm.export import formats
from excomm.export.rows import EventRow, StatementRow, event_row, statement_row
from excomm.frame import Table
from excomm.intake import NO_MANIFEST, Intake, Progress, ReadReport, manifest
from excomm.matching import Whom, holds, state_codes
from excomm.pipeline import VERSION, WHOLE, derive, published_by
from excomm.records import (
    Act,
    Actor,
    Article,
    Commitment,
    Decision,
    Event,
    Findings,
    Instrument,
    Position,
    Problem,
    Reading,
    Statement,
    Status,
    Story,
    Tension,
    When,
)
from excomm.store import Ambiguous, Hit, NotInRecord, Store, StoreError, merged

__all__ = ["Hit", "NotInRecord", "ReadReport", "Record", "StoreError", "Table", "open", "read"]

Day = date | str
"""A day, or its ISO 8601 form. A malformed one raises ``ValueError``."""

Entry = TypeVar("Entry", Statement, Event)


def read(
    *paths: str | Path,
    record: str | Path | None = None,
    published: str | Path | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Record:
    """Reads files, folders and globs into the record in the file ``record``.

    Without a file, into a record that goes when the program ends. See ``Record.read``; its report is ``Record.report``.
    """
    if record is None:
        folder = tempfile.mkdtemp(prefix="excomm-")
        kept = Record(Store(Path(folder) / "record.sqlite"))
        weakref.finalize(kept, shutil.rmtree, folder, ignore_errors=True)
    else:
        kept = open(record, create=True)
    kept.read(paths, published, processes, progress)
    return kept


def open(record: str | Path, create: bool = False) -> Record:
    """The record in the file ``record``, which must exist unless ``create``. Raises ``StoreError``."""
    if not create and not Path(record).exists():
        raise StoreError(f"there is no record at {record}; make one with excomm.read(..., record={str(record)!r})")
    return Record(Store(record))


class Record:
    """All that was read, and all that follows from it.

    Lists are ``Table``: sequences of frozen records that are also Arrow and pandas tables. Every method raises
    ``StoreError`` where the file refuses.
    """

    def __init__(self, store: Store, until: date | None = None) -> None:
        """A view of ``store``: with ``until``, as it stood at the end of that day."""
        self._store = store
        self._until = until
        self._held: tuple[int, Findings] | None = None
        self._known: tuple[int, Mapping[str, Actor]] | None = None
        self.report: ReadReport | None = None

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._store.path

    def read(
        self,
        paths: Sequence[str | Path],
        published: str | Path | None = None,
        processes: int = 1,
        progress: Progress | None = None,
    ) -> ReadReport:
        """Reads what is new or has changed under ``paths`` (files, folders, globs); the rest is left as it is.

        ``published`` is a CSV file with the columns name,published for inputs that bear no date; ``processes`` is how
        many read at once (a script that asks for several needs ``if __name__ == "__main__"``). Killed at any moment,
        the record holds the old or the new state of each article, and the next read completes it. Raises
        ``Unreadable`` where the manifest is none; what is wrong with an input becomes a ``Problem``.
        """
        dates = manifest(Path(published)) if published else NO_MANIFEST
        self.report = Intake(self._store, dates, progress).take(paths, processes)
        self.findings()
        return self.report

    def as_of(self, day: Day) -> Record:
        """The record as it stood at the end of ``day``: what may have been out by then, and what follows."""
        asked = _day(day)
        return Record(self._store, asked if self._until is None else min(asked, self._until))

    # ------------------------------------------------------------ everything

    def readings(self) -> Iterator[Reading]:
        """What each article gave, by date of publication."""
        made = self._store.decisions()
        return (decided(reading, made) for reading in self._store.readings(self._until))

    def findings(self) -> Findings:
        """What follows from all articles; made anew where articles changed since it was last made."""
        generation = self._store.generation()
        if self._held and self._held[0] == generation:
            return self._held[1]
        if self._until is None and not self._store.stale(VERSION):
            found = self._store.findings()
        else:
            found = derive(tuple(self.readings()), self._until)
            if self._until is None:
                self._store.put_findings(found, generation, VERSION)
                self._store.settle((WHOLE,), found.problems)
                for problem in found.problems:
                    self._store.problem(problem)
        self._held = (generation, found)
        return found

    def reading(self, article_id: str) -> Reading:
        """What one article gave. Raises ``KeyError``."""
        return decided(self._store.reading(article_id), self._store.decisions())

    def article(self, article_id: str) -> Article:
        """One article, by its whole id. Raises ``KeyError``."""
        return self._store.reading(article_id).article

    def event(self, event_id: str) -> Event:
        """One event, by its whole id. Raises ``KeyError``."""
        found: Event = self._store.record("events", event_id)
        return self._as_decided(found)

    def name_of(self, actor_id: str) -> str:
        """The actor's name; the id where the record knows none."""
        actor = self._actors().get(actor_id)
        return actor.name if actor else actor_id

    def _actors(self) -> Mapping[str, Actor]:
        generation = self._store.generation()
        if self._known is None or self._known[0] != generation:
            given = (one for reading in self.readings() for one in reading.actors)
            actors = merged(given) if self._store.decisions() else self._store.actors(self._until)
            self._known = (generation, {actor.id: actor for actor in actors})
        return self._known[1]

    def _as_decided(self, found: Entry) -> Entry:
        """The statement or event with its actors as the user's decisions have them."""
        if not self._store.decisions():
            return found
        whole: Reading = self.reading(found.article)
        given: list[Statement | Event] = [*whole.statements, *whole.events]
        return cast(Entry, next(one for one in given if one.id == found.id))

    # ------------------------------------------------------------ who is who

    def merge(self, keep: str, other: str, why: str = "", by: str = "", on: Day | None = None) -> Decision:
        """Decides that the actor ``other`` is ``keep``; every figure follows. ``on`` is today unless said otherwise.

        As ``split``, ``rename`` and ``undo``: kept in the record, applied to what is read later and at every ``as_of``.
        Raises ``NotInRecord`` and ``ValueError`` with a message for the user.
        """
        return self._decide(deciding.merge(keep, other, self._actors(), self.decisions(), by, _today(on), why))

    def split(
        self,
        actor: str,
        new: str,
        articles: Sequence[str],
        name: str = "",
        why: str = "",
        by: str = "",
        on: Day | None = None,
    ) -> Decision:
        """Decides that ``actor`` is somebody else, ``new``, in ``articles`` (ids, beginnings of ids, names)."""
        whole = [self._article_with(actor, one) for one in articles]
        return self._decide(
            deciding.split(actor, new, whole, name, self._actors(), self.decisions(), by, _today(on), why)
        )

    def rename(self, actor: str, name: str, why: str = "", by: str = "", on: Day | None = None) -> Decision:
        """Decides that ``actor`` is called ``name``; its id stays, the old name becomes another spelling."""
        return self._decide(deciding.rename(actor, name, self._actors(), self.decisions(), by, _today(on), why))

    def undo(self, decision: str, on: Day | None = None) -> Decision:
        """Takes a decision back, by its id or the beginning of it; what it changed is as it was found."""
        return self._decide(deciding.undo(decision, self.decisions(), _today(on)))

    def decisions(self) -> Table[Decision]:
        """What users decided about actors, in order; undone ones too."""
        return Table(self._store.decisions(), Decision)

    def _decide(self, decision: Decision) -> Decision:
        self._store.put_decision(decision)
        self.findings()
        return decision

    def _article_with(self, actor: str, ident: str) -> str:
        found = self._store.find(ident)
        if not isinstance(found, Article):
            raise NotInRecord(f"{ident} is no article; name one by its id, the beginning of it, or its name")
        if all(one.id != actor for one in self.reading(found.id).actors):
            raise NotInRecord(f"the article {ident} does not name {actor}")
        return found.id

    # ------------------------------------------------------------ lists

    def articles(self) -> Table[Article]:
        """The articles, by date of publication; unknown dates last."""
        return Table([reading.article for reading in self.readings()], Article)

    def statements(
        self,
        speaker: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        act: Act | str | None = None,
        about: str | None = None,
        status: Status | str | None = Status.ASSERTED,
    ) -> Table[Statement]:
        """Who said what; with another ``status`` what is told as not said, or not yet, and with None all of it.

        ``speaker`` is a name (in part, in any transliteration), an id, or a state (then whoever speaks for it); ``act``
        a speech act; ``about`` words that begin words of what was said. ``since`` and ``until`` keep what may have been
        said on these days or between; what was said at an unknown time is then left out.
        """
        whom = self._whom(speaker)
        wanted = Act(act) if act is not None else None
        told = Status(status) if status is not None else None
        first, last = _period(since, until)
        found = [
            (reading, one)
            for reading in self.readings()
            for one in reading.statements
            if (whom is None or any(whom(mention) for mention in (*one.said_by, one.source)))
            and (wanted is None or one.act is wanted)
            and (told is None or one.status is told)
            and _between(one.said, first, last)
            and (about is None or holds(about, reading.article, one.content))
        ]
        return self._table(found, StatementRow, statement_row)

    def events(
        self,
        type: str | None = None,
        source: str | None = None,
        target: str | None = None,
        status: Status | str | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Table[Event]:
        """Who did what to whom, as each article tells it: only events with status "asserted" are deeds.

        ``type`` is a PLOVER type; ``source`` and ``target`` as ``speaker`` of ``statements``, and the days as there.
        """
        by, to = self._whom(source), self._whom(target)
        wanted = Status(status) if status is not None else None
        first, last = _period(since, until)
        found = [
            (reading, one)
            for reading in self.readings()
            for one in reading.events
            if (type is None or one.type == type.upper())
            and (by is None or any(by(mention) for mention in one.sources))
            and (to is None or any(to(mention) for mention in one.targets))
            and (wanted is None or one.status is wanted)
            and _between(one.when, first, last)
        ]
        return self._table(found, EventRow, event_row)

    def actors(self) -> Table[Actor]:
        """Everybody who speaks or acts, once, by id."""
        return Table(tuple(self._actors().values()), Actor)

    def stories(self) -> Table[Story]:
        """The happenings, each once however many articles report it."""
        return Table(self.findings().stories, Story)

    def commitments(self, as_of: Day | None = None) -> Table[Commitment]:
        """Promises, offers, threats, deadlines and meetings.

        With ``as_of``, and in a record as of a day, open ones whose day has passed are due.
        """
        found = self.findings().commitments
        day = self._until if as_of is None else _day(as_of)
        if day is not None:
            found = tuple(commitment.on(one, day) for one in found)
        return Table(found, Commitment)

    def instruments(self) -> Table[Instrument]:
        """What the sides talk through or bargain over."""
        return Table(self.findings().instruments, Instrument)

    def positions(self, actor: str | None = None) -> Table[Position]:
        """What each holds on each issue; of one ``actor``, named as a ``speaker``."""
        whom = self._whom(actor)
        return Table([one for one in self.findings().positions if whom is None or whom.has(one.actor)], Position)

    def tension(self, a: str, b: str) -> Table[Tension]:
        """How tense the pair of states is, day by day. Raises ``LookupError`` where a name is no state's.

        Where a name may mean a past or a living state (Moscow), the one that the record knows a tension of is meant.
        """
        known = {one.pair for one in self.findings().tensions}
        pairs = [tuple(sorted((one, other))) for one in self._states(a) for other in self._states(b)]
        pair = next((one for one in pairs if one in known), pairs[0])
        return Table([one for one in self.findings().tensions if one.pair == pair], Tension)

    def problems(self) -> Table[Problem]:
        """What could not be read, and why."""
        return Table(self._store.problems(), Problem)

    # ------------------------------------------------------------ finding

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The best ``limit`` paragraphs that hold all ``words``.

        Quotation marks make a phrase, a final star a beginning.
        """
        return self._store.search(words, limit, self._until)

    def find(self, ident: str) -> Any:
        """The record that ``ident`` (an id, the beginning of one, or an article's name) stands for.

        Raises ``LookupError`` with a message for the user where it stands for nothing, or for several.
        """
        if ident in self._actors():
            return self._actors()[ident]
        ident = deciding.now_called(ident, self.decisions())
        if self._until is None:
            self.findings()
            return self._seen(self._store.find(ident))
        # What follows from fewer articles is not what the store holds, and may have other ids.
        own = self.findings()
        lists: list[Any] = [*own.stories, *own.commitments, *own.instruments, *own.positions]
        mine = [one for one in lists if "-" in ident and one.id.startswith(ident)]
        if len(mine) > 1:
            raise Ambiguous(f"several ids begin with {ident!r}: {', '.join(one.id for one in mine)}; give more of it")
        found = mine[0] if mine else self._store.find(ident)
        if isinstance(found, Actor):
            found = self._actors().get(found.id)
        elif isinstance(found, Statement | Event | Article):
            article = found if isinstance(found, Article) else self.article(found.article)
            found = found if published_by(article, self._until) else None
        elif not mine:
            found = None
        if found is None:
            raise NotInRecord(f"{ident} was not in the record yet at the end of {self._until}")
        return self._seen(found)

    def _seen(self, found: Any) -> Any:
        """What the store holds, as the user's decisions have it."""
        if isinstance(found, Statement):
            return self._as_decided(found)
        if isinstance(found, Event):
            return self._as_decided(found)
        if isinstance(found, Actor):
            return self._actors().get(deciding.now_called(found.id, self.decisions()), found)
        return found

    def export(self, form: str, out: str | Path | BinaryIO) -> None:
        """Writes the record in the format ``form`` (see ``excomm.export.formats``) to a file. Raises ``ValueError``."""
        known = formats()
        if form not in known:
            raise ValueError(f"no format is called {form!r}; there are {', '.join(known)}")
        write: Callable[[Iterable[Reading], Findings, BinaryIO], None] = known[form].write
        if isinstance(out, str | Path):
            with Path(out).open("wb") as file:
                write(self.readings(), self.findings(), file)
        else:
            write(self.readings(), self.findings(), out)

    def _whom(self, words: str | None) -> Whom | None:
        if words is not None:
            words = deciding.now_called(words, self.decisions())
        return None if words is None else Whom(words, self._actors(), self._days())

    def _days(self) -> tuple[date | None, ...]:
        """Days by which a name of a state is read: now, and when the first and the last article were written."""
        return (None, *self._store.published())

    def _states(self, words: str) -> tuple[str, ...]:
        codes = state_codes(words, self._days())
        if not codes:
            raise LookupError(f"no state is called {words!r}; give a name or an ISO 3166 code such as USA or SUN")
        return codes

    def _table(
        self, found: list[tuple[Reading, Entry]], kind: type, row: Callable[[Article, Entry, Mapping[str, str]], Any]
    ) -> Table[Entry]:
        articles = {reading.article.id: reading.article for reading, _ in found}
        names = {ident: actor.name for ident, actor in self._actors().items()}
        return Table([one for _, one in found], kind, lambda one: row(articles[one.article], one, names))


def _today(on: Day | None) -> date:
    return datetime.now().astimezone().date() if on is None else _day(on)


def _day(day: Day) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def _period(since: Day | None, until: Day | None) -> tuple[date | None, date | None]:
    return None if since is None else _day(since), None if until is None else _day(until)


def _between(when: When, since: date | None, until: date | None) -> bool:
    """Whether ``when`` may lie between the two days; the unknown lies nowhere."""
    if since is None and until is None:
        return True
    if not when.known:
        return False
    late_enough = since is None or when.latest is None or when.latest >= since
    return late_enough and (until is None or when.earliest is None or when.earliest <= until)
