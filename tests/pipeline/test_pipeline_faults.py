"""A stage that fails takes nothing else with it, and says so."""

from __future__ import annotations

import pytest

from excomm import event, pipeline
from excomm.records import Problem, Raw, Reading

TEXT = b"VIENNA, 3 March 2014 - Austria said on Monday that it would expel two Russian diplomats."


def raise_fault(*_: object) -> None:
    raise RuntimeError("broken on purpose")


def read() -> Reading:
    found = pipeline.read_article(Raw(TEXT, "text/plain", "vienna", "vienna.txt"))
    assert isinstance(found, Reading)
    return found


def test_a_stage_that_fails_leaves_the_others_results(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read()
    assert whole.statements
    assert whole.events
    assert not whole.problems
    monkeypatch.setattr(event, "code", raise_fault)
    part = read()
    assert [one.content for one in part.statements] == [one.content for one in whole.statements]
    assert not part.events
    assert [(one.stage, one.input) for one in part.problems] == [("event", "vienna.txt")]
    assert "broken on purpose" in part.problems[0].message


def test_a_figure_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = (read(),)
    monkeypatch.setattr(pipeline, "tensions", raise_fault)
    found = pipeline.derive(readings)
    assert found.stories
    assert not found.tensions
    assert [one.stage for one in found.problems] == ["tension"]


def test_what_is_no_text_is_refused_with_a_reason() -> None:
    found = pipeline.read_article(Raw(b"\x00\x01\x02" * 99, "text/plain", "image", "image.txt"))
    assert isinstance(found, Problem)
    assert found.input == "image.txt"
    assert found.message
