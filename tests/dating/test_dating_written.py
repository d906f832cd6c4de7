"""The day of writing: articles written for these tests, and what they can and cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import as_article

from excomm.dating import date_article
from excomm.dating.clue import between, clue, on_weekday
from excomm.dating.fading import fadings
from excomm.dating.happening import happenings
from excomm.dating.solve import solve
from excomm.parse import parse
from excomm.records import Evidence, Parse, Precision, When


def written(text: str, dateline: str = "", stamps: tuple[Evidence, ...] = ()) -> When:
    article = as_article(text, dateline=dateline, stamps=stamps)
    return date_article(article, parse(article))


def stamp(day: str, kind: str = "manifest") -> Evidence:
    return Evidence(kind, day, None, f"the manifest says {day}", date.fromisoformat(day), date.fromisoformat(day))


def kinds(when: When, holds: bool = True) -> set[str]:
    return {one.kind for one in when.basis if one.holds is holds}


def test_day_of_month_weekday_and_what_is_ahead_and_behind_give_one_day() -> None:
    when = written(
        "VIENNA, 14 (Agency)\n\nThe government has rejected this Wednesday the plan that was handed over on April 2. "
        "Talks will be held in late 2010.\n\nUS Vice President Joe Biden welcomed it.",
        "VIENNA, 14 (Agency)",
    )
    assert (when.value, when.precision) == ("2010-04-14", Precision.DAY)
    assert {"dateline", "weekday", "behind", "ahead", "office_holder"} <= kinds(when)


def test_a_full_date_in_the_dateline_dates_the_article() -> None:
    when = written("PARIS, 5 May 1987 -- The council met.", "PARIS, 5 May 1987")
    assert when.value == "1987-05-05"


def test_an_office_holder_gives_the_term_and_a_former_one_what_came_after() -> None:
    when = written("Soviet Premier Nikita Khrushchev answered the letter in a long message.")
    assert when.earliest == date(1958, 3, 27)
    assert when.latest == date(1964, 10, 13)  # the day of the handover is the successor's
    later = written("Former President Barack Obama gave a speech about the ocean.")
    assert later.earliest == date(2017, 1, 20)
    assert later.latest is None


def test_a_relative_expression_beside_a_dated_happening_gives_an_interval() -> None:
    when = written("The two had quarrelled ever since the summit in Reykjavik last October, where Gorbachev said no.")
    assert when.earliest is not None
    assert (when.earliest - date(1986, 11, 1)).days in range(8)
    assert when.latest == date(1987, 10, 31)


def test_nothing_to_go_by_is_unknown_with_why() -> None:
    when = written("The river is long and the boats on it are slow.")
    assert not when.known
    assert when.basis[0].says


@pytest.mark.parametrize("words", ["© 2025 The Courier. All rights reserved.", "Copyright 2025 Courier Media"])
def test_a_copyright_line_never_dates(words: str) -> None:
    when = written(f"The river is long and the boats on it are slow.\n\n{words}")
    assert when.earliest is None or when.earliest.year < 2025


def test_the_past_in_the_text_is_not_the_day_of_writing() -> None:
    when = written("In October 1962 the fleet stopped the ships. The world was afraid.")
    assert when.value != "1962-10"
    assert when.earliest == date(1962, 10, 1)
    assert when.latest is None


def test_a_stamp_decides_and_what_contradicts_it_is_shown() -> None:
    text = "VIENNA, 14 (Agency)\n\nThe plan was handed over on April 2."
    agreed = written(text, "VIENNA, 14 (Agency)", (stamp("2010-04-15"),))
    assert (agreed.value, kinds(agreed, holds=False)) == ("2010-04-15", set())
    torn = written(text, "VIENNA, 14 (Agency)", (stamp("2010-04-25"),))
    assert torn.value == "2010-04-25"
    assert kinds(torn, holds=False) == {"dateline"}
    late = written("The wall fell on 9 November 1989.", "", (stamp("1988-03-01"),))
    assert "behind" in kinds(late, holds=False)


def test_contradicting_evidence_is_set_aside_not_averaged() -> None:
    early = clue("a", "", None, "", between(date(1990, 1, 1), date(1990, 12, 31)), 5.0)
    late = clue("b", "", None, "", between(date(2000, 1, 1), date(2000, 12, 31)), 3.0)
    when = solve([early, late])
    assert when.value == "1990"
    assert [(one.kind, one.holds) for one in when.basis[:2]] == [("a", True), ("b", False)]


@given(
    st.lists(st.tuples(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 400), st.floats(8, 12)), max_size=8)
)
@settings(max_examples=60, deadline=None)
def test_the_answer_lies_within_every_clue_that_is_said_to_hold(clues: list[tuple[date, int, float]]) -> None:
    made = [
        clue("k", "", None, "", between(first, date.fromordinal(first.toordinal() + days)), weight)
        for first, days, weight in clues
    ]
    when = solve(made)
    assert when.known is bool(clues)
    for one in when.basis:
        if one.kind == "k" and one.holds and one.earliest and one.latest and when.earliest and when.latest:
            assert (one.earliest - when.latest).days <= 3
            assert (when.earliest - one.latest).days <= 3


def test_weekdays_repeat_without_end() -> None:
    evidence = clue("weekday", "", None, "", on_weekday(1), 1.0).evidence
    assert (evidence.earliest, evidence.latest) == (None, None)


def test_a_thousand_dates_and_no_parse_are_bounded() -> None:
    text = "VIENNA, 14 (Agency)\n\n" + "On 2 April 2010 and May 7 they met. " * 1000
    article = as_article(text, dateline="VIENNA, 14 (Agency)")
    when = date_article(article, Parse((), (), (), (), ()))
    assert len(when.basis) < 100


def test_the_table_of_happenings_holds_together() -> None:
    rows = happenings()
    assert len({row.name for row in rows}) == len(rows)
    for row in rows:
        assert row.end is None or row.start <= row.end, row.name
        assert (row.kind == "history") or date(1945, 1, 1) <= row.start, row.name
        assert row.kind in fadings(), row.name
        assert row.parties
        assert all(group and all(word for word in group) for group in row.words), row.name


def test_the_article_itself_is_not_changed() -> None:
    article = as_article("They met on 2 April 2010.")
    copy = replace(article)
    date_article(article, parse(article))
    assert article == copy


def test_a_date_given_with_the_file_dates_it_however_late() -> None:
    assert written("The river is long.", stamps=(stamp("2041-05-06"),)).value == "2041-05-06"


def test_former_holders_of_an_office_do_not_date_the_text_to_their_term() -> None:
    when = written("Former Vice President of the United States Joe Biden won the vote. Joe Biden spoke of the tax.")
    assert when.earliest == date(2017, 1, 20)


def test_a_day_without_its_year_and_a_year_give_weeks() -> None:
    when = written("The bridge was closed on March 3. It was built in 2004, and opened again in May 2011.")
    assert when.earliest is not None
    assert when.earliest.year >= 2011


def test_an_anniversary_dates_a_text_to_about_that_year() -> None:
    when = written("Veterans will mark the 65th anniversary of the end of the Second World War with a parade.")
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= date(2010, 5, 9) <= when.latest
    assert (when.latest - when.earliest).days < 4 * 366
    assert "anniversary" in kinds(when)
    other = written("The couple will mark the 65th anniversary of their wedding with a parade.")
    assert "anniversary" not in kinds(other)


def test_an_interval_names_its_likeliest_day_within_it() -> None:
    when = written("The council met on April 2, 2010 and adopted the budget. It will meet again on May 7, 2010.")
    day = next(one.earliest for one in when.basis if one.kind == "solve")
    assert day is not None
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= day <= when.latest
    assert date(2010, 4, 2) <= day <= date(2010, 5, 7)


def test_one_date_told_as_past_names_the_likeliest_day_and_leaves_the_end_open() -> None:
    when = written("The council met on April 2, 2010 and adopted the budget.")
    day = next(one.earliest for one in when.basis if one.kind == "solve")
    assert when.earliest == date(2010, 4, 2)
    assert when.latest is None  # it may be told as history
    assert day is not None
    assert date(2010, 4, 2) <= day <= date(2010, 5, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The government decided to build twelve ports by 2015, the minister said.",
        "The council discussed the armaments programme until 2015.",
        "The agency presented its strategy for the period up to 2015.",
    ],
)
def test_the_last_year_of_a_plan_lies_ahead_whatever_the_tense(text: str) -> None:
    basis = written(text).basis
    assert any(one.kind == "ahead" and "2015" in one.words for one in basis)
    assert not any(one.kind == "behind" for one in basis)


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet approved the 2015 budget.",
        "The ministers prepared a programme for 2015–2018.",
        "The president discussed the budget for 2015.",
        "The envoys met in Lisbon to prepare the February 2015 talks.",
    ],
)
def test_a_year_that_only_names_something_is_neither_past_nor_ahead(text: str) -> None:
    assert not {"ahead", "behind"} & kinds(written(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ministries will carry out the June 2014 decrees.",
        "The two states rely on the declaration of 1994 and will open a port.",
        "The monitors will act under resolution 2202 of 17 February 2015.",
        "Her office will present the report for 2014.",
        "Exports will be higher than in 2014.",
        "The fee will stay small compared to 2014.",
        "They hope to find a manuscript dating back to 2014.",
        "The terms were agreed on 24 February 2015 in Muscat.",
        "The two sides will learn from the collision in the strait on 14 May 2014.",
    ],
)
def test_documents_results_and_what_one_compares_with_are_past_whatever_the_tense(text: str) -> None:
    assert "behind" in kinds(written(text))
    assert "ahead" not in kinds(written(text))


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1929 will be carried out.",
        "The council recalled resolutions 338, 1373 and 1925 and will meet.",
        "How can one do better in 2016?",
        "The school of 2014 is a hall of glass.",
    ],
)
def test_a_number_of_a_document_and_a_year_beside_no_deed_are_neither(text: str) -> None:
    assert not {"ahead", "behind"} & kinds(written(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoys discussed preparations for the November 2003 summit.", "November 2003"),
        ("She instructed the staff to hold an exercise on 5 January 2014.", "5 January 2014"),
        ("The owners were obliged to register no later than October 1, 2014.", "October 1, 2014"),
        ("The guidelines for the work of the cabinet through 2018 have been drafted.", "2018"),
    ],
)
def test_what_is_prepared_or_ordered_lies_ahead(text: str, words: str) -> None:
    basis = written(text).basis
    assert any(one.kind == "ahead" and one.words == words for one in basis)
    assert not any(one.kind == "behind" for one in basis)


def test_a_year_told_as_past_stays_so() -> None:
    assert "behind" in kinds(written("The two states signed the treaty in 2015."))
    assert "behind" in kinds(written("He led the ministry until he resigned in 2015."))


def test_hints_alone_do_not_close_an_interval() -> None:
    when = written("President Vladimir Putin said that the road will be finished in 2016.")
    assert when.latest is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two sides spoke of the election to be held on 9 August 2021.", "9 August 2021"),
        ("As agreed, the summit was to take place on 28 May 2014.", "28 May 2014"),
        ("The cable is to be completed by December 2023.", "December 2023"),
        ("The ministers discussed the coming visit to Lisbon in May 2018.", "May 2018"),
        ("The vote was postponed to 7 July 2016.", "7 July 2016"),
        ("The governor set the election for 5 October 2003.", "5 October 2003"),
    ],
)
def test_what_is_still_to_come_lies_ahead_though_it_is_told_in_the_past(text: str, words: str) -> None:
    basis = written(text).basis
    assert any(one.kind == "ahead" and one.words == words for one in basis)
    assert not any(one.kind == "behind" for one in basis)


@pytest.mark.parametrize(
    "text",
    [
        "The election was held on 9 August 2021.",
        "The envoy moved to Lisbon in May 2018.",
        "The ministers will discuss what has gone wrong since 2018.",
        "The vote was postponed on 7 July 2016.",
    ],
)
def test_what_has_been_stays_behind(text: str) -> None:
    assert "behind" in kinds(written(text))
    assert "ahead" not in kinds(written(text))


def test_a_day_that_is_still_ahead_is_not_past() -> None:
    ahead = next(
        one for one in written("On the eve of Victory Day, Russia opened a museum.").basis if "Day" in one.says
    )
    beside = next(one for one in written("On Victory Day, Russia opened a museum.").basis if "Day" in one.says)
    assert "days before Victory Day" in ahead.says
    assert "after it" in beside.says
    assert not {"ahead", "behind"} & kinds(written("They exchanged greetings in connection with Victory Day."))
