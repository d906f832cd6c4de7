"""One broken quotation mark never turns an article inside out."""

from __future__ import annotations

import re

from attribution_cases import article, statements
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from excomm.attribution import material_of, ruled_candidates
from excomm.parse import parse
from excomm.records import Span

PARAGRAPHS = (
    "Finland shut the border on Sunday, and Norway said that it would follow.",
    "“We have waited long enough,” the Finnish interior minister said. “Nobody should doubt it.”",
    "The Swedish envoy called the step “a pity” and said that the drivers’ fears were real.",
    "“The port is open,” said the harbour master, adding that “two ships” were on their way.",
    "According to the Danish foreign ministry, the convoy had turned back.",
    "The general said, ‘We will not shoot first,’ and left.",
    "Oslo denied that its aircraft had crossed the line.",
    "“The talks go on,” the mediator told reporters in Riga.",
)
TEXT = "\n".join(PARAGRAPHS)
MARKS = [mark.start() for mark in re.finditer(r"[“”‘]|(?<=,)’", TEXT)]
FARTHEST = 1
"""Paragraphs behind the one with the broken mark in which the rules may still read otherwise: a quotation that is not
closed may go on in the next."""

CHANGES = st.tuples(st.sampled_from(MARKS), st.sampled_from(["", "““", "”", "“", '"', "«", "''"]))


def ruled(text: str) -> dict[int, set[tuple[str, ...]]]:
    """What the rules find in each paragraph, in words: source, cue, content."""
    one = article(text)
    found: dict[int, set[tuple[str, ...]]] = {rank: set() for rank in range(len(one.paragraphs))}
    for candidate in ruled_candidates(material_of(one, parse(one))):
        first = (*candidate.cue, *candidate.content)[0]
        rank = next(
            rank for rank, paragraph in enumerate(one.paragraphs) if paragraph.covers(Span(first.start, first.end))
        )
        spans = [*([candidate.source] if candidate.source else []), *candidate.cue, *candidate.content]
        found[rank].add(tuple(span.of(text) for span in spans))
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_what_the_rules_find_farther_than_the_next_paragraph_stays(change: tuple[int, str]) -> None:
    at, mark = change
    broken = TEXT[:at] + mark + TEXT[at + 1 :]
    here = TEXT.count("\n", 0, at)
    before, after = ruled(TEXT), ruled(broken)
    for rank in before:
        if not here <= rank <= here + FARTHEST:
            assert after[rank] == before[rank]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_with_a_broken_mark_spans_still_slice_and_nobody_speaks_inside_his_own_words(change: tuple[int, str]) -> None:
    at, mark = change
    text = TEXT[:at] + mark + TEXT[at + 1 :]
    for one in statements(text):
        assert all(span.of(text).strip() for span in (*one.content, *one.cue))
        if one.source is not None:
            assert one.source.span.of(text) == one.source.text
            if one.source.text.lower() not in {"i", "we"}:
                assert not any(span.overlaps(one.source.span) for span in one.content)


def test_a_line_of_initials_without_an_end_is_read_like_any_other() -> None:
    assert statements("A." * 600 + "\n\nThe envoy said that the port was open.")[-1].act == "statement"
