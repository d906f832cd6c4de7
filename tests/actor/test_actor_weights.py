"""The decision between candidates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from excomm.actor.weight import MARGIN, NAME, PRONOUN, TITLE, Candidate, decide, score

FEATURES = st.dictionaries(st.sampled_from(sorted(PRONOUN)), st.integers(0, 3))


@given(st.lists(FEATURES, max_size=5))
def test_whoever_wins_leads_by_the_margin(found: list[dict[str, float]]) -> None:
    candidates = [Candidate(str(rank), f"person {rank}", features) for rank, features in enumerate(found)]
    best, why = decide(candidates, PRONOUN)
    if best is None:
        assert why
        return
    others = [score(c.features, PRONOUN) for c in candidates if c is not best]
    assert all(score(best.features, PRONOUN) - other >= MARGIN for other in others)


def test_two_alike_are_nobody_and_both_are_told() -> None:
    twins = [Candidate(name, name, {"spoke just before": 1}) for name in ("Castor", "Pollux")]
    best, why = decide(twins, PRONOUN)
    assert best is None
    assert "Castor" in why
    assert "Pollux" in why


def test_a_contradiction_outweighs_being_the_only_one() -> None:
    best, why = decide([Candidate("x", "X", {"another gender than the title's": 1})], NAME)
    assert best is None
    assert "another gender" in why


def test_every_table_has_names_and_weights() -> None:
    for table in (NAME, TITLE, PRONOUN):
        assert all(feature and weight != 0 for feature, weight in table.items())
