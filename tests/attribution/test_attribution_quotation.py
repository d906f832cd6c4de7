"""Where quotations stand, however badly their marks are set."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attribution_cases import article, read_marks
from hypothesis import given
from hypothesis import strategies as st

from excomm.attribution.quotation import quotations

CASES = [
    "[“One,”] he said. [“Two.”]",
    '["One,"] he said. ["Two."]',
    "[''One,''] he said. [``Two.'']",
    "[«Un»], dit-il.",
    "[„Eins“], sagte er.",
    "[‘One,’] he said. The boys’ boats weren’t there.",
    "['One,'] he said. The boys' boats weren't there.",
    "The workers' demands and the owners' fears.",
    "Rock 'n' roll of the ’60s isn’t dead.",
    "[“He called it ‘a game’ and left,”] she said.",
    "[“He called it “a game” and left,”] she said.",
    # a stray mark at the end of a paragraph
    "He ruled out a blockade. “\n[“Never,”] he said.",
    'He ruled out a blockade. "\n["Never,"] he said.',
    # blanks where none belong
    "It was heard [“in Rome, in Bonn and in Kiev”] .",
    # a closing mark forgotten
    "[“We go.]\nThey stayed.",
    "He called it [“a bad day.] Then he left.",
    # an opening mark forgotten
    "[We go,”] he said.",
    # the marks the wrong way round
    "[”We go,“] he said.",
    # inches and minutes
    "The pipe is 5' long.",
]


@pytest.mark.parametrize("marked", CASES)
def test_the_marked_quotations_are_found(marked: str) -> None:
    text, spans = read_marks(marked)
    assert [one.outer.of(text) for one in quotations(article(text))] == [span.of(text) for span in spans["content"]]


def test_a_quotation_that_the_next_paragraph_reopens_goes_on() -> None:
    found = quotations(article("“The first part.\n“The second part,” he said."))
    assert [one.continues for one in found] == [True, False]


def test_a_letter_with_a_mark_at_each_end_alone_is_one_quotation() -> None:
    text = "The letter reads:\n“The year was hard.\nI am sure of the next one.\nThe door is open.”\nHe left."
    found = quotations(article(text))
    assert [one.continues for one in found] == [True, True, False]
    assert found[-1].inner.of(text) == "The door is open."


def test_a_forgotten_mark_takes_in_nothing_where_another_stands_on_the_way() -> None:
    text = "“The year was hard.\nHe called it “a game” and left.\nThe door was shut.”"
    assert not any("He called it" in one.outer.of(text) for one in quotations(article(text)))


def test_a_nickname_is_part_of_the_name() -> None:
    assert quotations(article("Then Piet “Bear” Visser spoke.")) == ()


@given(st.text(alphabet="aA .,!?\n“”\"'‘’«»``", max_size=80))
def test_quotations_are_ascending_apart_and_inside_a_paragraph(text: str) -> None:
    one = article(text)
    found = quotations(one)
    assert all(before.outer.end <= after.outer.start for before, after in pairwise(found))
    for quotation in found:
        assert quotation.outer.covers(quotation.inner)
        assert any(paragraph.covers(quotation.outer) for paragraph in one.paragraphs)
