"""What can be wrong with an input, a record or a command: a clear line, and the rest goes on."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from commanding import excomm

GOOD = "VIENNA, 3 March 2014 (Danube Wire) - Austria said on Monday that it had invited Russia to talks in Vienna.\n"
LONG = 50_000_000


def wire(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def article(ident: str, text: str = GOOD) -> str:
    return json.dumps({"id": ident, "text": text, "published": "2014-03-03"})


FAULTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("empty.txt", lambda: b"", "it is empty"),
    "blanks only": ("blank.txt", lambda: b" \n\t\n", "empty"),
    "a binary": ("binary.txt", lambda: bytes(range(256)) * 40, "binary data"),
    "a picture named as a page": ("page.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000), "binary data"),
    "an unknown suffix": ("picture.png", lambda: b"\x89PNG", "its kind (.png) is unknown"),
    "one line of 50 MB": ("line.txt", lambda: b"word " * (LONG // 5), "no single article"),
    "a JSON line of 50 MB": (
        "wire.jsonl",
        lambda: wire(article("long", "x" * LONG)),
        "the line is longer than",
    ),
    "a broken JSON line": ("wire.jsonl", lambda: wire('{"id": "broken", "text": '), "the line is not JSON"),
    "a JSON line without text": ("wire.jsonl", lambda: wire('{"id": "bare"}'), "neither a field 'text' nor 'html'"),
    "a broken archive": ("wire.jsonl.gz", lambda: b"\x1f\x8b broken", "wire.jsonl.gz"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_read_is_told_and_kept_and_is_exit_code_1(fault: str, tmp_path: Path) -> None:
    name, content, told = FAULTS[fault]
    record, path = tmp_path / "record.sqlite", tmp_path / name
    path.write_bytes(content())
    said = excomm("read", path, "--record", record)
    assert said.code == 1
    assert len(said.err) < 1000
    assert [line for line in said.err.splitlines() if line.startswith("excomm: ") and name in line and told in line]
    problems = excomm("problems", "--record", record)
    assert told in problems.out
    assert str(path) in problems.out


def test_the_rest_goes_on(tmp_path: Path) -> None:
    record, folder = tmp_path / "record.sqlite", tmp_path / "articles"
    folder.mkdir()
    for at, (name, content, _) in enumerate(FAULTS.values()):
        (folder / f"{at}-{name}").write_bytes(content())
    (folder / "good.txt").write_text(GOOD)
    (folder / "mixed.jsonl").write_bytes(wire("{", article("before"), "[]", article("after", GOOD * 2), "no JSON"))
    said = excomm("read", folder, tmp_path / "missing.txt", "--record", record, "--json")
    assert said.code == 0
    assert said.value["held"] == 2, "the good file and a line with the same text are one article; another line is one"
    assert said.value["refused"] == len(FAULTS) + 3 + 1
    assert "missing.txt: there is no such file or folder" in said.err
    again = excomm("read", folder, "--record", record, "--json")
    assert (again.code, again.value["read"], again.value["unchanged"]) == (0, 0, 3)
    assert excomm("statements", "--speaker", "Austria", "--record", record).code == 0


def test_an_input_that_was_mended_is_a_problem_no_longer(tmp_path: Path) -> None:
    record, path = tmp_path / "record.sqlite", tmp_path / "dispatch.txt"
    path.write_bytes(b"")
    assert excomm("read", path, "--record", record).code == 1
    path.write_text(GOOD)
    assert excomm("read", path, "--record", record).code == 0
    assert "No problems" in excomm("problems", "--record", record).out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings_are_read_and_a_guess_is_called_one(encoding: str, tmp_path: Path) -> None:
    record, path = tmp_path / "record.sqlite", tmp_path / "dispatch.txt"
    text = "GENÈVE, 3 March 2014 - Switzerland said on Monday that Russia had accepted talks in Genève in March.\n"
    path.write_bytes(text.encode(encoding))
    said = excomm("read", path, "--record", record)
    assert said.code == 0
    assert "talks in Genève in March" in excomm("search", "Switzerland", "--record", record).out
    assert ("guessed" in excomm("problems", "--record", record).out) == (encoding == "latin-1")


def test_an_article_without_a_date_stays_without_one(tmp_path: Path) -> None:
    record, path = tmp_path / "record.sqlite", tmp_path / "undated.txt"
    path.write_text(
        "A spokesman of the ministry said that the two countries would talk. He gave no details of the plan.\n"
    )
    assert excomm("read", path, "--record", record).code == 0
    shown = excomm("show", "undated", "--record", record, "--json").value["record"]
    assert shown["article"]["published"]["precision"] == "unknown"
    assert "unknown date" in excomm("show", "undated", "--record", record).out
    assert excomm("brief", "--record", record).code == 0


def test_an_article_without_a_date_is_a_problem_that_says_how_to_date_it(tmp_path: Path) -> None:
    record, path = tmp_path / "record.sqlite", tmp_path / "undated.txt"
    path.write_text(
        "A spokesman of the ministry said that the two countries would talk. He gave no details of the plan.\n"
    )
    excomm("read", path, "--record", record)
    assert "date" in excomm("problems", "--record", record).out


def test_the_manifest_dates_it(tmp_path: Path) -> None:
    record, path, dates = tmp_path / "record.sqlite", tmp_path / "undated.txt", tmp_path / "dates.csv"
    path.write_text(
        "A spokesman of the ministry said that the two countries would talk. He gave no details of the plan.\n"
    )
    dates.write_text("name,published\nundated,2014-03-05\nstranger,2014-03-06\n")
    said = excomm("read", path, "--published", dates, "--record", record)
    assert said.code == 0
    assert "stranger" in said.err
    assert "2014-03-05" in excomm("show", "undated", "--record", record).out


@pytest.mark.parametrize("content", [None, b"", b"day,file\n1,2\n", b"\xff\xfe\x00"])
def test_a_manifest_that_is_none_is_refused_before_anything_is_read(content: bytes | None, tmp_path: Path) -> None:
    record, dates = tmp_path / "record.sqlite", tmp_path / "dates.csv"
    (tmp_path / "good.txt").write_text(GOOD)
    if content is not None:
        dates.write_bytes(content)
    said = excomm("read", tmp_path / "good.txt", "--published", dates, "--record", record)
    if content == b"":
        assert said.code in {0, 2}
    else:
        assert (said.code, said.out) == (2, "")
        assert f"the manifest {dates}" in said.err


def test_many_problems_are_told_in_part_and_kept_whole(tmp_path: Path) -> None:
    record, path = tmp_path / "record.sqlite", tmp_path / "wire.jsonl"
    path.write_bytes(wire(*["{"] * 50))
    said = excomm("read", path, "--record", record)
    assert said.err.count("\n") == 21
    assert "and 30 more problems" in said.err
    assert len(excomm("problems", "--record", record, "--json").value) == 50


# ---------------------------------------------------------------- the record

ASKS = (
    ["brief"],
    ["show", "USA"],
    ["statements"],
    ["events"],
    ["search", "talks"],
    ["tension", "USA", "SUN"],
    ["commitments"],
    ["problems"],
    ["export", "jsonl"],
    ["serve"],
)


@pytest.mark.parametrize("words", ASKS, ids=lambda words: words[0])
def test_a_record_that_is_none_is_one_clear_line(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("This is no database, but it is longer than a header of one would be." * 9)
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE cats (name)")
    (tmp_path / "folder.sqlite").mkdir()
    for name, told in (
        ("none.sqlite", "there is no record"),
        ("text.sqlite", "not an excomm record"),
        ("other.sqlite", "database of another program"),
        ("folder.sqlite", "cannot be opened"),
    ):
        said = excomm(*words, "--record", tmp_path / name)
        assert (said.code, said.out) == (2, "")
        assert told in said.err
        assert name in said.err
        assert said.err.count("\n") == 1
    assert not (tmp_path / "none.sqlite").exists()


def test_a_record_is_looked_for_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD)
    assert "excomm.sqlite" in excomm("problems").err
    assert excomm("read", "*.txt").code == 0
    assert Path("excomm.sqlite").exists()
    assert excomm("problems").code == 0


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["brief", "--since", "tomorrow"], "is not a date such as 1962-10-27"),
        (["brief", "--as-of", "1962-13-01"], "is not a date such as 1962-10-27"),
        (["brief", "--since", "1962-10-28", "--as-of", "1962-10-27"], "is later than --as-of"),
        (["brief", "--html", "--json"], "exclude each other"),
        (["brief", "--limit", "0"], "greater than or equal to 1"),
        (["statements", "--act", "shout"], "is not one of"),
        (["events", "--type", "DANCE"], "is no PLOVER type"),
        (["events", "--status", "rumoured"], "is not one of"),
        (["export", "papyrus"], "no format is called 'papyrus'"),
        (["export", "jsonl", "--json"], "needs --out FILE"),
        (["read"], "Missing argument"),
        (["read", "x.txt", "--processes", "0"], "greater than or equal to 1"),
        (["rea"], "No such command"),
        (["brief", "--loud"], "No such option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_is_told_and_is_exit_code_2(words: list[str], told: str, sample_record: Path) -> None:
    said = excomm(*words) if words[0] in {"read", "rea"} else excomm(*words, "--record", sample_record)
    assert (said.code, said.out) == (2, "")
    assert told in " ".join(said.err.split())


@pytest.mark.parametrize("words", [["brief"], ["brief", "--html"], ["export", "jsonl"], ["export", "parquet-events"]])
def test_a_file_that_cannot_be_written_is_told(words: list[str], sample_record: Path, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "no" / "folder" / "out"):
        said = excomm(*words, "--out", out, "--record", sample_record)
        assert (said.code, said.out) == (2, "")
        assert str(out) in said.err
        assert said.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(GOOD)
    path.chmod(0)
    said = excomm("read", path, "--record", tmp_path / "record.sqlite")
    assert said.code == 1
    assert "permission denied" in said.err
