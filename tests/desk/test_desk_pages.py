"""The desk without a browser: every page answers, leads to its sentences, and refuses what it must refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from served import Client, October, october, record

import excomm
from excomm.desk import app
from excomm.desk.security import without_port
from excomm.records import Findings, Mention, Reading
from excomm.store import StoreError


@pytest.fixture
def desk() -> Client:
    return Client(app(record()))


@pytest.fixture(scope="module")
def thirteen_days(sample_record: Path) -> Iterator[Client]:
    """The desk over a record as it is read and stored."""
    with excomm.open(sample_record) as held:
        yield Client(app(held))


class Page(HTMLParser):
    """Links, ids and tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if known.get("href"):
            self.links.append(str(known["href"]))


def crawl(desk: Client) -> dict[str, str]:
    """Every page that can be reached from the overview."""
    waiting, seen = ["/?everything=1"], dict[str, str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = desk.get(path)
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            seen[path] = ""
            continue
        seen[path] = answer.text
        waiting += [link.partition("#")[0] for link in Page(answer.text).links if link.startswith("/")]
    return seen


@pytest.fixture(scope="module", params=["by hand", "thirteen days"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """Every page of a record made by hand, and of the sample set as it is read and stored."""
    by_hand = request.param == "by hand"
    return crawl(Client(app(record())) if by_hand else request.getfixturevalue("thirteen_days"))


def test_every_link_leads_to_a_page_and_every_anchor_to_a_place(pages: dict[str, str]) -> None:
    kinds = {path.split("/")[1].partition("?")[0] for path in pages}
    assert kinds >= {"article", "statement", "event", "story", "actor", "pair", "commitments", "instruments", "export"}
    read = {path: Page(text) for path, text in pages.items()}
    for path, page in read.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            assert target.startswith("/") or not target, f"{path} leads outside: {link}"
            if anchor:
                assert anchor in read[target or path].ids, f"{path}: {link}"


def test_every_page_is_whole(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if not text:
            continue
        page = Page(text)
        names = [tag for tag, _ in page.tags]
        assert names.count("h1") == 1, path
        assert names.count("main") == 1, path
        assert len(page.ids) == len(set(page.ids)), path
        assert "script" not in names, path
        assert not [one for _, one in page.tags if "style" in one or any(key.startswith("on") for key in one)], path
        assert names.count("table") == names.count("caption"), path


def test_the_overview_starts_with_the_last_day_and_the_one_before(desk: Client) -> None:
    text = desk.get("/").text
    assert "Soviet crews" in text
    assert "proclaimed" not in text
    assert 'value="1962-10-27"' in text
    everything = desk.get("/?everything=1").text
    assert "proclaimed" in everything


def test_the_overview_of_an_earlier_day_knows_nothing_later(desk: Client) -> None:
    text = desk.get("/?since=1962-10-20&as_of=1962-10-24").text
    assert "proclaimed" in text
    assert "shot down" not in text.replace("/story/", "")
    assert "taken down" not in text


def test_an_article_opens_each_statement_and_event_from_its_own_words(desk: Client) -> None:
    article = october.dispatches()["washington-22"]
    text = desk.get(f"/article/{article.id}").text
    for found in [one.id for one in article.statements] + [one.id for one in article.events]:
        assert f'href="#at-{found}"' in text
        assert f'id="at-{found}"' in text
    assert re.search(r'class="hl said direct"[^>]*>We shall not shrink from that risk</a>', text)
    assert "the dateline gives 22 October 1962" in text
    assert "Subscribe to our newsletter" in text
    assert "an invitation to subscribe" in text


def test_a_corrected_article_says_so(desk: Client) -> None:
    wrong, right = (october.dispatches()[name].id for name in ("paris-25", "paris-26"))
    assert f"/article/{right}" in desk.get(f"/article/{wrong}").text
    assert f"/article/{wrong}" in desk.get(f"/article/{right}").text


def test_a_statement_tells_who_how_and_why_the_date(desk: Client) -> None:
    text = desk.get(f"/statement/{october.dispatches()['moscow-24'].statements[0].id}").text
    assert "Nikita Khrushchev, chairman of the council of ministers (Soviet Union)" in text
    assert "in their words" in text
    assert "rejects" in text
    assert "the dateline gives 24 October 1962" in text


def test_what_several_said_together_is_headed_by_all_of_them() -> None:
    held = record()
    reading = next(one for one in held.held if one.article.id == october.dispatches()["moscow-24"].id)
    said = reading.statements[0]
    assert said.source is not None
    together = (said.source, Mention(said.source.span, "Soviet officials", "o", "SUN"))
    joint = replace(reading, statements=(replace(said, speakers=together), *reading.statements[1:]))
    held.held = tuple(joint if one is reading else one for one in held.held)
    heading = re.search(r"<h1>(.*?)<span", Client(app(held)).get(f"/statement/{said.id}").text, re.DOTALL)
    assert heading is not None
    assert "Nikita Khrushchev" in heading[1]
    assert " and " in heading[1]


def test_an_unnamed_speaker_stays_unknown_with_the_reason(desk: Client) -> None:
    text = desk.get(f"/statement/{october.dispatches()['london-27'].statements[0].id}").text
    assert "A diplomat" in text
    assert "no state or office stands with the name" in text


def test_a_happening_shows_every_sentence_and_every_article(desk: Client) -> None:
    story = october.stories(october.dispatches())["plane"]
    text = desk.get(f"/story/{story.id}").text
    assert text.count("shot down") >= 2
    assert "Atlantic Wire" in text
    assert "Thames Evening" in text
    assert "near-copy of an earlier one" in text


def test_a_pair_in_either_order_shows_its_picture_and_its_figures(desk: Client) -> None:
    text = desk.get("/pair/usa/sun").text
    assert "Soviet Union – United States: 48 (36 to 54)" in text
    assert "/pair/SUN/USA/1962-10-27" in text
    assert "91 (79 to 97)" in text
    assert "not enough data" in text
    day = desk.get("/pair/SUN/USA/1962-10-27").text
    assert "A Soviet missile " in day
    assert "No day has enough data." in desk.get("/pair/CUB/USA").text


def test_a_state_that_only_others_stand_for_has_a_page(desk: Client) -> None:
    answer = desk.get("/actor/NOR")
    assert answer.status_code == 200
    assert "<h1>Norway</h1>" in answer.text


def test_search_finds_the_words_and_marks_them(desk: Client) -> None:
    text = desk.get("/search", params={"q": "missile fired"}).text
    assert "<mark>missile fired</mark>" in text
    assert "/actor/nikita-khrushchev" in desk.get("/search?q=khrushchev").text
    assert "No paragraph holds all of these words." in desk.get("/search?q=zeppelin").text
    assert "&lt;b&gt;" in desk.get("/search", params={"q": "<b>"}).text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/article/none", 404),
        ("/statement/<script>", 404),
        ("/pair/SUN/FRA", 404),
        ("/pair/SUN/USA/1999-01-01", 404),
        ("/pair/SUN/USA/tomorrow", 400),
        ("/?since=tomorrow", 400),
        ("/export/pdf", 404),
        ("/static/../app.py", 404),
    ],
)
def test_what_is_not_there_is_said_kindly(desk: Client, path: str, status: int) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert f"<h1>{'Not here' if status == 404 else 'Not understood'}</h1>" in answer.text
    assert "<script>" not in answer.text


def test_hostile_text_is_text_on_every_page(desk: Client) -> None:
    pages = crawl(desk)
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in text for text in pages.values())
    for path, text in pages.items():
        assert "<script" not in text, path
        assert "<img" not in text, path


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8062", "[::2]"])
def test_another_name_gets_no_answer(desk: Client, host: str) -> None:
    answer = desk.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Khrushchev" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8062", "localhost", "LOCALHOST:1", "[::1]:8062"])
def test_this_machine_gets_an_answer(desk: Client, host: str) -> None:
    assert desk.get("/", headers={"Host": host}).status_code == 200


def test_the_address_that_it_listens_on_is_a_name_too() -> None:
    client = Client(app(record(), host="192.0.2.7"), base_url="http://192.0.2.7:8062")
    assert client.get("/articles").status_code == 200
    assert client.get("/articles", headers={"Host": "192.0.2.8"}).status_code == 421


@pytest.mark.parametrize(("host", "name"), [("A.b:80", "a.b"), ("[::1]", "[::1]"), ("[::1]:80", "[::1]"), ("", "")])
def test_the_port_is_no_part_of_the_name(host: str, name: str) -> None:
    assert without_port(host) == name


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/record.css", "/export/jsonl"])
def test_every_answer_bears_the_policy(desk: Client, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


class Broken(October):
    """A record that fails when it is asked."""

    fault: Exception

    def readings(self) -> Iterator[Reading]:
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [
        (StoreError("/no/record: another process is writing to the record"), 503, "another process is writing"),
        (ZeroDivisionError("<b>secret</b>"), 500, "please report it"),
    ],
)
def test_a_fault_is_a_page_too_and_bears_the_policy(fault: Exception, status: int, says: str) -> None:
    held = Broken((), october.findings())
    held.fault = fault
    answer = Client(app(held)).get("/")
    assert answer.status_code == status
    assert says in answer.text
    assert "secret" not in answer.text
    assert "script-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/?as_of=0001-01-01", "/?as_of=9999-12-31", "/commitments?as_of=0001-01-01"])
def test_a_day_at_either_end_of_the_calendar_has_a_page(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 200


def test_a_character_that_no_picture_can_hold_does_not_end_the_desk() -> None:
    held = record()
    stories = tuple(replace(one, title=f"\x01{one.title}\ufffe") for one in held.found.stories)
    held.found = replace(held.found, stories=stories)
    answer = Client(app(held)).get("/pair/SUN/USA")
    assert answer.status_code == 200
    assert "<svg" in answer.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed_through_the_desk(desk: Client, method: str) -> None:
    assert desk.request(method, "/").status_code == 405


def test_an_export_comes_as_a_file(desk: Client) -> None:
    answer = desk.get("/export/jsonl")
    assert answer.headers["content-disposition"] == 'attachment; filename="excomm-jsonl.jsonl"'
    assert len(answer.text.splitlines()) == 9


def test_a_new_read_is_seen_at_once() -> None:
    held = record()
    client = Client(app(held), base_url="http://127.0.0.1")
    assert "9 held" in client.get("/").text
    fewer = October(held.held[:-1], october.findings())
    held.held, held.found = fewer.held, fewer.found
    assert "8 held" in client.get("/").text


def test_an_empty_record_has_pages_too() -> None:
    held = record().as_of(date(1962, 1, 1))
    held.held, held.found = (), Findings((), (), (), (), ())
    client = Client(app(held), base_url="http://127.0.0.1")
    for path in ("/", "/articles", "/actors", "/commitments", "/instruments", "/search?q=x", "/problems"):
        assert client.get(path).status_code == 200
    assert "No article has a known date" in client.get("/").text
