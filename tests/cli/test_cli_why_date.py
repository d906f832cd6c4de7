"""Why an article has its date: the reasons in plain words, each with its sentence, and what was set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import excomm

TEXT = (
    "VIENNA, 14 (Agency)\n\nThe council met again. The government has rejected this Wednesday the plan that was handed "
    "over on April 2. Talks will be held in late 2010.\n\nUS Vice President Joe Biden welcomed it. The treaty of 1971 "
    "would not, he said, be signed before 2031, and it was not."
)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place: Path = tmp_path_factory.mktemp("undated")
    (place / "plan.txt").write_text(TEXT)
    path = place / "record.sqlite"
    assert excomm("read", place / "plan.txt", "--record", path).code == 0
    return path


def test_the_reasons_stand_in_plain_words_each_with_its_sentence(undated: Path) -> None:
    said = excomm("show", "plan", "--why-date", "--record", undated)
    assert said.code == 0
    assert "written: 2010-04-14" in said.out, "the other Wednesdays that are a 14th are too far from April 2"
    assert "BECAUSE" in said.out
    lines = said.out.splitlines()
    told = next(i for i, line in enumerate(lines) if "April 2 is told as past" in line)
    assert lines[told + 1].strip() == (
        "The government has rejected this Wednesday the plan that was handed over on April 2."
    )


def test_programs_get_the_same_reasons(undated: Path) -> None:
    value = excomm("show", "plan", "--why-date", "--json", "--record", undated).value
    assert value["value"] == "2010-04-14"
    kinds = [one["kind"] for one in value["reasons"] if one["holds"]]
    assert {"dateline", "weekday", "behind", "ahead", "office_holder"} <= set(kinds)
    assert all(one["says"] and one["allows"] for one in value["reasons"])
    assert all(bool(one["conflict"]) is not one["holds"] for one in value["reasons"])


def test_what_was_set_aside_says_why(tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("The wall fell on 9 November 1989. The river is long and the boats are slow.")
    (tmp_path / "days.csv").write_text("name,published\nlate,1988-03-01\n")
    path = tmp_path / "record.sqlite"
    excomm("read", tmp_path / "late.txt", "--published", tmp_path / "days.csv", "--record", path)
    said = excomm("show", "late", "--why-date", "--record", path)
    assert "SET ASIDE (" in said.out
    assert "leaves out 1988-03-01; the strongest reason is manifest" in said.out


def test_an_interval_names_its_likeliest_day_and_its_share(tmp_path: Path) -> None:
    (tmp_path / "council.txt").write_text("The council met on April 2, 2010 and adopted the budget of the city.")
    path = tmp_path / "record.sqlite"
    excomm("read", tmp_path / "council.txt", "--record", path)
    assert "the likeliest day is 2010-04-" in excomm("show", "council", "--why-date", "--record", path).out


def test_only_articles_have_such_reasons(sample_record: Path) -> None:
    said = excomm("show", "USA", "--why-date", "--record", sample_record)
    assert said.code != 0
    assert "--why-date is for articles" in said.err
