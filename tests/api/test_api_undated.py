"""A read dates what bears no date by what does, whatever the order of the inputs; what is undated dates nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import excomm
from excomm.records import Article

UNDATED = "Delegate Varn7 of Osk7 was seen again after he had asked for money for the quarry. The mayor was silent."


def lines(count: int) -> list[str]:
    rows = []
    for i in range(count):
        day = date(1987, 1, 3) + timedelta(9 * i)
        text = (
            f"The council spoke of work {i}. Delegate Varn{i} of Osk{i} asked for money for the quarry. He left early."
        )
        rows.append(json.dumps({"id": f"report-{i}", "published": day.isoformat(), "text": text}))
    return rows


@pytest.fixture
def inputs(tmp_path: Path) -> tuple[Path, Path, Path]:
    dated, undated, twin = tmp_path / "dated.jsonl", tmp_path / "undated.txt", tmp_path / "twin.txt"
    dated.write_text("\n".join(lines(12)))
    undated.write_text(UNDATED)
    twin.write_text(UNDATED + " Nobody else spoke.")
    return dated, undated, twin


def of(record: excomm.Record, name: str) -> Article:
    return next(one for one in record.articles() if one.name == name)


def test_the_dated_articles_of_the_batch_witness_whatever_the_order(inputs: tuple[Path, Path, Path]) -> None:
    with excomm.read(*inputs) as one, excomm.read(*reversed(inputs)) as other:
        assert [reading.article.published for reading in one.readings()] == [
            reading.article.published for reading in other.readings()
        ]
        reasons = [reason for reason in of(one, "undated").published.basis if reason.kind == "record"]
        assert reasons
        assert "1987-03-07" in reasons[0].says
        assert not any("Nobody else" in reason.says or "twin" in reason.says for reason in reasons)


def test_what_is_undated_is_no_witness(inputs: tuple[Path, Path, Path]) -> None:
    with excomm.read(*inputs[1:]) as record:
        assert not any(reason.kind == "record" for reason in of(record, "undated").published.basis)


def test_witnesses_that_come_later_date_what_was_read_before(inputs: tuple[Path, Path, Path]) -> None:
    dated, undated, _ = inputs
    with excomm.read(undated) as record, excomm.read(dated, undated) as whole:
        before = of(record, "undated").published
        record.read([dated, undated])
        after = of(record, "undated").published
        assert before != after
        assert after == of(whole, "undated").published
        report = record.read([dated, undated])
        assert (report.read, report.unchanged) == (0, 13)
