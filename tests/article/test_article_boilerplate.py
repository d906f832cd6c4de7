"""What is cut and what stays. ``[...]`` marks the paragraphs that must go, with the reason that must be given."""

from __future__ import annotations

import pytest

from excomm.article import clean
from excomm.records import Raw

BODY = "The two ministers met in Vienna on Tuesday and agreed to meet again in the spring, a spokesman said."
MORE = "Neither side would say what stands in the way of an agreement, but both called the talks useful."


def read(*paragraphs: str) -> tuple[str, dict[str, str]]:
    """The cleaned text, and the reason by the words cut."""
    article = clean(Raw("\n\n".join(paragraphs).encode(), "text/plain", "case", "case"))
    return article.text, {cut.words: cut.reason for cut in article.cuts}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("- Advertisement -", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Subscribe to our newsletter", "newsletter sign-up"),
        ("Sign up for our free morning briefing and never miss a story.", "newsletter sign-up"),
        ("Get the latest headlines in your inbox every evening!", "newsletter sign-up"),
        ("Share on Facebook | Tweet | Print", "share bar"),
        ("Facebook Twitter WhatsApp Telegram", "share bar"),
        ("Follow us on Telegram and X", "invitation to follow"),
        ("We use cookies to make this site work. Read our policy on cookies.", "cookie notice"),
        ("© 2025 The Harbour Post. All rights reserved.", "copyright line"),
        ("Copyright 2019 Harbour Post Ltd.", "copyright line"),
        ("Read more: Ferry strike enters its second week", "pointer elsewhere"),
        ("READ MORE", "pointer elsewhere"),
        ("Photo: Anna Lind/Harbour Pictures", "photo credit"),
        ("(Photo by Anna Lind via Getty Images)", "photo credit"),
        ("Already a subscriber? Log in here.", "plea to subscribe or give"),
        ("Support our journalism: become a member today.", "plea to subscribe or give"),
    ],
)
def test_boilerplate_is_cut_with_its_reason(words: str, reason: str) -> None:
    text, cuts = read(BODY, words, MORE)
    assert text == f"{BODY}\n\n{MORE}"
    assert cuts == {words: reason}


@pytest.mark.parametrize(
    "words",
    [
        "The minister called the leaflet a cheap advertisement for war.",
        "Advertisement revenue fell by a third, the publisher said.",
        "Subscribe to that doctrine and you will have war within a year, he said.",
        "“Sign up for our newsletter today,” the leaflet urged.",
        "The embassy's newsletter told its readers that your visa is not safe here any more.",
        "Sign up for the army now, the posters in every town told the young.",
        "Copyright law was not on the agenda of the two delegations.",
        "The exhibition closed early; all rights reserved to the widow were sold, the court of appeal said on Monday.",
        "Cookies and tea were served while the delegations waited for the text.",
        "Watch out for what Moscow does next, one diplomat warned.",
        "Read more than a headline before you judge, the ambassador advised.",
        "Photographs of the sites were shown to the Council.",
        "The picture was taken from 60,000 feet. It shows launch pads near the river/AP",
        "Twitter",
        "Support for the treaty is falling among members of the party today.",
        "Follow-up talks will be held in Geneva on 3 June.",
        "Donate blood, the mayor asked the townspeople.",
    ],
)
def test_news_that_speaks_of_such_things_stays(words: str) -> None:
    text, cuts = read(BODY, words, MORE)
    assert words in text
    assert not cuts


def test_an_article_about_newsletters_stays_whole() -> None:
    paragraphs = (
        "Newsletters bring readers back, study finds",
        "More people subscribe to a newsletter than buy a paper at the kiosk, a study said on Friday.",
        "The authors asked 900 readers what they want in their inbox each morning and why they signed up.",
    )
    text, cuts = read(*paragraphs)
    assert text == "\n\n".join(paragraphs)
    assert not cuts


def test_related_articles_at_the_end_are_cut_with_all_their_teasers() -> None:
    tail = (
        "Related articles",
        "Harbour workers vote on Monday: what is at stake for the port",
        "The union has called its members to a vote on the offer that the owners made last week, which...",
        "Ten ways to cook herring",
        "Every family on the coast has a recipe of its own, and most of them begin with an argument about…",
    )
    text, cuts = read(BODY, MORE, *tail)
    assert text == f"{BODY}\n\n{MORE}"
    assert list(cuts) == list(tail)
    assert cuts["Related articles"] == "heading 'related articles'"
    assert cuts["Ten ways to cook herring"] == "teaser under 'related articles'"


def test_a_related_list_in_the_midst_does_not_swallow_the_rest() -> None:
    text, cuts = read(BODY, "Related stories", "Ferry strike goes on", "The ferries stay in port for a...", MORE)
    assert text == f"{BODY}\n\n{MORE}"
    assert len(cuts) == 3


def test_prose_after_such_a_heading_stays() -> None:
    text, cuts = read(BODY, "Related news", MORE)
    assert MORE in text
    assert "Related news" in text
    assert not cuts


def test_lines_under_one_another_are_told_apart() -> None:
    text, cuts = read(f"{MORE}\nRead more: Ferry strike\n© 2024 The Harbour Post", BODY)
    assert text == f"{MORE}\n\n{BODY}"
    assert sorted(cuts.values()) == ["copyright line", "pointer elsewhere"]


def test_a_wrapped_sentence_keeps_a_line_that_looks_like_boilerplate() -> None:
    wrapped = "The party leader told his followers that nobody should\nsubscribe\nto the treaty before the vote."
    text, cuts = read(wrapped, BODY)
    assert wrapped in text
    assert not cuts
