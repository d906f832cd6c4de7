"""The record around an event: statement, evidence, explanation, codebook; and that no text breaks the stage."""

from __future__ import annotations

import pytest
from event_cases import article, events
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.event import as_plover, code, codebook, explain
from excomm.event.lexicon import noun_frames, verb_frames
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Act, Kind, Mention, Span, Statement, Status


def _statement(text: str, content: str, name: str, act: Act = Act.STATEMENT) -> Statement:
    start, who = text.index(content), text.index(name)
    return Statement(
        id=f"st-{start}",
        article="a",
        source=Mention(Span(who, who + len(name)), name),
        cue=(),
        content=(Span(start, start + len(content)),),
        kind=Kind.INDIRECT,
        sentence=Span(0, len(text)),
        act=act,
        said=UNKNOWN_WHEN,
        found_by="test@1",
        confidence=1.0,
    )


def test_an_event_knows_the_innermost_statement_that_tells_it() -> None:
    text = "Lavrov said that Kyiv claims that Moscow had attacked Ukraine."
    outer = _statement(text, "that Kyiv claims that Moscow had attacked Ukraine", "Lavrov")
    inner = _statement(text, "that Moscow had attacked Ukraine", "Kyiv")
    one = article(text)
    attacked = next(event for event in code(one, parse(one), (outer, inner)) if event.type == "ASSAULT")
    assert attacked.statement == inner.id


def test_a_threat_that_names_nobody_is_the_speakers() -> None:
    text = "Tehran will pay a heavy price, General Mark Milley said."
    one = article(text)
    spoken = _statement(text, "Tehran will pay a heavy price", "General Mark Milley")
    (event,) = code(one, parse(one), (spoken,))
    assert event.type == "THREATEN"
    assert [mention.text for mention in event.sources] == ["General Mark Milley"]
    assert [mention.text for mention in event.targets] == ["Tehran"]


@pytest.mark.parametrize(
    ("content", "targets"),
    [
        ("any violation of Omani waters will not go unanswered", []),
        ("his country reserves the right to respond with all means", []),
        ("the Yemeni attack will cost Yemen dearly", ["Yemen"]),
        ("all options are on the table", []),
        ("the enemy's harbours will be turned into ashes", []),
        ("Yemen will live to regret this", ["Yemen"]),
        ("his army will respond with force", []),
    ],
)
def test_what_will_be_answered_or_paid_for_is_threatened_by_whoever_says_so(content: str, targets: list[str]) -> None:
    text = f"The Omani minister said that {content}."
    one = article(text)
    spoken = _statement(text, content, "The Omani minister")
    found = [event for event in code(one, parse(one), (spoken,)) if event.type == "THREATEN"]
    assert [[mention.text for mention in event.targets] for event in found] == [targets]


@pytest.mark.parametrize(
    "content",
    [
        "consumers will pay the price of the drought",
        "we will pay a heavy price for our folly",
        "his court reserves the right to correct its report",
        "all options were studied by a commission",
        "the deed went unanswered",
        "the vaccine will crush the virus",
    ],
)
def test_what_nobody_has_to_fear_from_the_speaker_is_no_threat(content: str) -> None:
    text = f"The Omani minister said that {content}."
    one = article(text)
    spoken = _statement(text, content, "The Omani minister")
    assert [event.type for event in code(one, parse(one), (spoken,)) if event.type == "THREATEN"] == []


@pytest.mark.parametrize(
    ("content", "coded"),
    [
        ("the clock is ticking and Belarus will face new sanctions unless it frees the prisoners", ["THREATEN"]),
        ("Georgia faces sanctions unless it repeals the law", ["THREATEN"]),
        ("Belarus will face new sanctions from Monday", []),
        ("if the drills go on, adequate measures will follow", ["THREATEN"]),
        ("if Chad agrees, more talks will follow", []),
        ("it would regard a landing as an act of war if one took place", ["THREATEN"]),
        ("if the raids go on, Sweden will answer with resolute steps", ["THREATEN"]),
    ],
)
def test_what_will_follow_under_a_condition_is_a_threat(content: str, coded: list[str]) -> None:
    text = f"The Swedish minister said that {content}."
    one = article(text)
    spoken = _statement(text, content, "The Swedish minister")
    found = [event for event in code(one, parse(one), (spoken,)) if event.type == "THREATEN"]
    assert [event.type for event in found] == coded
    assert all(event.status is Status.CONDITIONAL for event in found)


def test_the_verb_of_a_threat_is_that_of_its_clause() -> None:
    content = "if provocations are repeated, the corresponding units will open fire without warning"
    text = f"The Omani army said that {content}."
    one = article(text)
    (found,) = code(one, parse(one), (_statement(text, content, "The Omani army", Act.THREATEN),))
    assert (found.type, found.trigger.of(text), found.status) == ("THREATEN", "open", Status.CONDITIONAL)


def test_what_is_a_condition_is_not_the_threat_itself() -> None:
    content = "it would act if Chad allowed Sudan to deploy missiles"
    text = f"Egypt said that {content}."
    one = article(text)
    found = code(one, parse(one), (_statement(text, content, "Egypt", Act.THREATEN),))
    assert [(event.type, event.trigger.of(text)) for event in found] == [("THREATEN", "act"), ("MOBILIZE", "deploy")]


def test_a_statement_that_threatens_is_a_threat_in_whatever_words() -> None:
    text = "General Mark Milley said that any landing would be met by what it deserves."
    one = article(text)
    content = "any landing would be met by what it deserves"
    threat = _statement(text, content, "General Mark Milley", Act.THREATEN)
    assert [event.type for event in code(one, parse(one), (threat,))] == ["THREATEN"]
    assert code(one, parse(one), (_statement(text, content, "General Mark Milley"),)) == ()


def test_restrictions_that_are_only_recalled_are_not_imposed_again() -> None:
    assert [event.type for event in events("Rome lifted the embargo imposed on Libya by Paris.")] == ["RETREAT"]


def test_an_offer_is_explained_as_an_offer_and_an_agreement_as_one() -> None:
    text = "Qatar presented a proposal to Chad. Qatar agreed to meet Chadian envoys."
    offered, agreed = events(text)
    assert "nobody has agreed yet" in explain(offered, article(text))
    assert "nobody has agreed yet" not in explain(agreed, article(text))


def test_the_evidence_covers_trigger_and_roles() -> None:
    text = "On Monday, Iran seized a British tanker and condemned the United States."
    for event in events(text):
        for span in (event.trigger, *(mention.span for mention in event.sources + event.targets)):
            assert any(part.covers(span) for part in event.evidence)


def test_the_explanation_gives_words_meaning_and_status() -> None:
    text = "Iran will attack Iraq if the talks fail."
    (event,) = events(text)
    words = explain(event, article(text))
    for expected in ("attack", "uses force", "conditional", "if the talks fail", "Iran", "Iraq", "next likely"):
        assert expected in words


def test_every_frame_has_its_code_in_the_book() -> None:
    known = {(code.type, code.mode) for code in codebook()}
    frames = {(frame.type, frame.mode) for rows in verb_frames().values() for frame in rows if frame.type}
    frames |= {(frame.type, frame.mode) for rows in noun_frames().values() for frame in rows}
    assert frames <= known
    assert len({code.type for code in codebook()}) == 16


def test_weights_agree_with_the_quad_class() -> None:
    for row in codebook():
        assert -10 <= row.score <= 10
        assert (row.score > 0) == (row.quad in (1, 2))


def test_plover_knows_no_status_so_promises_are_agree_and_announced_force_is_threaten() -> None:
    assert as_plover("RETREAT", "withdraw", Status.ASSERTED) == ("RETREAT", "withdraw")
    assert as_plover("RETREAT", "withdraw", Status.FUTURE) == ("AGREE", "")
    assert as_plover("ASSAULT", "aerial", Status.CONDITIONAL) == ("THREATEN", "")
    assert as_plover("ASSAULT", "aerial", Status.DENIED) is None
    assert as_plover("CONSULT", "", Status.HISTORICAL) is None


def test_contexts_come_from_the_words() -> None:
    (event,) = events("North Korea tested a nuclear missile.")
    assert {"cbrn", "military"} <= set(event.contexts)


def test_a_sentence_of_five_thousand_words_a_table_and_a_poem_are_bounded() -> None:
    long = "Iran said that " * 1250 + "Iraq and " * 600 + "Iran attacked Kuwait."
    table = "\n".join(f"Iran | {number} | 3.5% | tanks" for number in range(80))
    poem = "O Moscow, thy bells\nring, ring, and the river\nattacks the dark shore"
    for text in (long, table, poem):
        assert len(events(text)) < 60


_WORDS = (
    "Iran Iraq attacked agreed to that not if will threatened sanctions against talks with the president who , . ( “ ”"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join))
def test_every_span_lies_in_the_text_and_every_event_has_somebody(text: str) -> None:
    for event in events(text):
        parties = [mention.span for mention in event.sources + event.targets]
        assert parties
        for span in (event.trigger, *event.evidence, *parties):
            assert span.of(text).strip()
