"""Texts that are no news prose: nothing or little is coded, and nothing breaks."""

from __future__ import annotations

import pytest
from event_cases import events

LONG = "Iran and " + ", ".join(["the committee of the northern ports"] * 850) + " condemned Iraq."

TABLE = "\n".join(f"Country {n} | Exports {n * 7} | Imports {n * 5} | Turkey | Greece | 12.5%" for n in range(60))

POEM = """O Troy, thy towers in the evening burn,
And Greece, unsleeping, hammers at the gate;
The ships are black, the ships will not return,
And every wave that strikes the shore is late."""

FRENCH = "Le ministre a condamné hier la décision de Paris. La Russie a menacé de quitter les négociations."

HEADLINES = """Weather: rain in Ankara
Markets: lira slips
Sport: Turkey 2, Greece 1
Travel: ten quiet beaches in Crete
Recipe: a soup from Georgia"""


@pytest.mark.parametrize("text", [TABLE, POEM, HEADLINES], ids=["table", "poem", "headlines"])
def test_what_is_no_prose_tells_no_events(text: str) -> None:
    assert [(event.type, event.trigger.of(text)) for event in events(text)] == []


def test_another_language_gives_nothing_that_is_sure() -> None:
    assert all(event.confidence <= 0.7 for event in events(FRENCH))
    assert len(events(FRENCH)) <= 1


def test_a_sentence_of_thousands_of_words_is_read_to_its_end_and_told_at_most_a_few_times() -> None:
    assert len(LONG.split()) > 5_000
    assert len(events(LONG)) < 10


@pytest.mark.parametrize("text", ["", "\n", "…", "?!", "A", "Iran " * 3_000, "(" * 2_000, "said that " * 1_000])
def test_noise_does_not_break_the_stage(text: str) -> None:
    assert isinstance(events(text), tuple)
