"""What dated facts tell of the day of writing: happenings, gatherings, ages, birthdays, deaths, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from written import as_article

from excomm.dating import count, date_article
from excomm.dating.career import careers
from excomm.dating.edition import numbered, placed
from excomm.dating.election import elections
from excomm.dating.fading import fadings, first_named, shape
from excomm.dating.figure import figure_named, figures
from excomm.dating.happening import happenings, index_of_names
from excomm.dating.observance import kept_on, observances
from excomm.dating.term import Terms, groups, named, terms
from excomm.parse import parse
from excomm.records import Evidence, When
from excomm.registry import organisations, states


def written(text: str) -> When:
    article = as_article(text)
    return date_article(article, parse(article))


def clues_of(kind: str, text: str) -> list[Evidence]:
    return [one for one in written(text).basis if one.kind == kind]


def test_a_product_or_body_is_not_written_of_before_it_exists() -> None:
    (clue,) = clues_of("happening", "The company said that its Bitcoin holdings had grown.")
    assert (clue.earliest, clue.latest) == (date(2008, 10, 31), None)


def test_a_named_storm_dates_a_text_to_its_weeks() -> None:
    when = written("Rescuers searched the flooded streets on Tuesday after Hurricane Katrina broke the levees.")
    likeliest = next(one.earliest for one in when.basis if one.kind == "solve")
    assert likeliest is not None
    assert date(2005, 8, 23) <= likeliest <= date(2005, 9, 20)


def test_what_bears_a_date_of_its_own_is_told_as_history() -> None:
    bare = written("The storm called Hurricane Katrina broke the levees.")
    dated = written("The storm called Hurricane Katrina broke the levees in August 2005, and the town was rebuilt.")
    assert bare.latest is None or dated.latest is None or bare.latest <= dated.latest


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Leaders of the G20 met at a summit in Hangzhou.", date(2016, 9, 4)),
        ("The 75th session of the UN General Assembly heard her speech.", date(2020, 9, 16)),
        ("Viewers in the town watched Super Bowl LV on a large screen.", date(2021, 1, 9)),
        ("He is a member of the 117th Congress.", date(2021, 1, 3)),
    ],
)
def test_a_gathering_by_place_or_number_is_not_told_long_before_it(text: str, first: date) -> None:
    (clue,) = clues_of("edition", text)
    assert clue.earliest is not None
    assert first - timedelta(500) <= clue.earliest <= first


def test_a_place_that_was_host_twice_allows_both_times() -> None:
    (clue,) = clues_of("edition", "The Olympic Games in Beijing were opened by the president.")
    assert "2008-08-08" in clue.says
    assert "2022-02-04" in clue.says
    assert clue.earliest is not None
    assert clue.earliest <= date(2008, 8, 8)


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel, 60, visited the port.",
        "The 60-year-old German leader, Angela Merkel, visited the port.",
        "Angela Merkel turned 60 and visited the port.",
    ],
)
def test_an_age_gives_the_year_in_which_it_was_so(text: str) -> None:
    (clue,) = clues_of("age", text)
    assert (clue.earliest, clue.latest) == (date(2014, 7, 17), date(2015, 7, 16))


@pytest.mark.parametrize(
    "text",
    [
        "John F. Kennedy, 78, visited the port.",
        "A 19-year-old student met Angela Merkel at the port.",
        "In 2014 Angela Merkel, 60, visited the port.",
        "The 40-year-old port was praised by Angela Merkel.",
    ],
)
def test_an_age_after_the_death_of_somebody_else_or_of_a_told_year_dates_nothing(text: str) -> None:
    assert not clues_of("age", text)


@pytest.mark.parametrize(
    "text",
    [
        "Andrei Fursenko reported on the new schools.",
        "Mr Fursenko reported on the new schools.",
    ],
)
def test_a_person_of_public_life_is_mostly_named_while_in_a_post(text: str) -> None:
    (clue,) = clues_of("career", text)
    assert "education and science minister" in clue.says
    assert (clue.earliest, clue.latest) == (date(2004, 3, 1), None)


@pytest.mark.parametrize(
    "text",
    [
        "Former minister Andrei Fursenko reported on the schools.",
        "Andrei Fursenko reported on the schools in May 2005.",
        "Pavel Fursenko reported on the new schools.",
        "The mayor of the village, Fursenko, reported on the new schools.",
    ],
)
def test_one_called_former_dated_or_a_namesake_speaks_for_no_time(text: str) -> None:
    assert not clues_of("career", text)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("J0", 1973, "1973-09-27"),
        ("J9", 1973, "1973-10-06"),
        ("J-163", 2019, "2019-04-20"),
        ("J83", 2021, "2021-11-29"),
        ("08 7 2", 2015, "2015-08-09"),
    ],
)
def test_days_by_the_jewish_calendar_and_by_weekday(rule: str, year: int, day: str) -> None:
    assert list(kept_on(rule, year)) == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The governor congratulated the crews on Railway Workers’ Day.", 8),
        ("The rabbi sent greetings on Rosh Hashanah.", 9),
        ("The ambassador spoke on World Refugee Day in Juba.", 6),
    ],
)
def test_a_day_that_is_kept_every_year_gives_the_season(text: str, month: int) -> None:
    assert clues_of("observance", text)
    likeliest = next(one.earliest for one in written(text).basis if one.kind == "solve")
    assert likeliest is not None
    assert abs(likeliest.month - month) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The crews get a bonus on every Railway Workers’ Day.",
        "World Refugee Day, which is kept on June 20, has its own song.",
        "Veterans get a payment ahead of each Navy Day parade in Russia.",
    ],
)
def test_a_kept_day_told_of_in_general_gives_no_season(text: str) -> None:
    assert not clues_of("observance", text)


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin wished his guest a happy birthday.",
        "Vladimir Putin: It is the pilot's birthday today.",
        "Vladimir Putin congratulated Ivan Melnikov on his birthday.",
    ],
)
def test_whoever_greets_has_no_birthday(text: str) -> None:
    assert not clues_of("age", text)


def test_polls_that_ask_are_no_election_and_an_election_is_of_the_state_beside_it() -> None:
    assert not clues_of("election", "Polls taken in Russia a month ago showed many friends.")
    assert clues_of("election", "Russians went to the polls.")
    (clue,) = clues_of("election", "Russia denied that it had meddled in the American presidential election.")
    assert "USA" in clue.says


def test_an_anniversary_is_of_what_stands_right_behind_it() -> None:
    assert clues_of("anniversary", "They marked the 100th anniversary of the outbreak of the First World War.")
    assert not clues_of("anniversary", "They marked its 100th anniversary, and the dead of the First World War.")


def test_who_is_called_former_behind_the_name_is_former() -> None:
    clues = clues_of("office_holder", "James Baker, former US secretary of state, spoke in the port.")
    assert [one.latest for one in clues] == [None]


def test_posts_hold_together() -> None:
    for career in careers():
        for post in career.posts:
            assert post.end is None or post.start < post.end, (career.name, post)
        for one, after in pairwise(career.posts):
            assert one.end is not None, (career.name, one)
            assert (one.end - after.start).days <= 31, (career.name, one, after)


def test_nothing_is_counted_from_what_only_bears_a_name() -> None:
    assert not [
        one
        for one in clues_of("happening", "The town said yesterday on Twitter that it rained.")
        if "is when" in one.says
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Guests came to the 22nd St Petersburg International Economic Forum.", 2018),
        ("He won the 15th Tchaikovsky Competition.", 2015),
        ("They spoke at the 46th G7 summit.", 2020),
    ],
)
def test_a_numbered_meeting_is_counted_from_a_known_one(text: str, year: int) -> None:
    (clue,) = clues_of("edition", text)
    assert f"({year}-" in clue.says


def test_a_round_birthday_gives_its_days_and_a_bare_one_the_days_of_each_year() -> None:
    (round_one,) = clues_of("age", "The mayor congratulated Angela Merkel on her 60th birthday.")
    assert (round_one.earliest, round_one.latest) == (date(2014, 7, 14), date(2014, 7, 20))
    (bare,) = clues_of("age", "The mayor congratulated Angela Merkel on her birthday.")
    assert (bare.earliest, bare.latest) == (None, None)


def test_a_death_is_told_after_it_and_mostly_soon() -> None:
    when = written("Crowds gathered at the square after the death of Fidel Castro. Fidel Castro was mourned by many.")
    (clue,) = [one for one in when.basis if one.kind == "death"]
    assert clue.earliest == date(2016, 11, 25)
    assert not clues_of("death", "Fidel Castro spoke of the death of his brother's horse.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The town will mark the 40th anniversary of the Chernobyl disaster with a concert.", date(2026, 4, 26)),
        ("Forty years since the Chernobyl disaster, the town is still empty.", date(2026, 4, 26)),
        ("A concert marked the 100th anniversary of the birth of Fidel Castro.", date(2026, 8, 13)),
        ("A concert marked the 10th anniversary of the death of Fidel Castro.", date(2026, 11, 25)),
        ("They greeted 30 years of diplomatic relations between Russia and Slovenia.", date(2022, 5, 25)),
    ],
)
def test_an_anniversary_is_counted_from_what_it_is_of(text: str, day: date) -> None:
    (clue,) = clues_of("anniversary", text)
    assert clue.earliest is not None
    assert clue.latest is not None
    assert clue.earliest <= day <= clue.latest
    assert str(day) in clue.says


def test_two_anniversaries_in_one_sentence_do_not_mix() -> None:
    text = "They spoke of the 25th anniversary of the club and the 70th anniversary of the Chernobyl disaster."
    assert [str(date(2056, 4, 26)) in one.says for one in clues_of("anniversary", text)] == [True]


def test_a_holiday_gives_its_season_in_every_year() -> None:
    (clue,) = clues_of("observance", "The president sent greetings to Tajikistan on its Independence Day.")
    assert (clue.earliest, clue.latest) == (None, None)
    assert "Tajikistan" in clue.says


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("P0", date(2024, 5, 5)),
        ("E0", date(2024, 3, 31)),
        ("H 9 1", date(2021, 4, 13)),
        ("L", date(2019, 2, 5)),
        ("11 4 4", date(2023, 11, 23)),
        ("05-09", date(2010, 5, 9)),
    ],
)
def test_movable_days_fall_where_they_fell(rule: str, day: date) -> None:
    assert day in list(kept_on(rule, day.year))


def test_one_called_elect_is_written_of_between_election_and_term() -> None:
    when = written("President-elect Joe Biden named his staff.")
    assert when.earliest is not None
    assert when.latest == date(2021, 1, 20)
    assert date(2020, 10, 1) <= when.earliest <= date(2020, 11, 7)


def test_a_title_of_another_state_is_not_the_office_of_the_name_after_the_verb() -> None:
    assert not clues_of("office_holder", "The Kyrgyz president assured Putin that the road would be built.")
    assert clues_of("office_holder", "President Putin opened the road.")


def test_an_acting_president_is_not_yet_president() -> None:
    when = written("Acting President Vladimir Putin opened the road.")
    assert (when.earliest, when.latest) == (date(1999, 12, 31), date(2000, 5, 6))


def test_terms_are_words_not_letters_and_capitals_count_where_written() -> None:
    table = terms([groups("WHO;pandemic"), groups("u-2;powers|1960"), groups("9/11 attacks")])
    assert set(named(table, "Those who saw the pandemic", 0, 26)) == set()
    assert set(named(table, "The WHO declared a pandemic.", 0, 28)) == {0}
    text = "The U-2 of Powers fell long before the 9/11 attacks; 19/11 attacks were no such thing."
    found = named(table, text, 0, len(text))
    assert {row: [place.of(text) for place in places] for row, places in found.items()} == {
        1: ["U-2", "Powers"],
        2: ["9/11 attacks"],
    }


def test_each_word_of_a_text_is_looked_up_once() -> None:
    class Counting(dict[str, Any]):
        asked = 0

        def get(self, key: str, default: Any = None) -> Any:
            Counting.asked += 1
            return super().get(key, default)

    made = index_of_names()
    text = "north north korea " * 1000
    named(Terms(Counting(made.first), made.groups), text, 0, len(text))
    assert Counting.asked == 3000
    assert max(len(found) for found in made.first.values()) < 100, "no first word that most rows share"


def test_a_kind_is_spoken_of_most_while_it_goes_on_and_less_and_less_after() -> None:
    start, end = date(2001, 5, 1), date(2001, 5, 10)
    first = date(1900, 1, 1)
    for kind, fading in fadings().items():
        made = shape(kind, start, end)
        assert (made is None) is (fading.half_life is None), kind
        if made is not None:
            during, soon, late = (made[(day - first).days] for day in (end, date(2001, 8, 1), date(2011, 8, 1)))
            assert during > soon > late, kind
        assert first_named(kind, start) <= start


def test_the_tables_hold_together() -> None:
    assert len(happenings()) >= 1000
    known = {state.code for state in states()} | {organisation.id for organisation in organisations()}
    for happening in happenings():
        assert set(happening.parties) <= known, happening.name
    assert len({figure.name for figure in figures()}) == len(figures()) >= 1000
    for figure in figures():
        assert figure.born or figure.died, figure.name
        if figure.born and figure.died:
            assert 0 < (figure.died - figure.born).days < 110 * 366, figure.name
    for _, edition in placed():
        assert edition.start <= edition.end, edition
        assert edition.kind in fadings(), edition
    for series in numbered():
        assert series.kind in fadings(), series
        assert series.edition(series.first) is not None
        assert series.edition(series.first - 1) is None
    for one in observances():
        assert list(kept_on(one.rule, 2023)), one.name


def test_a_figure_is_found_in_any_transliteration() -> None:
    lavrov = figure_named("Sergey Lavrov")
    assert lavrov is not None
    assert lavrov == figure_named("Sergei Lavrov")
    assert figure_named("Lavrov") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Voters in Peru will choose between the two in Sunday's presidential runoff.", "05-30", "06-06"),
        ("He thanked the people of Ghana for his victory in the presidential election.", "12-07", "12-31"),
    ],
)
def test_an_election_is_spoken_of_around_the_days_on_which_a_state_voted(text: str, first: str, last: str) -> None:
    likeliest = next(one.earliest for one in written(text).basis if one.kind == "solve")
    assert likeliest is not None
    assert first <= likeliest.strftime("%m-%d") <= last or likeliest.month == int(first[:2])
    assert clues_of("election", text)


def test_the_year_that_names_an_election_chooses_it_and_a_date_makes_it_history() -> None:
    (clue,) = clues_of("election", "Candidates for the 2007 French presidential election met in the port.")
    assert "2007-04-22" in clue.says
    assert not clues_of("election", "In May 2007 the French presidential election was won by a lawyer.")


@pytest.mark.parametrize(
    "text", ["The club held an election.", "The town's mayoral election in Peru was calm.", "She was elected in Peru."]
)
def test_what_is_no_election_of_a_state_dates_nothing(text: str) -> None:
    assert not clues_of("election", text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "More than 42,000 cases of the coronavirus were reported worldwide.",
            "2020-02-08",
            "2020-02-16",
        ),
        (
            "The ministry in Gaza said 20,500 Palestinians had been killed; Hamas fired rockets.",
            "2023-12-20",
            "2024-01-22",
        ),
        ("The national debt of the United States passed $17.1 trillion.", "2013-10-17", "2016-12-31"),
    ],
)
def test_a_count_that_only_grows_gives_the_days_when_it_stood_so(text: str, first: str, last: str) -> None:
    clue = clues_of("count", text)[-1]
    assert clue.earliest is not None
    assert clue.latest is not None
    assert date.fromisoformat(first) <= clue.earliest <= clue.latest <= date.fromisoformat(last)


@pytest.mark.parametrize(
    "text",
    [
        "By 5 March 2020 there were 95,000 coronavirus cases worldwide.",
        "The clinic counted 42,000 cases of flu worldwide.",
        "Some 42 people died of the coronavirus in the United States.",
    ],
)
def test_a_count_with_a_date_of_its_own_of_another_thing_or_too_small_dates_nothing(text: str) -> None:
    assert not clues_of("count", text)


def test_counts_grow_and_elections_end_after_they_begin() -> None:
    for one in count.series():
        assert list(one.days) == sorted(set(one.days)), one.name
        assert list(one.counts) == sorted(set(one.counts)), one.name
    known = {state.code for state in states()}
    for vote in elections():
        assert vote.state in known, vote
        assert timedelta(0) <= vote.end - vote.start < timedelta(230), vote


def test_two_without_titles_are_named_when_both_were_in_office() -> None:
    when = written("Mr Anastasiades received Mr Tsipras at the port. They spoke of the island.")
    likeliest = next(one.earliest for one in when.basis if one.kind == "solve")
    assert likeliest is not None
    assert date(2015, 1, 26) <= likeliest <= date(2019, 7, 8)


def test_the_ruler_who_died_is_the_subject_of_dying_wherever_it_stands() -> None:
    (clue,) = clues_of("death", "Qaboos bin Said, who had ruled Oman for decades, died aged 79.")
    assert clue.earliest == date(2020, 1, 10)
    assert not clues_of("death", "Qaboos bin Said, who had ruled Oman for decades, would die before he gave in.")


def test_an_office_beside_another_name_is_not_ones_own() -> None:
    text = "Security Council Secretary Vladimir Rushailo, Foreign Minister Igor Ivanov and others attended."
    assert not [one for one in clues_of("office_holder", text) if "Ivanov was security council" in one.says]
