"""Reads that are killed for real: SIGKILL, at random moments, while the real pipeline fills a real record."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

import excomm
from excomm.pipeline import VERSION
from excomm.records import Findings, Reading
from excomm.store import Store

MOMENTS = 20
ARTICLES = 6

OLD = "The Foreign Ministry said on {day} October that convoy {number} had left port. Cuba thanked the crew."
NEW = "The Foreign Ministry said on {day} October that convoy {number} had turned back. The US welcomed the step."

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork and SIGKILL")


@dataclass(frozen=True)
class Course:
    """The record before a read, and what the whole read makes of it."""

    wire: Path
    record: Path
    before: dict[str, Reading]
    after: dict[str, Reading]
    findings: Findings
    seconds: float


def write_wire(path: Path, text: str) -> None:
    lines = [
        {
            "id": f"convoy-{number}",
            "published": f"1962-10-{20 + number}",
            "text": text.format(day=20 + number, number=number),
        }
        for number in range(ARTICLES)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def by_origin(path: Path) -> dict[str, Reading]:
    with Store(path) as store:
        return {reading.article.origin: reading for reading in store.readings()}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder: Path = tmp_path_factory.mktemp("kill")
    wire, record, whole = folder / "wire.jsonl", folder / "before.sqlite", folder / "after.sqlite"
    write_wire(wire, OLD)
    excomm.read(wire, record=record).close()
    shutil.copy(record, whole)
    write_wire(wire, NEW)
    start = time.monotonic()
    with excomm.read(wire, record=whole) as kept:
        seconds = time.monotonic() - start
        findings = kept.findings()
    return Course(wire, record, by_origin(record), by_origin(whole), findings, seconds)


def killed_read(wire: Path, record: Path, inputs: int, after: float) -> bool:
    """Reads in a process of its own, and kills that ``after`` seconds past the given number of inputs.

    Returns whether it was cut short.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, b".")
            excomm.read(wire, record=record, progress=lambda *_: os.write(tell, b"."))
        finally:
            os._exit(0)
    os.close(tell)
    for _ in range(1 + inputs):
        os.read(told, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.close(told)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_killed_read_leaves_each_article_old_or_new_and_the_next_read_completes_it(
    course: Course, tmp_path: Path
) -> None:
    moments = random.Random(1962)
    cut_short = mixed = 0
    for number in range(MOMENTS):
        path = tmp_path / f"record-{number}.sqlite"
        shutil.copy(course.record, path)
        pause = moments.uniform(0, course.seconds / ARTICLES)
        cut_short += killed_read(course.wire, path, moments.randrange(ARTICLES), pause)
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.execute("INSERT INTO passages(passages) VALUES ('integrity-check')")
        held = by_origin(path)
        assert held.keys() == course.before.keys()
        states = {
            "new" if reading == course.after[origin] else "old" if reading == course.before[origin] else "half"
            for origin, reading in held.items()
        }
        assert "half" not in states
        mixed += states == {"old", "new"}
        with excomm.read(course.wire, record=path) as record:
            assert by_origin(path) == course.after
            assert record.findings() == course.findings
        with Store(path) as store:
            assert not store.stale(VERSION)
    assert cut_short
    assert mixed


READS_IN_TWO = """
import sys, excomm
if __name__ == "__main__":
    excomm.read(sys.argv[1], record=sys.argv[2], processes=2, progress=lambda *told: print(*told, flush=True))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_killed_read_leaves_no_process_behind(course: Course, tmp_path: Path) -> None:
    script = tmp_path / "reads.py"
    script.write_text(READS_IN_TWO)
    command = [sys.executable, str(script), str(course.wire), str(tmp_path / "record.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline()
        workers = [
            child
            for task in Path(f"/proc/{reader.pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
        reader.kill()
    assert len(workers) >= 2
    deadline = time.monotonic() + 20
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < deadline, "workers outlived the read that was killed"
        time.sleep(0.1)
    excomm.read(course.wire, record=tmp_path / "record.sqlite").close()
    assert by_origin(tmp_path / "record.sqlite") == course.after


def alive(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
