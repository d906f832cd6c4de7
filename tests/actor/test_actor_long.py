"""A noun that a long text repeats is traced back once, not once for each way back."""

from __future__ import annotations

from cast_of_characters import read


def test_a_noun_that_is_repeated_many_times_is_traced_to_an_end() -> None:
    again = " ".join("The Federation met. The Council sat and the Ministry waited." for _ in range(60))
    mentions, _ = read(f"{again} {{The Federation}} <said> no. {{The Council}} <said> yes. {{The Ministry}} <said> no.")
    assert [mention.actor for mention in mentions] == [None, None, None]
    assert all(mention.why for mention in mentions)


def test_a_bare_noun_finds_its_body_over_others_that_are_bare_too() -> None:
    mentions, _ = read("{The Russian Defence Ministry} <spoke>. The Ministry waited. {The Ministry} <said> no.")
    assert mentions[1].actor == mentions[0].actor is not None
