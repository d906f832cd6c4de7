"""``excomm actor``, as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import excomm


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        "OSLO, 3 March 2014 - Norwegian Fisheries Minister Sigrun Aaland said that Norway would wait. "
        "Swedish Harbour Minister Sigrid Aalund said that Sweden rejected the plan."
    )
    place = tmp_path / "r.sqlite"
    assert excomm("read", tmp_path / "a.txt", "--record", place).code == 0
    return place


def test_a_decision_is_made_shown_and_undone(record: Path) -> None:
    made = excomm("actor", "merge", "sigrun-aaland", "sigrid-aalund", "--why", "one", "--by", "Eva", "--record", record)
    assert made.code == 0
    assert "sigrid-aalund is sigrun-aaland, decided by Eva on" in made.out
    shown = excomm("show", "sigrid-aalund", "--record", record)
    assert shown.code == 0
    assert "NAMES (" in shown.out
    assert "DECIDED (1)" in shown.out
    listed = excomm("actor", "list", "--json", "--record", record).value
    assert "sigrid-aalund" not in {one["id"] for one in listed["actors"]}
    ident = listed["decisions"][0]["id"]
    assert excomm("actor", "undo", ident[:14], "--record", record).out.startswith("undone:")
    assert "sigrid-aalund  " in excomm("actor", "list", "--record", record).out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("merge", "sigrun-aaland", "nobody"), 1, "no actor"),
        (("merge", "sigrun-aaland", "sigrun-aaland"), 2, "with itself"),
        (("merge", "sigrun-aaland"), 2, "KEEP OTHER"),
        (("split", "sigrun-aaland", "x"), 2, "in which articles"),
        (("rename", "sigrun-aaland", ""), 2, "1 to 200"),
        (("undo", "decision-x"), 1, "no decision"),
    ],
)
def test_a_wrong_one_is_refused_in_one_line(record: Path, words: tuple[str, ...], code: int, says: str) -> None:
    said = excomm("actor", *words, "--record", record)
    assert said.code == code
    assert says in said.err
    assert said.err.count("\n") == 1
