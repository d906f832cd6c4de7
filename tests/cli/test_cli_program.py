"""The installed program: pipes, full disks, Ctrl-C, the desk, the first second."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import pytest
from commanding import PROGRAM, excomm

ENVIRONMENT = {**os.environ, "COLUMNS": "100", "OMP_NUM_THREADS": "1"}


def program(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *map(str, words)], capture_output=True, text=True, check=False, env=ENVIRONMENT, timeout=120
    )


def piped(command: Sequence[object], reader: str) -> subprocess.CompletedProcess[str]:
    line = " ".join(f"'{word}'" for word in command)
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{line} | {reader}"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
        timeout=120,
    )


def test_the_program_answers_as_it_does_in_these_tests(sample_record: Path) -> None:
    words = ("statements", "--speaker", "Castro", "--record", sample_record)
    done = program(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == excomm(*words).out


def test_a_module_run_is_the_program(sample_record: Path) -> None:
    done = program("problems", "--record", sample_record.with_name("none.sqlite"))
    assert done.returncode == 2
    assert done.stderr.startswith("excomm: there is no record at ")


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("words", [["statements"], ["export", "jsonl"], ["brief", "--html"]])
def test_a_reader_that_goes_away_is_no_fault(sample_record: Path, words: list[str]) -> None:
    done = piped([PROGRAM, *words, "--record", sample_record], "head -c 10")
    assert done.stderr == ""
    assert done.returncode == 0
    assert len(done.stdout) == 10


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_clear_line(sample_record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PROGRAM, "statements", "--record", sample_record],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("excomm: No space left")
    assert "Traceback" not in done.stderr


def test_text_that_the_terminal_cannot_show_is_still_printed(sample_record: Path) -> None:
    environment = {**ENVIRONMENT, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [PROGRAM, "brief", "--as-of", "1962-10-29", "--record", sample_record],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0
    assert "–".encode() in done.stdout


def test_ctrl_c_keeps_what_was_read_and_the_next_read_completes_it(tmp_path: Path) -> None:
    wire, record, whole = tmp_path / "wire.jsonl", tmp_path / "record.sqlite", tmp_path / "whole.sqlite"
    text = "The Foreign Ministry of Cuba said on Monday that ship {} had left Havana. The United States protested."
    wire.write_text("".join(json.dumps({"id": f"a{n}", "text": text.format(n)}) + "\n" for n in range(25)))
    reading = subprocess.Popen(
        [PROGRAM, "read", wire, "--record", record],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    while reading.poll() is None and not held(record):
        time.sleep(0.05)
    reading.send_signal(signal.SIGINT)
    _, told = reading.communicate(timeout=60)
    assert "Traceback" not in told
    if reading.returncode != 0:  # it may have been done already
        assert reading.returncode == 130
        assert "what was read is kept" in told
    assert excomm("read", wire, "--record", record).code == 0
    excomm("read", wire, "--record", whole)
    assert excomm("export", "jsonl", "--record", record).content == excomm("export", "jsonl", "--record", whole).content


def held(record: Path) -> bool:
    """Whether the record holds an article yet."""
    return record.exists() and excomm("search", "Havana", "--record", record).code == 0


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_opens_tells_its_address_and_closes(sample_record: Path, sign: signal.Signals) -> None:
    desk = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--json", "--record", sample_record],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    try:
        assert desk.stdout is not None
        address = json.loads("".join(desk.stdout.readline() for _ in range(3)))["address"]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=60) as page:
            assert page.status == 200
            assert b"<title>" in page.read()
        busy = excomm("serve", "--port", address.rstrip("/").rpartition(":")[2], "--record", sample_record)
        assert busy.code == 2
        assert "already in use" in busy.err
    finally:
        desk.send_signal(sign)
        _, told = desk.communicate(timeout=60)
    assert f"the desk is at {address}" in told
    assert "Traceback" not in told
    assert desk.returncode == (0 if sign is signal.SIGINT else -sign)


def test_help_does_not_load_the_parser_or_the_charts() -> None:
    code = (
        "import sys, excomm.cli; print(*sorted({'spacy', 'altair', 'fastapi', 'scipy', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
