"""The brief on paper: Markdown that reads as it is, one HTML file and pictures without an outside address."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import october
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_brief_compose import brief

from excomm.brief import chart, html, markdown
from excomm.brief.markdown import escape
from excomm.records import Tension

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_markdown_is_about_two_screens_and_every_line_names_its_record() -> None:
    text = markdown.render(brief())
    assert len(text.splitlines()) <= 75
    heads = [line for line in text.splitlines() if line.startswith("- 2")]
    assert heads
    assert all(re.search(r"`[a-z]+-[0-9a-f]{12}`$|`[0-9a-f]{12}`$", line) for line in heads)
    assert "> “The Soviet Union will not bow to piracy on the high seas”" in text
    assert "not enough data" in text


def test_markdown_counts_what_it_leaves_out() -> None:
    text = markdown.render(brief(), limit=1)
    assert "… and 3 more lines" in text


def test_no_text_of_an_article_becomes_markup_in_markdown() -> None:
    text = markdown.render(brief())
    assert not CONTROLS.search(text)
    rendered = MarkdownIt("commonmark", {"html": True, "linkify": False}).render(text)
    assert "<script" not in rendered
    assert "<img" not in rendered
    assert "<a " not in rendered
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rendered


@given(st.text(alphabet=st.sampled_from("*_`[]()<>#|~&;!\\+-=1.@:/ \n\tahtpswx\x1b\u202e"), max_size=60))
def test_escaped_words_are_read_back_as_the_same_words(words: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).render(f"> {escape(words)}")
    seen = _text(rendered)
    assert re.sub(r"\s+", " ", seen).strip() == re.sub(r"\s+", " ", _plain(words)).strip()
    assert not re.search(r"<(?!/?(p|blockquote)>)", rendered)


def _plain(words: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\u202e]", " ", words)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _text(page: str) -> str:
    parser = _Words()
    parser.feed(page)
    return "".join(parser.words)


def test_the_html_file_needs_nothing_outside_itself() -> None:
    page = html.render(brief())
    parser = _Words()
    parser.feed(page)
    assert {tag for tag, _ in parser.tags}.isdisjoint({"script", "link", "img", "iframe", "object"})
    for _, attributes in parser.tags:
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "#").startswith("#")
        assert "style" not in attributes
    ids = [attributes["id"] for _, attributes in parser.tags if attributes.get("id")]
    links = [str(attributes["href"]) for _, attributes in parser.tags if attributes.get("href")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_each_id_of_the_html_file_stands_once() -> None:
    found = re.findall(r'\sid="([^"]+)"', html.render(brief()))
    assert len(found) == len(set(found))


def test_hostile_text_is_shown_as_text() -> None:
    page = html.render(brief())
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_picture_has_words_for_those_who_do_not_see_it_and_links_on_its_points() -> None:
    pair = brief().pairs[0]
    days = [one.tension for one in pair.days]
    links = {one.start: f"#{one.start.isoformat()}" for one in days}
    svg = chart.picture(days, pair.names, peaks=pair.peaks, links=links)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    title, desc = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert title.text == "Tension Soviet Union and United States"
    assert desc is not None
    assert "highest 91 (79 to 97) on 27 October 1962" in (desc.text or "")
    assert "3 days without enough data" in (desc.text or "")
    addresses = [one.get("href") for one in root.iter(f"{space}a")]
    assert addresses == [f"#{one.start.isoformat()}" for one in days if one.enough]
    assert "27 October 1962: 91 (79 to 97)" in svg


def test_a_picture_bears_no_style_script_or_outside_address() -> None:
    pair = brief().pairs[0]
    svg = chart.picture([one.tension for one in pair.days], pair.names, peaks=pair.peaks)
    assert "style=" not in svg
    assert "<style" not in svg
    assert "<script" not in svg
    assert set(re.findall(r"https?://[^\"'\s]+", svg)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_the_same_days_make_the_same_bytes() -> None:
    pair = brief().pairs[0]
    days = [one.tension for one in pair.days]
    first = chart.picture(days, pair.names, peaks=pair.peaks)
    chart._drawn.cache_clear()
    assert chart.picture(days, pair.names, peaks=pair.peaks) == first


def test_without_enough_data_there_is_no_picture_but_a_reason() -> None:
    days = [one for one in october.findings().tensions if one.pair == ("CUB", "USA")]
    assert chart.picture(days, ("Cuba", "United States")) == ""
    assert chart.sparkline(days, ("Cuba", "United States")) == ""
    assert chart.summary(days, ("Cuba", "United States")) == "Tension between Cuba and United States: not enough data."


def test_hostile_labels_stay_words_in_a_picture() -> None:
    start = date(1962, 10, 1)
    days = [
        Tension(("A", "B"), start + timedelta(at), start + timedelta(at), 10.0 * at, 0.0, 100.0, None, True, (), "")
        for at in range(5)
    ]
    svg = chart.picture(days, ("<A>", "B & C"), peaks=[(start, "</text><script>x</script>")])
    root = ElementTree.fromstring(svg)
    assert not [one for one in root.iter() if one.tag.endswith("script")]
    assert "B & C" in "".join(root.itertext())


def test_only_the_first_pairs_are_drawn_and_only_their_last_days_and_every_link_has_its_place() -> None:
    made = brief()
    few = html.render(made, drawn=1, days=5)
    assert few.count("<figure") == 1
    links, places = set(re.findall(r'href="#([^"]+)"', few)), set(re.findall(r'id="([^"]+)"', few))
    assert links
    assert links <= places
    assert len([one for one in places if one.startswith("day-SUN-USA")]) == 5
    (undrawn,) = made.pairs[1:]
    told_of_it = few.partition("Cuba – United States: not enough data")[2].partition("</section>")[0]
    assert undrawn.rests[0].quotes[0].sentence in re.sub(r"<[^>]+>", "", told_of_it)
