"""The sample set is what its README says: readable, dated, sourced, and shaped like the thirteen days."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from excomm import article, source
from excomm.records import Article, Raw
from excomm.sample import FOLDER


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = list(source.find([FOLDER]))
    assert all(isinstance(one, Raw) for one in found), found
    return {one.name: article.clean(one) for one in found if isinstance(one, Raw)}


def test_everything_is_read_without_complaint(articles: dict[str, Article]) -> None:
    assert 30 <= len(articles) <= 40
    assert len({one.id for one in articles.values()}) == len(articles)
    assert [problem for one in articles.values() for problem in article.complaints(one)] == []
    assert {one.language for one in articles.values()} == {"en"}


def test_the_dispatches_are_short_and_bear_title_place_and_source(articles: dict[str, Article]) -> None:
    for name, one in articles.items():
        assert 60 <= len(re.findall(r"\w+", one.text)) <= 220, name
        assert one.headline, name
        assert one.dateline, name
        assert one.place, name
        if name not in ("commons-on-cuba", "quarantine-line"):
            assert dict(one.metadata)["facts"], name
            assert one.outlet, name
    assert 'name="facts"' in (FOLDER / "quarantine-line.html").read_text("utf-8")
    places = {"Washington", "Moscow", "Havana", "United Nations", "London", "Paris"}
    assert places == {one.place for one in articles.values()}


def test_the_dates_lie_in_the_thirteen_days_and_agree_with_the_datelines(articles: dict[str, Article]) -> None:
    for name, one in articles.items():
        assert one.dateline is not None
        for stamp in one.stamps:
            assert stamp.earliest is not None
            assert date(1962, 10, 14) <= stamp.earliest <= date(1962, 10, 29), name
            assert str(stamp.earliest.day) in re.findall("[0-9]+", one.dateline.of(one.text)), name
    undated = {name for name, one in articles.items() if not one.stamps}
    assert undated == {"commons-on-cuba", "caribe-1962-10-28"}
    per_day = Counter(stamp.earliest for one in articles.values() for stamp in one.stamps)
    assert len(per_day) >= 12


def test_each_dispatch_names_its_own_weekday_or_the_day_before(articles: dict[str, Article]) -> None:
    for name, one in articles.items():
        if one.stamps and one.stamps[0].earliest:
            day = one.stamps[0].earliest
            named = [each.strftime("%A") for each in (day, day - timedelta(days=1))]
            assert any(each in one.text for each in named), f"{name} names neither of {named}"


def test_one_corrects_another_and_one_nearly_repeats_another(articles: dict[str, Article]) -> None:
    corrections = {name: one.corrects for name, one in articles.items() if one.corrects}
    assert corrections == {"rivegauche-1962-10-28-correction": "rivegauche-1962-10-27"}
    assert set(corrections.values()) <= set(articles)
    first, copy = articles["potomac-1962-10-22"].text.split(), articles["albion-1962-10-22"].text.split()
    assert first != copy
    assert len(set(first) & set(copy)) > 0.9 * len(set(first))


def test_the_page_is_freed_of_all_that_stands_around_it(articles: dict[str, Article]) -> None:
    page = articles["quarantine-line"]
    for word in ("cookie", "Advertisement", "newsletter", "Redskins", "Virginia", "rights reserved", "Skip to"):
        assert word not in page.text
    reasons = {cut.reason for cut in page.cuts}
    assert {"cookie notice", "advertisement", "newsletter sign-up", "copyright line", "share bar"} <= reasons


def test_no_word_of_a_later_time(articles: dict[str, Article]) -> None:
    later = re.compile(
        r"\b(?:Russian Federation|hotline|Putin|internet|satellite news|DEFCON|19(?:6[3-9]|[7-9]\d)|20\d\d)\b"
    )
    for name, one in articles.items():
        assert not later.search(one.text), name
