"""Highlights may overlap in any way: the text stays whole, and each stretch opens the record nearest to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from excomm.desk.highlight import Mark, segments
from excomm.records import Span


def marks(text: str) -> st.SearchStrategy[list[Mark]]:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda one: Span(min(one), max(one)))
    one = st.builds(Mark, spans, st.sampled_from(["said", "deed", "cue"]), st.sampled_from("abc"), st.integers(1, 4))
    return st.lists(one, max_size=8)


TEXT = "The minister said that his ships would sail, and that nobody should try to stop them."


@given(marks(TEXT))
def test_the_segments_joined_are_the_text(some: list[Mark]) -> None:
    halves = [Span(0, 40), Span(40, len(TEXT))]
    rows = segments(TEXT, halves, some)
    assert ["".join(one.words for one in row) for row in rows] == [half.of(TEXT) for half in halves]


@given(marks(TEXT))
def test_a_stretch_is_highlighted_exactly_where_a_mark_covers_it(some: list[Mark]) -> None:
    (row,) = segments(TEXT, [Span(0, len(TEXT))], some)
    at = 0
    for one in row:
        covering = {mark.kind for mark in some if mark.span.start <= at and at + len(one.words) <= mark.span.end}
        assert set(one.kinds) == covering
        assert bool(one.opens) == bool(covering)
        at += len(one.words)


@given(marks(TEXT))
def test_each_record_has_at_most_one_stop_for_the_keyboard(some: list[Mark]) -> None:
    (row,) = segments(TEXT, [Span(0, len(TEXT))], some)
    stops = [one.opens for one in row if one.first]
    assert len(stops) == len(set(stops))
    assert set(stops) == {one.opens for one in row if one.opens}


def test_a_deed_inside_somebodys_words_opens_the_deed_and_the_rest_opens_the_words() -> None:
    words = Mark(Span(19, 43), "said indirect", "statement", 3)
    deed = Mark(Span(TEXT.index("sail"), TEXT.index("sail") + 4), "deed", "event", 4)
    (row,) = segments(TEXT, [Span(0, len(TEXT))], [words, deed])
    assert [(one.words, one.opens) for one in row if one.opens] == [
        ("hat his ships would ", "statement"),
        ("sail", "event"),
    ]
    assert row[2].kinds == ("said indirect", "deed")
