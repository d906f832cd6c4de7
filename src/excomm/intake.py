"""Inputs into the store: which are new, which day they bear, and in how many processes they are read."""

from __future__ import annotations

import csv
import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path

from excomm import source
from excomm.dating import Witnesses
from excomm.pipeline import VERSION, needs_witnesses, read_article, witnesses
from excomm.records import Article, Problem, Raw, Reading, Unreadable
from excomm.store import Store

LOOK_AHEAD = 4
"""Inputs handed out a process before the first is done: enough to keep each busy, few enough to hold in memory."""

LISTED = 5
"""Names listed in one problem."""

Progress = Callable[[int, int | None, str], object]
"""Told after each input: how many are done, of how many (None: not known), and the name of the last."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What one read did: inputs read, unchanged since before and refused; articles now held; the problems met."""

    read: int
    unchanged: int
    refused: int
    held: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Dates of publication for inputs that bear none, by name; and what is wrong with the manifest itself."""

    path: str
    days: dict[str, str]
    problems: tuple[Problem, ...]


NO_MANIFEST = Manifest("", {}, ())


def manifest(path: Path) -> Manifest:
    """Reads a CSV with the columns ``name`` (or ``file``) and ``published`` (ISO 8601). Raises ``Unreadable``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except OSError as error:
        raise Unreadable(f"the manifest {path} cannot be read ({error.strerror}); check its path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"the manifest {path} is not a CSV file in UTF-8 ({error}); save it as one") from error
    days: dict[str, str] = {}
    problems = []
    for number, row in enumerate(rows, start=2):
        name, day = (row.get("name") or row.get("file") or "").strip(), (row.get("published") or "").strip()
        if number == 2 and not ({"name", "file"} & row.keys() and "published" in row):
            raise Unreadable(f"the manifest {path} must begin with the line name,published (or file,published)")
        try:
            datetime.fromisoformat(day)
        except ValueError:
            message = f"line {number}: {day!r} is no date such as 1962-10-27, so {name!r} is read without it"
            problems.append(Problem("source", str(path), message))
        else:
            days[name] = day
    return Manifest(str(path), days, tuple(problems))


def dated(raw: Raw, dates: Manifest) -> Raw:
    """``raw`` with the day that the manifest gives it, by its name or its file's name; that day outweighs its own."""
    day = dates.days.get(raw.name) or dates.days.get(Path(raw.origin).name)
    if day is None:
        return raw
    kept = tuple((key, value) for key, value in raw.metadata if key != "published")
    return replace(raw, metadata=(*kept, ("published", day), ("published_by", "manifest")))


def fingerprint(raw: Raw) -> str:
    """Changes where the content of ``raw``, its metadata or the code that reads it change."""
    digest = hashlib.sha256(raw.content)
    digest.update(
        "\x1f".join([VERSION, raw.media_type, raw.name, repr(raw.metadata)]).encode("utf-8", "backslashreplace")
    )
    return digest.hexdigest()


class Intake:
    """One read of inputs into the store, each article in one transaction, in the order of the inputs."""

    def __init__(self, store: Store, dates: Manifest = NO_MANIFEST, progress: Progress | None = None) -> None:
        """``dates`` are those of inputs that bear none."""
        self._store = store
        self._dates = dates
        self._progress = progress
        self._told: list[Problem] = []
        self._inputs: list[str] = []
        self._unmatched = set(dates.days)
        self._open: dict[str, tuple[Reading, str]] = {}
        self._read = self._unchanged = self._refused = 0
        self._total: int | None = None

    def take(self, paths: Sequence[str | Path], processes: int = 1) -> ReadReport:
        """Reads what is new or has changed under ``paths``, then dates what bears no date by what does.

        The second round needs all dated articles, so it comes last, and the order of the inputs changes nothing in it.
        """
        if self._progress:
            self._total = sum(1 for _ in source.find(paths))
        self._inputs = [str(path) for path in paths] + [self._dates.path] * bool(self._dates.path)
        for raw, result in read_all(self._new(paths), processes):
            if isinstance(result, Reading):
                self._read += 1
                self._keep(raw, result)
                self._done(raw.origin)
            else:
                self._refuse(raw.origin, result)
        if self._read:
            self._date_again(paths, processes)
        for problem in (*self._dates.problems, *self._strangers()):
            self._told.append(problem)
            self._store.problem(problem)
        self._store.settle(self._inputs, self._told)
        told = tuple(dict.fromkeys(self._told))
        return ReadReport(self._read, self._unchanged, self._refused, self._store.count(), told)

    def _keep(self, raw: Raw, reading: Reading) -> None:
        if needs_witnesses(reading):
            # Held back, so that a read that is killed leaves no article half dated.
            self._open[raw.origin] = (reading, fingerprint(raw))
        else:
            self._store.put(reading, fingerprint(raw))
            self._told.extend(reading.problems)

    def _date_again(self, paths: Sequence[str | Path], processes: int) -> None:
        """Reads again, with the record's dated articles as witnesses, what is not dated: new, or of a read before."""
        dated_ones: list[Article] = []
        again = set(self._open)
        for reading in self._store.readings():
            if needs_witnesses(reading):
                again.add(reading.article.origin)
            else:
                dated_ones.append(reading.article)
        again &= set(self._inputs)
        record, problems = witnesses(dated_ones) if again else (None, ())
        for problem in problems:
            self._told.append(problem)
            self._store.problem(problem)
        if record is not None:
            found = (one for one in source.find(paths) if isinstance(one, Raw) and one.origin in again)
            for raw, result in read_all((dated(one, self._dates) for one in found), processes, record):
                if isinstance(result, Reading):
                    self._open[raw.origin] = (result, fingerprint(raw))
        for reading, print_of_it in self._open.values():
            self._store.put(reading, print_of_it)
            self._told.extend(reading.problems)

    def _new(self, paths: Sequence[str | Path]) -> Iterator[Raw]:
        for found in source.find(paths):
            if isinstance(found, Problem):
                self._refuse(found.input, found)
                continue
            self._unmatched -= {found.name, Path(found.origin).name}
            raw = dated(found, self._dates)
            if self._store.has(raw.origin, fingerprint(raw)):
                self._unchanged += 1
                self._done(raw.origin)
            else:
                yield raw

    def _refuse(self, origin: str, problem: Problem) -> None:
        self._refused += 1
        self._told.append(problem)
        self._store.problem(problem)
        self._done(origin)

    def _done(self, origin: str) -> None:
        self._inputs.append(origin)
        if self._progress:
            self._progress(self._read + self._unchanged + self._refused, self._total, Path(origin).name)

    def _strangers(self) -> tuple[Problem, ...]:
        names = sorted(self._unmatched)
        if not names:
            return ()
        listed = ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")
        message = f"it dates inputs that were not among those read: {listed}"
        return (Problem("source", self._dates.path, message),)


def read_all(
    raws: Iterator[Raw], processes: int, record: Witnesses | None = None
) -> Iterator[tuple[Raw, Reading | Problem]]:
    """Each of ``raws`` with what it gave, in order; in other processes where ``processes`` is more than one.

    ``record`` as in ``pipeline.read_article``.
    """
    if processes == 1:
        for raw in raws:
            yield raw, read_article(raw, record)
        return
    waiting: deque[Raw] = deque()
    while waiting or (ahead := list(islice(raws, 1))):
        if not waiting:
            waiting.extend(ahead)
        try:
            yield from _pooled(waiting, raws, processes, record)
        except BrokenProcessPool:
            # One of those handed out has killed its process. Each is tried alone, so that only the culprit is lost.
            while waiting:
                raw = waiting.popleft()
                yield raw, _alone(raw, record)


def _pooled(
    waiting: deque[Raw], raws: Iterator[Raw], processes: int, record: Witnesses | None
) -> Iterator[tuple[Raw, Reading | Problem]]:
    """Reads ``waiting``, then ``raws``, in a pool. On ``BrokenProcessPool`` ``waiting`` holds what is not done."""
    with _pool(processes, record) as pool:
        running: deque[Future[Reading | Problem]] = deque(pool.submit(_read_in_worker, raw) for raw in waiting)
        try:
            while waiting:
                for raw in islice(raws, processes * LOOK_AHEAD - len(waiting)):
                    waiting.append(raw)
                    running.append(pool.submit(_read_in_worker, raw))
                result = running[0].result()
                running.popleft()
                yield waiting.popleft(), result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(raw: Raw, record: Witnesses | None) -> Reading | Problem:
    with _pool(1, record) as pool:
        try:
            return pool.submit(_read_in_worker, raw).result()
        except BrokenProcessPool:
            return Problem("pipeline", raw.origin, "the process that read it died (out of memory?); it was left out")


def _pool(processes: int, record: Witnesses | None) -> ProcessPoolExecutor:
    # Not "fork": a forked copy of a process with threads (a desk, a notebook) may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=_begin_worker, initargs=(record,))


_witnesses: Witnesses | None = None
"""In a worker: given once, since it is too large to be sent with every input."""


def _read_in_worker(raw: Raw) -> Reading | Problem:
    return read_article(raw, _witnesses)


def _begin_worker(record: Witnesses | None) -> None:
    """A worker leaves the keyboard to its parent, and goes when its parent is gone, however that was killed."""
    global _witnesses  # noqa: PLW0603
    _witnesses = record
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
