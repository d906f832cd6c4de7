"""Undated pages by their address: the day that it bears, and its number among those of a record."""

from __future__ import annotations

import random
import zlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_dating_record import held, made

from excomm.dating import date_article
from excomm.records import Article, Parse, When

NO_PARSE = Parse((), (), (), (), ())
FIRST = date(2009, 3, 1)


def at(address: str, day: date | None = None) -> Article:
    """A page of that address that says nothing of its time, each with words of its own."""
    return replace(made(address, f"Wind{zlib.crc32(address.encode())}.", day), metadata=(("url", address),))


def dated(address: str, record: list[Article] | None = None) -> When:
    return date_article(at(address), NO_PARSE, held(record) if record else None)


def served(numbers: list[int], kind: str = "https://www.example.org/news/") -> list[Article]:
    """Pages of one kind of address, three days apart in their order."""
    return [at(f"{kind}{number}", FIRST + timedelta(3 * i)) for i, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://example.org/world/2018/03/05/talks-end", "2018-03-05"),
        ("https://example.org/world/2018/mar/05/talks-end", "2018-03-05"),
        ("https://example.org/2018-03-05-talks-end.html", "2018-03-05"),
        ("https://example.org/20180305/", "2018-03-05"),
        ("https://example.org/2018/3/5/talks", "2018-03-05"),
        ("https://example.org/2018/03/talks-end-at-5", "2018-03"),
        ("https://example.org/2018/02/31/talks", "2018-02"),
    ],
)
def test_the_address_bears_the_day(address: str, value: str) -> None:
    when = dated(address)
    assert when.value == value
    assert next(one.kind for one in when.basis if one.holds) == "address"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/news/20184",
        "https://example.org/2018/13/05/talks",
        "https://example.org/1962/10/22/speech",
        "https://example.org/talks-of-2018-03-05",
        "https://[broken/2018/03/05/",
        "news/2018/03/05/talks.txt",
    ],
)
def test_what_is_no_day_of_publication_says_nothing(address: str) -> None:
    assert not dated(address).known


def test_a_number_between_two_of_the_record_gives_the_days_between_and_names_them() -> None:
    when = dated("http://example.org/news/5045", served([5000 + 10 * i for i in range(40)]))
    reason = next(one for one in when.basis if one.kind == "serial")
    assert when.earliest is not None
    assert when.latest is not None
    assert FIRST + timedelta(12 - 3) <= when.earliest <= when.latest <= FIRST + timedelta(15 + 3)
    assert "5040 of 2009-03-13" in reason.says
    assert "5050 of 2009-03-16" in reason.says


def test_numbers_that_fall_with_time_tell_as_much() -> None:
    when = dated("http://example.org/news/5045", served([5000 + 10 * i for i in range(40)][::-1]))
    assert when.earliest is not None
    assert when.latest is not None
    assert (when.latest - when.earliest).days <= 9


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/news/4000",
        "http://example.org/news/9000",
        "http://example.org/video/5045",
        "http://example.net/news/5045",
        "http://example.org/news/about",
    ],
)
def test_a_number_before_or_after_all_or_of_another_kind_says_nothing(address: str) -> None:
    when = dated(address, served([5000 + 10 * i for i in range(40)]))
    assert not [one for one in when.basis if one.kind == "serial"]


def test_numbers_in_no_order_of_time_say_nothing() -> None:
    numbers = [5000 + 10 * i for i in range(60)]
    random.Random(3).shuffle(numbers)
    assert not [one for one in dated("http://example.org/news/5045", served(numbers)).basis if one.kind == "serial"]


def test_a_few_pages_are_no_order() -> None:
    record = served([5000 + 10 * i for i in range(10)])
    assert not [one for one in dated("http://example.org/news/5045", record).basis if one.kind == "serial"]


def test_a_run_with_strays_is_believed_less() -> None:
    numbers = [5000 + 10 * i for i in range(60)]
    for i in range(5, 60, 9):
        numbers[i] += 200
    when = dated("http://example.org/news/5125", served(numbers))
    reason = next(one for one in when.basis if one.kind == "serial")
    assert int(reason.says.partition("; ")[2].split()[0]) < 95
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= FIRST + timedelta(3 * 12) <= when.latest + timedelta(3)


@given(st.text(max_size=60))
def test_no_address_breaks_anything(words: str) -> None:
    dated(f"https://{words}")
