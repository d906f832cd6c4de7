"""What is found under the paths that a user gives, and what is said of the rest."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm import source
from excomm.records import Problem, Raw
from excomm.source import jsonl
from excomm.source.whole_file import whole


def found(*paths: str | Path) -> tuple[list[Raw], list[Problem]]:
    everything = list(source.find(paths))
    return (
        [one for one in everything if isinstance(one, Raw)],
        [one for one in everything if isinstance(one, Problem)],
    )


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_files_folders_and_globs_in_order_each_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.TXT").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "c.htm").write_text("<p>three</p>")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no")
    raws, problems = found(tmp_path, str(tmp_path / "*.txt"), tmp_path / "a.txt")
    assert [raw.name for raw in raws] == ["a", "c", "two"]
    assert [raw.media_type for raw in raws] == ["text/plain", "text/html", "text/plain"]
    assert problems == []


def test_a_text_file_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.b.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    (raw,), _ = found(tmp_path)
    assert raw.content == b"\xef\xbb\xbfone\r\ntwo\r\n"
    assert raw.name == "a.b"
    assert raw.origin == str(tmp_path / "a.b.txt")


def test_every_failure_is_a_problem_that_names_its_input(tmp_path: Path) -> None:
    (tmp_path / "notes.doc").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("good")
    raws, problems = found(tmp_path, tmp_path / "missing.txt", str(tmp_path / "*.jsonl"), tmp_path / "empty", "a\x00b")
    assert [raw.name for raw in raws] == ["good"]
    said = {Path(problem.input).name: problem.message for problem in problems}
    assert set(said) == {"notes.doc", "gone.txt", "pipe.txt", "missing.txt", "*.jsonl", "empty", "a\x00b"}
    assert ".doc" in said["notes.doc"]
    assert ".txt" in said["notes.doc"]
    assert "no such file" in said["missing.txt"]
    assert "no file matches" in said["*.jsonl"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    raws, (problem,) = found(tmp_path)
    assert not raws
    assert "permission denied" in problem.message


def test_json_lines_give_an_article_a_line_with_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        line(
            id="x1",
            text="one\r\n two ",
            title="T",
            published="1962-10-22",
            corrects="x0",
            rank=3,
            tags=["a"],
            none=None,
        )
        + "\n"
        + line(doc_id="x2", html="<p>two</p>")
        + line(text="three")
    )
    (one, two, three), problems = found(tmp_path / "a.jsonl")
    assert problems == []
    assert one.content.decode() == "one\r\n two "
    assert dict(one.metadata) == {"title": "T", "published": "1962-10-22", "corrects": "x0", "rank": "3"}
    assert [raw.name for raw in (one, two, three)] == ["x1", "x2", "a.jsonl:4"]
    assert two.media_type.startswith("text/html")
    assert three.origin.endswith("a.jsonl:4")


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (b"not json", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"title": "x"}', "neither"),
        (b'{"text": 5}', "neither"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": "\\ud800"}', "surrogate"),
        (b"[" * 100_000, "too deep"),
        (b'{"text": "x", "n": ' + b"9" * 5_000 + b"}", "number too long"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: bytes, word: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + bad + b'\n{"text": "three"}')
    raws, (problem,) = found(path)
    assert [raw.content for raw in raws] == [b"one", b"three"]
    assert problem.input == f"{path}:2"
    assert word in problem.message


def test_a_line_beyond_the_limit_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wt") as file:
        file.write(line(text="x" * 50_000_000) + line(text="short"))
    raws, (problem,) = found(path)
    assert [raw.content for raw in raws] == [b"short"]
    assert problem.input.endswith(":1")
    assert "longer than" in problem.message
    tight = list(jsonl.raws(path, longest=5))
    assert all(isinstance(one, Problem) for one in tight)
    assert len(tight) == 2


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    assert isinstance(whole(path, "text/plain", longest=101), Raw)
    assert isinstance(whole(path, "text/plain", longest=100), Problem)


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b'{"text": "one"}\n' * 9)[:-12], b""])
def test_broken_archives_and_empty_files_are_problems(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(content)
    _, problems = found(path)
    assert len(problems) == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes_as_json_lines_are_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    raws, problems = found(path)
    assert raws or problems or not b"".join(lines).strip()


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n\r\n\n"])
def test_lines_without_anything_in_them_are_not_passed_over_in_silence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    raws, problems = found(tmp_path)
    assert raws == []
    assert [one.message for one in problems] == ["the file is empty"]
