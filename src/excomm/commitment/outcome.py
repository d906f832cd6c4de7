"""What became of a commitment, from the happenings told since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from excomm.commitment.draft import Draft, pattern
from excomm.readings import Told, content_words, parties
from excomm.records import Anchor, Outcome, Status, Story
from excomm.wordlist import wordlist

GRACE = 3
"""Days after its date by which a meeting may still be told as held: it is reported late, or it is put off a little."""

GOOD = frozenset({"RETREAT", "CONCEDE", "COOPERATE", "AID"})
HARM = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Later:
    """A happening in the terms in which it may decide a commitment: its words, its states on each side."""

    story: Story
    start: date
    text: str
    words: frozenset[str]
    sources: frozenset[str]
    targets: frozenset[str]
    anchors: tuple[Anchor, ...]


def _later(story: Story, start: date, events: Mapping[str, Told]) -> Later:
    tellings = [events[name] for name in story.events if name in events]
    text = " ".join(one.words for one in tellings)
    return Later(
        story,
        start,
        text,
        content_words(text),
        frozenset(party for one in tellings for party in parties(one.event.sources)),
        frozenset(party for one in tellings for party in parties(one.event.targets)),
        tuple(anchor for one in tellings for anchor in one.anchors),
    )


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The happenings that can decide anything, by (type, party), each list by date."""

    by_type: Mapping[tuple[str, str], Sequence[Later]]

    @classmethod
    def of(cls, stories: Sequence[Story], events: Mapping[str, Told]) -> Aftermath:
        """Those of ``stories`` that are asserted or denied, dated and not taken back."""
        found: dict[tuple[str, str], list[Later]] = {}
        for story in stories:
            start = story.when.earliest
            if story.superseded or start is None or story.status not in (Status.ASSERTED, Status.DENIED):
                continue
            later = _later(story, start, events)
            for party in later.sources | later.targets:
                found.setdefault((story.type, party), []).append(later)
        for block in found.values():
            block.sort(key=lambda one: (one.start, one.story.id))
        return cls(found)

    def since(self, day: date, types: Iterable[str], who: Iterable[str]) -> list[Later]:
        """The happenings of these types with one of these parties that begin after ``day``, by date."""
        blocks = [self.by_type.get((one, party), ()) for one in types for party in who]
        after = {
            one.story.id: one for block in blocks for one in block[bisect_right(block, day, key=lambda x: x.start) :]
        }
        return sorted(after.values(), key=lambda one: (one.start, one.story.id))


def outcome(draft: Draft, aftermath: Aftermath) -> tuple[Outcome, tuple[Anchor, ...]]:
    """The first happening that decides the commitment, and where it is told; open where none does.

    Only what begins after the day on which the commitment was made is asked; unknown where that day is.
    """
    made = draft.made.latest or draft.made.earliest
    if made is None:
        return Outcome.UNKNOWN, ()
    types, judges = JUDGES[draft.kind]
    for later in aftermath.since(made, sorted(types), sorted(draft.givers | draft.takers)):
        for judge in judges:
            became = judge(draft, later)
            if became is not None:
                return became, later.anchors
    return Outcome.OPEN, ()


# ---------------------------------------------------------------- judges: a plain function that decides, or None


def held(draft: Draft, later: Later) -> Outcome | None:
    """A meeting of the same parties on its day, or within ``GRACE`` days after."""
    if later.story.type != "CONSULT" or later.story.status is not Status.ASSERTED or not _same_table(draft, later):
        return None
    opens = draft.due.earliest or date.min
    closes = draft.due.latest + timedelta(GRACE) if draft.due.latest else date.max
    return Outcome.KEPT if opens <= later.start <= closes else None


def called_off(draft: Draft, later: Later) -> Outcome | None:
    """A meeting that is denied or called off."""
    if later.story.type not in ("CONSULT", "REJECT") or not _same_table(draft, later):
        return None
    denied = later.story.type == "CONSULT" and later.story.status is Status.DENIED
    return Outcome.WITHDRAWN if denied or (pattern("cancel").search(later.text) and _about(draft, later)) else None


def done(draft: Draft, later: Later) -> Outcome | None:
    """What was promised is done by the one who promised it."""
    if (
        later.story.type not in GOOD
        or later.story.status is not Status.ASSERTED
        or pattern("refrain").search(draft.what)
    ):
        return None
    return Outcome.KEPT if _by(draft, later) and _about(draft, later) else None


def violated(draft: Draft, later: Later) -> Outcome | None:
    """The opposite is done: force after a promise to refrain from it, or harm in the very matter of the promise."""
    if later.story.status is not Status.ASSERTED or not _by(draft, later) or not _at(draft, later):
        return None
    if pattern("refrain").search(draft.what):
        forcible = later.story.type == "ASSAULT" and draft.words & _force()
        return Outcome.BROKEN if forcible or (later.story.type in HARM and _about(draft, later)) else None
    against = later.story.type in HARM | {"REJECT"} and _about(draft, later, least=2)
    return Outcome.BROKEN if against and not pattern("cancel").search(later.text) else None


def taken_back(draft: Draft, later: Later) -> Outcome | None:
    """The one who gave it takes it back, in words that say so about the same matter."""
    if later.story.status is not Status.ASSERTED or not _by(draft, later) or later.story.type in GOOD:
        return None
    return Outcome.WITHDRAWN if pattern("cancel").search(later.text) and _about(draft, later, least=2) else None


def carried_out(draft: Draft, later: Later) -> Outcome | None:
    """A threat is carried out by the one who made it, against the one who got it."""
    if later.story.type not in HARM or later.story.status is not Status.ASSERTED:
        return None
    # Whether the condition has come about is not known: without the same two sides one word in common says too little.
    least = 2 if draft.condition and not draft.takers & later.targets else 1
    return Outcome.KEPT if _by(draft, later) and _at(draft, later) and _about(draft, later, least) else None


def dropped(draft: Draft, later: Later) -> Outcome | None:
    """The one who threatened steps back in the matter."""
    if later.story.type not in ("RETREAT", "CONCEDE") or later.story.status is not Status.ASSERTED:
        return None
    return Outcome.WITHDRAWN if _by(draft, later) and _about(draft, later) else None


@cache
def _agreed() -> float:
    """The weight of an agreement: what is but offered weighs less, and meets no deadline."""
    return float(wordlist("en", "plover")["AGREE"]["score"])


def met(draft: Draft, later: Later) -> Outcome | None:
    """The one who got the deadline does as told, or refuses."""
    if later.story.status is not Status.ASSERTED or not draft.takers & later.sources or not _about(draft, later):
        return None
    if later.story.type in GOOD or (later.story.type == "AGREE" and later.story.score >= _agreed()):
        return Outcome.KEPT
    return Outcome.BROKEN if later.story.type == "REJECT" else None


Judge = Callable[[Draft, Later], Outcome | None]

JUDGES: dict[str, tuple[frozenset[str], tuple[Judge, ...]]] = {
    "meeting": (frozenset({"CONSULT", "REJECT"}), (held, called_off)),
    "promise": (GOOD | HARM | {"REJECT"}, (done, taken_back, violated)),
    "offer": (GOOD | HARM | {"REJECT"}, (done, taken_back, violated)),
    "threat": (GOOD | HARM | {"REJECT"}, (carried_out, dropped, taken_back)),
    "deadline": (GOOD | {"AGREE", "REJECT"}, (met, taken_back)),
}
"""By kind: the types of happening that are asked, and the judges in turn."""


def _same_table(draft: Draft, later: Later) -> bool:
    expected = draft.givers | draft.takers
    return len(expected & (later.sources | later.targets)) >= min(2, len(expected))


def _by(draft: Draft, later: Later) -> bool:
    return bool(draft.givers & later.sources)


def _at(draft: Draft, later: Later) -> bool:
    return not draft.takers or not later.targets or bool(draft.takers & later.targets)


def _about(draft: Draft, later: Later, least: int = 1) -> bool:
    """Whether the happening shares at least ``least`` content words with the commitment, names aside."""
    return len(draft.words & later.words) >= least


@cache
def _force() -> frozenset[str]:
    return frozenset(wordlist("en", "commitments")["force"])
