"""What the brief picks: new happenings once, words with their speakers, and unknowns with their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import october
import pytest

from excomm.brief import Brief, compose
from excomm.records import Mention, Outcome


def brief(since: int | None = None, as_of: int = 29) -> Brief:
    """The brief of October 1962 from a day on."""
    start = date(1962, 10, since) if since else None
    return compose(
        october.readings(), october.findings(), since=start, as_of=date(1962, 10, as_of), problems=october.PROBLEMS
    )


def test_a_happening_in_two_articles_is_one_line_that_counts_both() -> None:
    (plane,) = [one for one in brief().happenings if "shot down" in one.quotes[0].sentence]
    assert (plane.reports, plane.copies) == (2, 1)
    assert {quote.source for quote in plane.quotes} == {"Atlantic Wire", "Thames Evening"}
    assert plane.who == "Soviet Union → United States"


def test_only_deeds_are_told_as_done() -> None:
    whole = brief()
    assert not [one for one in whole.happenings if "second plane" in one.quotes[0].sentence]
    notes = {one.quotes[0].sentence: one.marks for one in whole.uncounted}
    assert notes["Havana denied that Cuban guns had fired on a second plane."] == ("denied: not counted",)
    assert notes["Talks on the offer are to open in New York on 29 October."] == ("still ahead when told: not counted",)


def test_what_only_a_corrected_article_tells_is_gone_and_the_correction_is_told() -> None:
    whole = brief()
    assert "tanker" not in " ".join(one.quotes[0].sentence for one in (*whole.happenings, *whole.uncounted))
    (correction,) = whole.corrections
    assert "1 happening told only there no longer counts" in correction.note


def test_a_correction_of_a_name_that_two_inputs_bear_names_both() -> None:
    made = october.dispatches()
    wrong, other = made["paris-25"], made["london-27"]
    readings = tuple(
        replace(one, article=replace(one.article, name=wrong.name)) if one.article.id == other.id else one
        for one in october.readings()
    )
    (correction,) = compose(readings, october.findings(), since=None, as_of=date(1962, 10, 29)).corrections
    for one in readings:
        if one.article.id in {wrong.id, other.id}:
            assert one.article.headline in correction.note


def test_the_words_stand_with_their_speaker_office_state_and_manner() -> None:
    by_words = {" … ".join(one.words): one for one in brief().statements}
    refusal = by_words["The Soviet Union will not bow to piracy on the high seas"]
    assert refusal.who == "Nikita Khrushchev"
    assert refusal.role == ", chairman of the council of ministers (Soviet Union) → United States"
    assert (refusal.what, refusal.manner) == ("rejects", "in their words")
    assert by_words["the missiles would leave Cuba"].manner == "as reported"
    assert "We shall not shrink from that risk … at any time it must be faced" in by_words


def test_a_quoted_sentence_is_the_articles_own_text_and_marks_only_the_words_said() -> None:
    texts = {reading.article.id: reading.article.text for reading in october.readings()}
    for line in (*brief().statements, *brief().happenings):
        for quote in line.quotes:
            assert quote.sentence in texts[quote.article]
    (split,) = [one for one in brief().statements if len(one.words) == 2]
    assert [words for words, marked in split.quotes[0].parts if marked] == list(split.words)


def test_new_is_what_no_earlier_article_told() -> None:
    late = brief(since=27)
    assert [one.quotes[0].sentence for one in late.happenings] == [
        "A Soviet missile shot down an American plane over Cuba.",
        "Soviet crews began to take the missiles down.",
    ]
    assert [one.what for one in late.statements] == ["promises"]
    assert late.instruments == ()
    assert late.corrections == ()
    assert (late.articles, late.held) == (3, 9)


def test_a_happening_told_again_is_not_new_but_is_counted_as_told_again() -> None:
    findings = october.findings()
    first = findings.stories[0]
    again = replace(first, articles=(*first.articles, october.dispatches()["london-27"].id))
    found = compose(
        october.readings(),
        replace(findings, stories=(again, *findings.stories[1:])),
        since=date(1962, 10, 27),
        as_of=date(1962, 10, 29),
    )
    assert first.id not in {one.record for one in found.happenings}
    assert found.repeated == 1


def test_an_article_without_a_date_is_listed_with_the_reason_and_never_placed() -> None:
    (undated,) = brief(since=27).undated
    assert undated.who == "Harbour Letter"
    assert undated.note == "date unknown: no date in the text or beside it"


def test_the_ledger_has_the_next_due_first_and_past_ones_as_due() -> None:
    assert [one.what for one in brief().due] == ["meeting", "offer"]
    later = compose(october.readings(), october.findings(), since=None, as_of=date(1962, 11, 5))
    marks = {one.what: one.marks[0] for one in later.due}
    assert marks["meeting"] == "past its date, outcome unknown"
    offer = next(one for one in later.due if one.what == "offer")
    assert "due date unknown: the text names no day" in offer.note
    assert "on condition: “if the island was safe from invasion”" in offer.note


@pytest.mark.parametrize(("outcome", "kept"), [(Outcome.KEPT, 1), (Outcome.OPEN, 0)])
def test_an_outcome_is_news_when_the_article_that_shows_it_is_new(outcome: Outcome, kept: int) -> None:
    findings = october.findings()
    ledger = tuple(replace(one, outcome=outcome) if one.kind == "promise" else one for one in findings.commitments)
    found = compose(
        october.readings(),
        replace(findings, commitments=ledger),
        since=date(1962, 10, 28),
        as_of=date(1962, 10, 29),
    )
    assert len(found.settled) == kept


def test_tension_gives_its_interval_its_change_and_its_sentences_or_says_not_enough_data() -> None:
    pairs = {one.pair: one for one in brief(since=28).pairs}
    sun = pairs["SUN", "USA"]
    assert (sun.now.level, sun.now.low, sun.now.high) == (30.0, 18.0, 36.0)
    assert sun.change == -61.0
    assert sun.note == "-61 since 27 October 1962"
    assert any("shot down" in one.quotes[0].sentence for one in sun.rests)
    assert (date(1962, 10, 27), "A Soviet missile shot down an American plane over Cuba") in sun.peaks
    cuba = next(one for one in brief(since=27).pairs if one.pair == ("CUB", "USA"))
    assert cuba.change is None
    assert cuba.note == "no happening counts"


def test_a_pair_of_which_the_period_tells_nothing_has_no_change_and_comes_last() -> None:
    found = brief(since=28).pairs
    assert [one.pair for one in found] == [("SUN", "USA"), ("CUB", "USA")]
    assert found[1].now.end == date(1962, 10, 27)
    assert found[1].note == "no change given: no happening between them counts since"
    later = compose(october.readings(), october.findings(), since=date(1962, 11, 5), as_of=date(1962, 11, 6))
    assert {one.change for one in later.pairs} == {None}


def test_nobody_is_unknown_without_a_reason() -> None:
    findings = october.findings()
    lead = findings.stories[0].lead
    stories = tuple(replace(one, sources=(), targets=()) for one in findings.stories)
    nameless = tuple(
        replace(
            reading,
            events=tuple(
                replace(
                    one,
                    sources=(Mention(one.trigger, "Sailors", why="nobody is called so"),) if one.id == lead else (),
                    targets=(),
                )
                for one in reading.events
            ),
        )
        for reading in october.readings()
    )
    found = compose(nameless, replace(findings, stories=stories), since=None, as_of=date(1962, 10, 29))
    lines = (*found.happenings, *found.uncounted)
    assert {one.who for one in lines} == {"Sailors", "unknown"}
    for one in lines:
        known = one.who == "Sailors"
        assert ("not identified: nobody is called so" if known else "nobody was found in the sentence") in one.note


def test_instruments_and_positions_tell_what_they_were() -> None:
    (quarantine,) = brief().instruments
    assert quarantine.what == "quarantine: refused"
    assert quarantine.note == "so far: in force (22 October 1962), refused (24 October 1962)"
    (moved,) = brief().positions
    assert moved.what == "missiles in Cuba: offers"
    assert moved.note == "so far: against (24 October 1962), offers (26 October 1962)"


def test_a_position_that_moved_twice_is_one_line_with_the_last_stance() -> None:
    findings = october.findings()
    (held,) = findings.positions
    again = replace(held.moved[0], when=october.on(28), to="promises")
    twice = replace(held, stands=(*held.stands, again), moved=(*held.moved, again))
    found = compose(october.readings(), replace(findings, positions=(twice,)), since=None, as_of=date(1962, 10, 29))
    (line,) = found.positions
    assert line.what == "missiles in Cuba: promises"
    assert line.note.endswith("offers (26 October 1962), promises (28 October 1962)")


def test_no_articles_make_an_empty_brief() -> None:
    empty = replace(october.findings(), stories=(), commitments=(), instruments=(), positions=(), tensions=())
    found = compose((), empty, since=None, as_of=date(1962, 10, 29))
    assert (found.articles, found.happenings, found.pairs) == (0, (), ())
