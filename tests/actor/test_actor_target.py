"""To whom something is done: never to the doer's own side by a pronoun."""

from __future__ import annotations

from dataclasses import replace

from cast_of_characters import WINTER, when

from excomm.actor import resolve
from excomm.article import clean
from excomm.attribution import attribute
from excomm.event import code
from excomm.parse import parse
from excomm.records import Event, Raw


def _demand(text: str) -> Event:
    article = replace(clean(Raw(text.encode(), "text/plain", "case", "case")), published=when(WINTER))
    shared = parse(article)
    said = attribute(article, shared)
    _, done, _ = resolve(article, shared, said, code(article, shared, said))
    return next(event for event in done if event.type == "REQUEST")


def test_what_is_demanded_of_it_is_not_demanded_of_the_demander() -> None:
    text = (
        "A Russian warship sailed through the strait. Russian Foreign Minister Sergei Lavrov accused the United States "
        "of piracy and demanded that it withdraw its fleet."
    )
    demand = _demand(text)
    assert [one.actor for one in demand.sources] == ["sergei-lavrov"]
    assert not {one.state for one in demand.targets} & {"RUS"}


def test_a_pronoun_for_the_other_side_keeps_it() -> None:
    text = "The United States sent ships to the strait. Moscow demanded that Washington withdraw them."
    assert {one.state for one in _demand(text).targets} == {"USA"}


def test_what_is_done_to_somebody_of_the_doers_own_state_is_done_to_him() -> None:
    demand = _demand("Senator Ole Moe of Ohio met Governor Wim Aal of Texas on Monday and urged him to resign.")
    assert [target.actor for target in demand.targets] == ["wim-aal"]
