"""From raw bytes to an article, and back: what a user sees of title, dateline, paragraphs, offsets and complaints."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.article import clean, complaints
from excomm.records import Article, Raw, Unreadable

PROSE = "The delegation left for Geneva on Sunday evening, and nobody would say when it is to come back."


def text(content: str | bytes, **metadata: str) -> Article:
    raw = content if isinstance(content, bytes) else content.encode()
    return clean(Raw(raw, "text/plain", "case", "case.txt", metadata=tuple(metadata.items())))


def page(content: str) -> Article:
    return clean(Raw(content.encode(), "text/html", "case", "case.html"))


def check(article: Article, raw: str) -> None:
    """The invariants of every article."""
    assert article.paragraphs
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(article.text)
        end = paragraph.end
    clean_end = raw_end = 0
    for piece in article.pieces:
        assert clean_end <= piece.clean.start < piece.clean.end <= len(article.text)
        assert raw_end <= piece.raw.start < piece.raw.end <= len(raw)
        clean_end, raw_end = piece.clean.end, piece.raw.end
        if piece.clean.end - piece.clean.start == piece.raw.end - piece.raw.start:
            assert piece.clean.of(article.text) == piece.raw.of(raw)


def test_title_dateline_and_paragraphs() -> None:
    article = text(f"Envoys leave for talks\n\nHopes are small\n\nBERN, 14 (.)\n\n{PROSE}")
    assert article.title is not None
    assert article.title.of(article.text) == article.headline == "Envoys leave for talks"
    assert article.dateline is not None
    assert article.dateline.of(article.text) == "BERN, 14 (.)"
    assert article.place == "Bern"
    assert article.language == "en"
    assert [span.of(article.text) for span in article.paragraphs][1] == "Hopes are small"


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("[MOSCOW, Russia] – The envoy left.", "Moscow"),
        ("[WASHINGTON, Oct 23 (Reuters)] - The envoy left.", "Washington"),
        ("[KYIV (AP)] — The envoy left.", "Kyiv"),
        ("[MOSCOW, March 1 /TASS/]. The envoy left.", "Moscow"),
        ("[MOSCOW, June 14. /TASS/]. The envoy left.", "Moscow"),
        ("[MOSCOW, June 14, 2024. /TASS/]. The envoy left.", "Moscow"),
        ("[UNITED NATIONS, New York, Oct. 22 (East River)] – The envoy left.", "United Nations"),
        ("[Tehran, 4 May (Pars)] – The envoy left.", "Tehran"),
        ("[Dec 29 (Reuters)] - The envoy left.", ""),
        ("[GENEVA] – The envoy left.", "Geneva"),
        ("[By our diplomatic correspondent, Pristina, 2 October 2023]", "Pristina"),
        ("[Interview, 18 February 2025]", ""),
        ("[From our correspondent\nREYKJAVIK, January 7, 1976]", "Reykjavik"),
        ("[YEREVAN. 13 September.] The envoy left.", "Yerevan"),
    ],
)
def test_a_dateline_opens_the_first_paragraph(marked: str, place: str) -> None:
    article = text(f"Envoy leaves\n\n{marked.replace('[', '').replace(']', '')}\n\n{PROSE}")
    assert article.dateline is not None
    assert article.dateline.of(article.text) == marked[1 : marked.index("]")]
    assert article.place == place


@pytest.mark.parametrize(
    "opening",
    [
        "NATO – the alliance of fifteen states – met.",
        "EXCLUSIVE - The envoy left.",
        "AFL-CIO chief George Meany spoke.",
        "After 39 years the envoy left.",
        "President Ford, 65, spoke.",
        "THE ENVOY LEFT IN ANGER",
        "Treaty of friendship, Bucharest, 2 October 2023",
        "FIRE. 13 people died.",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert text(f"{opening}\n\n{PROSE}").dateline is None


def test_a_sentence_is_no_title() -> None:
    article = text(f"The envoy left.\n\n{PROSE}")
    assert article.title is None
    assert article.headline == ""


def test_the_title_in_the_metadata_counts_even_where_the_text_lacks_it() -> None:
    assert text(PROSE, title="Envoys leave").headline == "Envoys leave"
    inside = text(f"ENVOYS LEAVE\n\n{PROSE}", title="Envoys leave")
    assert inside.title is not None
    assert inside.title.of(inside.text) == "ENVOYS LEAVE"


def test_line_ends_and_edges_keep_their_way_back() -> None:
    raw = f"  Envoys leave \r\n\r\n\t{PROSE} \r\n\r\n\u200b\r\n{PROSE}"
    article = text(raw)
    check(article, raw)
    assert article.text == f"Envoys leave\n\n{PROSE}\n\n{PROSE}"
    third = article.paragraphs[2]
    assert [span.of(raw) for span in article.raw_spans(third)] == [PROSE]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    items = "Summary\n- Qatar has a draft\n- Oman is the host\n- Nobody signs"
    assert len(text(items).paragraphs) == 4
    dashed = "The delegation left\n- nobody knew why -\nfor Geneva on Sunday."
    assert len(text(dashed).paragraphs) == 1


def test_two_places_in_a_dateline() -> None:
    article = text(f"Talks fail\n\nANKARA/YEREVAN (Reuters) - {PROSE}")
    assert article.dateline is not None
    assert article.dateline.of(article.text) == "ANKARA/YEREVAN (Reuters)"


def test_hard_wrapped_lines_are_one_paragraph_and_long_lines_are_several() -> None:
    wrapped = "The delegation left for Geneva on Sunday\nevening, and nobody would say when it is\nto come back."
    assert len(text(wrapped).paragraphs) == 1
    long = f"{PROSE} {PROSE}"
    assert len(text(f"{long}\n{long}\n{long}").paragraphs) == 3


def test_dates_of_the_container_become_stamps() -> None:
    day = text(PROSE, published="1962-10-22T19:00:00-05:00").stamps[0]
    assert (day.kind, str(day.earliest), str(day.latest)) == ("published", "1962-10-22", "1962-10-22")
    month = text(PROSE, published="1962-10", published_by="manifest").stamps[0]
    assert (month.kind, str(month.earliest), str(month.latest)) == ("manifest", "1962-10-01", "1962-10-31")
    assert str(text(PROSE, published="Mon, 22 Oct 1962 19:00:00 GMT").stamps[0].earliest) == "1962-10-22"


@pytest.mark.parametrize("words", ["yesterday", "1962-02-31", "22.10.62", "2022-W01"])
def test_a_date_that_is_none_is_complained_of(words: str) -> None:
    article = text(PROSE, published=words)
    assert not article.stamps
    (problem,) = complaints(article)
    assert words in problem.message
    assert problem.article == article.id


def test_a_good_article_raises_no_complaint() -> None:
    assert complaints(text(PROSE, published="1962-10-22", corrects="other")) == ()
    assert text(PROSE, corrects="other").corrects == "other"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x00\x01\x02PK\x03\x04", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"- Advertisement -\n\nSubscribe to our newsletter", "no text is left"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        text(content)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="split it"):
        clean(Raw(b"word " * 100, "text/plain", "case", "case"), longest=300)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_other_encodings_are_read(encoding: str) -> None:
    russian = (
        "Делегация выехала в Женеву в воскресенье вечером, и никто не сказал, когда она вернётся обратно домой. " * 4
    )
    article = text(russian.encode(encoding))
    assert article.text == russian.strip()
    assert article.language == "ru"
    assert any("UTF-8" in problem.message for problem in complaints(article)) == (encoding == "cp1251")


def test_a_few_broken_bytes_do_not_turn_the_text_into_another_encoding() -> None:
    words = "Señor Núñez, the envoy of the republic, left the café for the airport. " * 10
    article = text(words.encode() + b"\xff The end came soon.")
    assert "Señor Núñez" in article.text
    assert len(complaints(article)) == 2


PAGE = """<!DOCTYPE html><html><head><title>Envoys leave | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="1974-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><div>Subscribe to our newsletter</div>
<script>var seen = "<p>The envoys left for Geneva on Sunday</p>";</script>
<article><h1>Envoys leave for talks</h1>
<p>The <b>envoys</b> left for Geneva on
   Sunday&nbsp;evening, &ldquo;with small hopes&rdquo;, as one of them put it to the crowd of reporters at the gate.</p>
<!-- <p>a comment is not seen</p> -->
<p>Talks &amp; dinners will fill the week &#8212; if the two sides still speak to each other on Tuesday, they say.</p>
<p>The last round broke up in anger in January, when neither side would name a date for the next meeting.</p>
</article><footer>© 1974 The Harbour Post</footer></body></html>"""


def test_a_page_maps_back_to_its_markup() -> None:
    article = page(PAGE)
    check(article, PAGE)
    assert article.headline.startswith("Envoys leave")
    assert article.outlet == "The Harbour Post"
    assert "“with small hopes”" in article.text
    assert "Talks & dinners will fill the week — if" in article.text
    start = article.text.index("“with small")
    quotation = article.raw_spans(type(article.paragraphs[0])(start, start + len("“with small hopes”")))
    assert "".join(span.of(PAGE) for span in quotation) == "&ldquo;with small hopes&rdquo;"
    assert [str(stamp.earliest) for stamp in article.stamps if stamp.kind == "html_metadata"] == ["1974-03-05"]
    assert complaints(article) == ()


def test_what_a_page_shows_around_the_article_is_cut_with_reasons() -> None:
    cuts = {cut.words: cut.reason for cut in page(PAGE).cuts}
    assert cuts["Subscribe to our newsletter"] == "newsletter sign-up"
    assert cuts["© 1974 The Harbour Post"] == "copyright line"
    assert cuts["Home World"] == "outside the article's body"


def test_a_page_without_an_article_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no article"):
        page("<html><body><script>1</script></body></html>")


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aB .\n\r\t\u2028\u200b\u00a0“”…-'\ufeff7é🙂"), min_size=1, max_size=200))
def test_any_text_keeps_its_way_back(raw: str) -> None:
    try:
        article = clean(Raw(raw.encode(), "text/plain; charset=utf-8", "case", "case"))
    except Unreadable:
        return
    check(article, raw)
    for cut in article.cuts:
        assert cut.raw.of(raw) == cut.words


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<br>",
        "<b>",
        "</b>",
        "&amp;",
        "&nbsp;",
        "&#8220;",
        "&bogus;",
        "<",
        "&",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        '<a title="x > y">',
        "</a>",
        "\n  ",
        " ",
        "<p",
        "The envoy of the republic left the capital for the talks on Sunday evening, and his wife stayed behind. ",
        "“Nobody,” he said, “will be heard before the others have spoken their mind on the matter at hand.” ",
        "Short line",
        "\x00",
        "🙂é",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=25))
def test_any_page_keeps_its_way_back(fragments: list[str]) -> None:
    markup = "<html><body><article>" + "".join(fragments) + "</article></body></html>"
    try:
        article = page(markup)
    except Unreadable:
        return
    check(article, markup)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html"]))
def test_arbitrary_bytes_are_read_or_refused(content: bytes, media_type: str) -> None:
    try:
        article = clean(Raw(content, media_type, "case", "case"))
    except Unreadable:
        return
    assert article.text.strip()
    assert all(problem.article == article.id for problem in complaints(article))


def test_the_same_text_has_the_same_id_wherever_it_stands() -> None:
    here, there = text(f"{PROSE}\r\n"), text(f"\n- Advertisement -\n\n{PROSE}")
    assert here.id == there.id
    assert here.raw_sha256 != there.raw_sha256


def test_the_seeds_if_they_are_here() -> None:
    folder = Path(__file__).parents[3] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the seeds are not part of the project")
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_bytes().decode()
        article = text(raw)
        check(article, raw)
        assert article.title is not None
        assert article.dateline is not None
        assert not any(word in article.text for word in ("Milei", "YPF", "Soccer", "certificates", "newsletter"))
        assert len(article.cuts) in (2, 7)
