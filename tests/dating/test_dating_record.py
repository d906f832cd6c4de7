"""Undated articles against the dated articles of a record; all articles are made up for these tests."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from written import as_article, on

from excomm.dating import Witnesses, date_article, firm_day, witnesses
from excomm.parse import parse
from excomm.records import Article, Evidence, Parse, Precision, Span, When

NO_PARSE = Parse((), (), (), (), ())
NOUNS = ("harbour", "bridge", "grain", "railway", "orchard", "quarry", "tunnel", "school", "market", "ferry", "mill")


def made(name: str, text: str, day: date | None = None, kind: str = "published") -> Article:
    if day is None:
        return as_article(text, name=name)
    stamp = Evidence(kind, day.isoformat(), None, f"published on {day}", day, day)
    return as_article(text, replace(on(day), basis=(stamp,)), stamps=(stamp,), name=name)


def council(number: int, day: date) -> Article:
    """A report of its own day: the matter of the month, and a name that nobody else bears."""
    matter = NOUNS[(day.year * 12 + day.month) % len(NOUNS)]
    text = f"The council spoke of the {matter}. Delegate Varn{number} of Osk{number} asked for money for the {matter}."
    return made(f"report-{number:04}", text, day)


def reports(count: int = 120, first: date = date(1987, 1, 3)) -> list[Article]:
    return [council(i, first + timedelta(9 * i)) for i in range(count)]


def held(articles: list[Article]) -> Witnesses:
    found = witnesses(articles)
    assert found is not None
    return found


def test_an_article_that_tells_of_the_same_is_dated_near_it_and_says_whence() -> None:
    dated = reports()
    twin = dated[70]
    text = "Delegate Varn70 of Osk70 was seen again after he had asked for money. The mayor said nothing."
    article = made("undated", text)
    when = date_article(article, parse(article), held(dated))
    likeliest = next(one.earliest for one in when.basis if one.kind == "solve")
    assert likeliest is not None
    assert twin.published.earliest is not None
    assert abs((likeliest - twin.published.earliest).days) <= 30
    reason = next(one for one in when.basis if one.kind == "record")
    assert "report-0070" in reason.says
    assert "Varn70" in reason.says
    assert str(twin.published.earliest) in reason.says
    assert reason.span is not None
    assert "Varn70" in reason.span.of(text)


def test_the_text_s_own_date_outweighs_its_likeness_to_others() -> None:
    dated = reports()
    article = made("undated", "PARIS, 5 May 2003 -- Delegate Varn70 of Osk70 had asked for money.")
    article = replace(article, dateline=Span(0, 17))
    when = date_article(article, parse(article), held(dated))
    assert when.value == "2003-05-05"
    assert any(one.kind == "record" and not one.holds for one in when.basis)


def test_what_is_like_nothing_in_the_record_stays_undated() -> None:
    article = made("undated", "Zebras graze.")
    assert not date_article(article, parse(article), held(reports())).known


def test_the_order_of_the_articles_changes_nothing() -> None:
    dated = reports(250)
    shuffled = list(dated)
    random.Random(5).shuffle(shuffled)
    article = made("undated", "Delegate Varn70 of Osk70 asked for money for the quarry.")
    one, other = (date_article(article, NO_PARSE, held(some)) for some in (dated, shuffled))
    assert one == other
    assert held(dated).digest == held(shuffled).digest


def test_only_a_firm_day_is_a_witness() -> None:
    day = date(1987, 1, 3)
    assert firm_day(made("a", "text", day)) == day
    assert firm_day(made("b", "text", day, "html_metadata")) is None
    assert firm_day(made("c", "text")) is None
    reasoned = When("1987-01-03", Precision.DAY, day, day, (Evidence("weekday", "", None, "", day, day),))
    assert firm_day(replace(made("d", "text"), published=reasoned)) is None
    assert witnesses([made("c", "text"), replace(made("d", "text"), published=reasoned)]) is None


def test_words_of_a_time_give_a_time_where_no_happening_is_shared() -> None:
    dated = [council(i, date(1980, 1, 1) + timedelta(6 * i)) for i in range(600)]
    for i in range(0, 600, 4):
        coin = "crowns of the mint" if i < 300 else "thalers of the bank"
        dated[i] = replace(dated[i], text=dated[i].text + f" The {coin} are short.")
    over = held(dated)
    for coin, first in (("crowns of the mint", 1980), ("thalers of the bank", 1984)):
        article = made("undated", f"The {coin} are short in the north too.")
        when = date_article(article, parse(article), over)
        likeliest = next(one.earliest for one in when.basis if one.kind == "solve")
        assert likeliest is not None
        assert (likeliest.year >= 1984) is (first == 1984)


def test_a_record_of_one_article_or_of_empty_ones_breaks_nothing() -> None:
    article = made("undated", "Delegate Varn1 of Osk1 asked for money.")
    for dated in (
        [council(1, date(1987, 1, 3))],
        [made("empty", "", date(1987, 1, 3))],
        [made("x", "x", date(1, 1, 1))],
    ):
        date_article(article, NO_PARSE, held(dated))
