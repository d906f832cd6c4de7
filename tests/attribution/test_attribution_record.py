"""Kinds, acts, nesting, continuity and bounds of the statements."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attribution_cases import statements
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from excomm.records import Act, Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The line is closed,” he said.", Kind.DIRECT),
        ("He said that the line is closed.", Kind.INDIRECT),
        ("He said that the line is “closed for good.”", Kind.MIXED),
    ],
)
def test_kind_is_how_much_stands_inside_quotation_marks(text: str, kind: Kind) -> None:
    assert [one.kind for one in statements(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister said that the port was open.", Act.STATEMENT),
        ("“We demand the return of the islands,” the minister said.", Act.DEMAND),
        ("“The islands must be returned,” the minister said.", Act.DEMAND),
        ("The minister asked that the islands be returned.", Act.APPEAL),
        ("“We will publish the letter,” the minister said.", Act.INTEND),
        ("Lisbon confirmed that it would withdraw its strike force.", Act.PROMISE),
        ("“We will lift the sanctions,” the minister said.", Act.PROMISE),
        ("“We will answer with force,” the minister said.", Act.THREATEN),
        ("“If one shell falls, we will retaliate,” the minister said.", Act.THREATEN),
        ("“We will never leave the islands,” the minister said.", Act.REJECT),
        ("The minister demanded that the fleet leave within 24 hours.", Act.ULTIMATUM),
        ("The minister accused Lisbon of lying.", Act.ACCUSE),
        ("The minister praised the truce.", Act.PRAISE),
        ("The minister condemned the raid.", Act.DISAPPROVE),
        ("The minister rejected the offer.", Act.REJECT),
        ("The minister agreed to meet the rebels.", Act.ACCEPT),
        ("The minister offered to meet the rebels.", Act.OFFER),
        ("The minister does not accept the border.", Act.REJECT),
        ("The minister believes that the truce will hold.", Act.BELIEVE),
        ("The minister intends to visit Malta.", Act.INTEND),
        ("The Maltese ministry said that Malta would fire on any ship that entered its waters.", Act.THREATEN),
        ("“Whoever tries to land must be ready for battle,” the minister warned.", Act.THREATEN),
        ("The minister promised unheard-of sanctions if the raid went on.", Act.THREATEN),
        ("The minister promised not to attack the port.", Act.PROMISE),
        ("The minister said Lisbon would have preferred an earlier vote.", Act.STATEMENT),
        ("“I am prepared to wait,” the minister said.", Act.STATEMENT),
        ("The minister said there was still a chance to save the treaty.", Act.STATEMENT),
        ("The minister said he trusted the emir's letter.", Act.STATEMENT),
        ("The ministry said it had no evidence of offensive weapons on the island.", Act.STATEMENT),
        ("The Maltese ministry said two planes had been shot down.", Act.STATEMENT),
        ("“What is your answer, yes or no?” the minister asked.", Act.STATEMENT),
        ("“The fleet will sail tomorrow,” the minister said.", Act.STATEMENT),
        ("“I would not like us to talk of war,” the minister said.", Act.STATEMENT),
        ("“We would not sign such a treaty,” the minister said.", Act.REJECT),
        ("“It is impossible to tolerate the idea that Malta must obey,” the minister said.", Act.DISAPPROVE),
        ("“Malta must obey,” the minister said.", Act.DEMAND),
        ("The minister said that his fleet had never entered the bay.", Act.STATEMENT),
        ("“Our guards did not open fire,” the minister said.", Act.STATEMENT),
        ("“We reserve the right to retaliate,” the minister said.", Act.THREATEN),
        ("“Whoever lands here will be held to account,” the minister said.", Act.THREATEN),
        ("“Should they fire a shot, they will pay dearly,” the minister said.", Act.THREATEN),
        ("“Our patience is running out,” the minister said.", Act.THREATEN),
        ("“If they are attacked, we will send them help,” the minister said.", Act.PROMISE),
        ("“We will pay for the damage,” the minister said.", Act.PROMISE),
        ("The Maltese general said Tunis would get an answer that it would remember.", Act.THREATEN),
        ("The rebels said the wells would be shut if the money did not come.", Act.THREATEN),
        ("The Maltese minister said there would be consequences for the raid.", Act.THREATEN),
        ("“Mark my words: not one of their ships will come home,” the admiral said.", Act.THREATEN),
        ("The Maltese ministry said the embassy had three days to leave.", Act.ULTIMATUM),
        ("The rebels said the convoy had until Sunday to turn back.", Act.ULTIMATUM),
        ("The Maltese minister said Tunis was deliberately jamming its ports.", Act.ACCUSE),
        ("The Maltese minister said Tunisian boats had pushed the raft back into its waters.", Act.ACCUSE),
        ("The Maltese minister said there would be no talks.", Act.REJECT),
        ("The Maltese minister said the islands were not up for discussion.", Act.REJECT),
        ("The Maltese minister said the silence of Tunis was disgraceful.", Act.DISAPPROVE),
        ("The rebels said the new date suited them.", Act.ACCEPT),
        ("The Maltese minister said Tunis had sent eleven lorries of flour.", Act.STATEMENT),
        ("The Maltese army said its planes had struck two depots.", Act.STATEMENT),
        ("The clinic said its ambulances could not reach the port.", Act.STATEMENT),
        ("The Maltese minister said the talks would be held in Tunis.", Act.STATEMENT),
        ("The Maltese army said the road would be closed for repairs until May.", Act.STATEMENT),
        ("The police said gunmen had burned a bus.", Act.STATEMENT),
        ("The ministry said he would meet the envoy, who will be in Tunis on Monday.", Act.INTEND),
    ],
)
def test_the_act_of_speech(text: str, act: Act) -> None:
    assert [one.act for one in statements(text)] == [act]


def test_a_statement_told_inside_another_names_it() -> None:
    outer, inner = statements("The aide recalled that Lisbon had promised to pay.")
    assert inner.frame == outer.id
    assert outer.frame is None


def test_what_somebody_says_of_himself_inside_a_quotation_is_no_statement_of_its_own() -> None:
    (one,) = statements("“I hope that the ships turn back,” the captain said.")
    assert one.source is not None
    assert one.source.text == "the captain"


def test_a_free_quotation_is_the_last_speakers_and_less_certain() -> None:
    first, second = statements(
        "The envoy has said that the offer stands. “Nobody can say that we did not try to talk.”"
    )
    assert second.source == first.source
    assert second.cue == ()
    assert second.confidence < first.confidence


def test_a_free_quotation_after_other_matter_has_no_known_speaker() -> None:
    text = "The envoy said that the offer stands. The rain went on for hours. “Nobody can say that we did not try.”"
    assert statements(text)[-1].source is None


def test_nobody_inside_a_quotation_speaks_outside_of_it() -> None:
    text = "“Lisbon knows the price,” the envoy said, adding that the port was shut."
    assert {one.source.text for one in statements(text) if one.source} == {"the envoy"}


def test_an_agency_that_relays_is_the_medium_and_never_the_speaker() -> None:
    (one,) = statements("The envoy said that the offer stands, according to the agency Meridian.")
    assert one.source is not None
    assert one.source.text == "The envoy"
    assert one.medium is not None
    assert one.medium.text == "the agency Meridian"


@pytest.mark.parametrize(
    "text",
    [
        "CAIRO, May 4 (Delta) – Foreign Minister Nabil Saad said that the canal was open.",
        "UNITED NATIONS, May 4 (Delta) – Foreign Minister Nabil Saad told the council that the canal was open.",
        "CAIRO, May 4 (Delta) – The canal was open, Foreign Minister Nabil Saad said.",
    ],
)
def test_a_dateline_is_neither_who_speaks_nor_what_is_said(text: str) -> None:
    (one,) = statements(text, dateline=text[: text.index(" –") + 2])
    assert one.source is not None
    assert one.source.text == "Foreign Minister Nabil Saad"
    assert [span.of(text).removeprefix("that ").lower() for span in one.content] == ["the canal was open"]


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = "“The first ships have turned,” the captain said. “We saw them.\n“Nobody fired.”"
    assert len(statements(text)) == 1


CUES = [
    "he",
    "said",
    "that",
    "Kovač",
    "told",
    "the",
    "agency",
    "according",
    "to",
    "must",
    "leave",
    "and",
    "while",
    "ruling",
    "out",
    "if",
]
WORDS = st.sampled_from([*"“”\",.\n:—'", *CUES])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=25))
def test_spans_lie_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    ids = set()
    for one in statements(text):
        assert one.content
        assert all(before.end <= after.start for before, after in pairwise(one.content))
        assert all(span.end <= len(text) and span.of(text).strip() for span in (*one.content, *one.cue))
        assert all(one.sentence.covers(span) for span in one.content)
        assert not any(cue.overlaps(span) for cue in one.cue for span in one.content)
        if one.source is not None:
            assert one.source.text == one.source.span.of(text)
        assert 0 <= one.confidence <= 1
        ids.add(one.id)
    assert len(ids) == len(statements(text))


TRANSCRIPT = """The two met in Oslo.

President of Norway Anna Lund: Mr Rossi,

I am glad that you came. We have much to discuss, and one thing: fish.

(Applause.)

President of Malta Ugo Rossi (retranslated): Thank you.

My grandfather sailed these waters. He used to say: "Norway keeps its word."

Anna Lund: Your grandfather was right.

* * *

They dined on board."""


def test_in_a_transcript_each_paragraph_is_in_the_mouth_of_whoever_has_the_floor() -> None:
    told = [
        (one.source.text if one.source else None, " ".join(part.of(TRANSCRIPT) for part in one.content)[:12], one.kind)
        for one in statements(TRANSCRIPT)
        if one.frame is None
    ]
    assert told == [
        ("President of Norway Anna Lund", "Mr Rossi", Kind.DIRECT),
        ("President of Norway Anna Lund", "I am glad th", Kind.DIRECT),
        ("President of Malta Ugo Rossi", "Thank you", Kind.DIRECT),
        ("President of Malta Ugo Rossi", "My grandfath", Kind.DIRECT),
        ("Anna Lund", "Your grandfa", Kind.DIRECT),
    ]


def test_a_speech_under_one_name_is_all_of_its_speakers() -> None:
    text = (
        "Vladimir Putin: Dear friends,\n\nI am glad to be here.\n\nWe have built a bridge.\n\nIt is long. I thank you."
    )
    assert [one.source.text if one.source else None for one in statements(text)] == ["Vladimir Putin"] * 4


def test_behind_reactions_by_name_the_text_goes_on_as_its_writers() -> None:
    text = "Anna Lund, premier of Norway: The raid was a crime.\n\nMALTA\n\nThe premier flew home. Ships left the port."
    assert len(statements(text)) == 1


def test_the_brackets_of_an_interview_name_who_speaks() -> None:
    text = (
        "((WN)) Is the port open?\n\n((Anna Lund)) It is. I opened it myself.\n\n((WN)) When?\n\n((Anna Lund)) In May."
    )
    assert [one.source.text if one.source else None for one in statements(text)] == ["WN", "Anna Lund"] * 2


def test_what_follows_the_last_turn_is_the_reporters() -> None:
    text = (
        "Q: What did you decide?\n\nPRESIDENT HARLAN: We will withdraw.\n\nQ: And the embargo?\n\n"
        "PRESIDENT HARLAN: We will lift it.\n\nNorwegian ships left the port at noon.\n\nThe harbour was closed."
    )
    told = [(one.source.text if one.source else "", one.content[0].of(text)[:12]) for one in statements(text)]
    assert [who for who, _ in told] == ["Q", "PRESIDENT HARLAN"] * 2


def test_the_questions_of_an_explainer_speak_not() -> None:
    text = "Who: Two crews left the port.\n\nThe mayor denied the claim.\n\nWho: Their owners.\n\nThe port was closed."
    assert {one.source.text if one.source else "" for one in statements(text)} == {"The mayor"}


@pytest.mark.parametrize("text", ["A note\n\n(( )) something said", "(( ))", "A: B: C:", ": : :", "((\n))"])
def test_a_label_without_a_name_is_no_fault(text: str) -> None:
    assert all(one.content for one in statements(text))


def test_no_span_cuts_a_word() -> None:
    text = "The campaign called the charges unsubstantiated and fabricated by disgruntled former employees."
    for one in statements(text):
        for span in (*one.content, *one.cue, *([one.source.span] if one.source else [])):
            assert not text[span.start - 1 : span.start].isalnum()
            assert not text[span.end : span.end + 1].isalnum()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Maltese minister said that Malta opposed any use of force.", Act.DISAPPROVE),
        ("The Maltese minister said that Chad rejected the use of force.", Act.STATEMENT),
    ],
)
def test_who_is_against_force_threatens_nobody(text: str, act: Act) -> None:
    assert next(one.act for one in statements(text) if one.cue[0].of(text) == "said") is act
