"""Writes ``types.jsonl``: the frames of ``frames/*.txt`` filled with the states, pairs and words beside them.

    python -m training.event.write

The same files and seed give the same lines. README.md tells the form of the frames and of the lines.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.event.overlap import shared
from training.event.states import State, pairs, states

HERE = Path(__file__).parent
SEED = 1962
FILLINGS = 6
"""Fillings of one frame, at most: with more of them a frame is learnt by heart, and the file grows."""
TRIES = 60
HARD = "hard"
"""Stands for the mode of sections with misleading words; it goes into the id alone."""
ALIKE = 0.35
"""Jaccard index of word 5-grams above which two fillings of one frame count as the same sentence."""

COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
MATERIAL_CONFLICT = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("YIELD", "COOPERATE", "AID"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


@dataclass(frozen=True)
class Frame:
    """A sentence with slots. ``type`` and ``mode`` are the codebook's, ``pair`` names a row of ``pairs.tsv``."""

    name: str
    type: str
    mode: str
    status: str
    pair: str
    words: str


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WHEN: tuple[str, ...] = (
    *(f"on {day}" for day in DAYS),
    *(f"late on {day}" for day in DAYS[:4]),
    *(f"early {day}" for day in DAYS[3:]),
    *("over the weekend", "this week", "last week", "overnight", "at the weekend", "earlier this month", "last month"),
    *("on 14 May", "on 3 February", "on 27 October", "in March", "in early July", "in September", "on New Year's Eve"),
)
SINCE = ("since Monday", "since Thursday", "since March", "since the spring", "since 14 May", "since the storm")
AHEAD = (
    *("next week", "next month", "on 9 June", "in the autumn", "in the coming days", "by the end of the year"),
    *("from Monday", "on Friday week", "in the new year", "after the holiday", "before the summer"),
)
SAID = (
    ", state television said",
    ", officials said",
    ", the state news agency reported",
    ", a ministry spokesman said",
    ", two diplomats said",
    ", according to a statement",
    ", according to a military source",
    ", local radio reported",
    ", the presidency announced",
    ", residents and officials said",
    *[""] * 8,
)
WORDS = {"when": WHEN, "since": SINCE, "ahead": AHEAD, "said": SAID}
TIME = re.compile(r"\{(when|since|ahead|said)\}")
SLOT = re.compile(r"\{([AB])(?:\.(\w+))?\}")
CHOICE = re.compile(r"\(([^()]*(?<!<)/[^()]*)\)")
EITHER = re.compile(r"(?<!<)/")
VOWEL = re.compile(r"\b([Aa]) (?=(?:<[st]>)?(?:(?!Eur|uni|one\b)[AEIOaeiou]|Uz|(?:8|18|11)(?!\d)))")
"""An article before a vowel that sounds: not before Ukrainian, Ugandan, European or united."""


def frames() -> Iterator[Frame]:
    """All frames in order; a file holds sections ``= TYPE mode`` with lines ``pair[@status]: words``."""
    numbers: Counter[tuple[str, str]] = Counter()
    for path in sorted((HERE / "frames").glob("*.txt")):
        kind = mode = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("= "):
                kind, _, mode = line[2:].partition(" ")
            elif line and not line.startswith("#"):
                numbers[kind, mode] += 1
                head, words = line.split(": ", 1)
                pair, _, status = head.partition("@")
                name = "-".join(part for part in (kind.lower(), mode, f"{numbers[kind, mode]:02}") if part)
                yield Frame(name, kind, "" if mode == HARD else mode, status or "asserted", pair, words)


def root(kind: str, mode: str, status: str) -> str:
    """The label as PLV writes it: YIELD for both kinds of yielding, AGREE and THREATEN for what is still to come."""
    if status in ("future", "conditional"):
        if kind in COOPERATION:
            return "AGREE"
        if kind in MATERIAL_CONFLICT:
            return "THREATEN"
    if kind in ("CONCEDE", "RETREAT"):
        return "YIELD"
    return "ACCUSE" if (kind, mode) == ("SANCTION", "convict") else kind


def fill(frame: Frame, two: tuple[State, State], chance: random.Random) -> str:
    """One sentence of the frame."""
    text = frame.words
    while CHOICE.search(text):
        text = CHOICE.sub(lambda match: chance.choice(EITHER.split(match[1])), text)
    text = SLOT.sub(lambda match: two[match[1] == "B"].slot(match[2] or "", chance), text)
    text = TIME.sub(lambda match: chance.choice(WORDS[match[1]]), text)
    text = text.replace("{mln}", str(chance.choice((6, 12, 35, 80, 140, 220, 350, 600, 900))))
    text = text.replace("{n}", str(chance.randint(3, 68)), 1).replace("{m}", str(chance.randint(2, 19)))
    text = text.replace("{big}", f"{chance.randint(3, 480) * 50:,}").replace("{year}", str(chance.randint(1960, 1971)))
    if re.search(r"[{}/](?!s>|t>)", text):
        raise ValueError(f"{frame.name}: a slot that nobody fills: {text}")
    text = re.sub(r",</([st])>(?=[.,;])", r"</\1>", text)
    text = re.sub(r",</([st])>", r"</\1>,", text)
    text = VOWEL.sub(lambda match: f"{match[1]}n ", text)
    return re.sub(r'^("?(?:<[st]>)?)(\w)', lambda match: match[1] + match[2].upper(), text)


def rows() -> Iterator[dict[str, str | int]]:
    """The lines: at most ``FILLINGS`` a frame, no two alike."""
    related = pairs(states())
    for frame in frames():
        chance = random.Random(f"{SEED} {frame.name}")
        kept: list[str] = []
        choices = chance.sample(related[frame.pair], k=len(related[frame.pair]))
        for turn in range(TRIES):
            text = fill(frame, choices[turn % len(choices)], chance)
            if len(kept) < FILLINGS and all(shared(text, other, 5) <= ALIKE for other in kept):
                kept.append(text)
        for number, text in enumerate(kept, 1):
            label = root(frame.type, frame.mode, frame.status)
            yield {
                "id": f"{frame.name}-{number}",
                "text": text,
                "type": label,
                "quad": QUADS[label],
                "plover": frame.type,
                "mode": frame.mode,
                "status": frame.status,
            }


def main() -> None:
    """Writes the file, sorted by id."""
    lines = [json.dumps(row, ensure_ascii=False) for row in sorted(rows(), key=lambda row: str(row["id"]))]
    (HERE / "types.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} sentences of {sum(1 for _ in frames())} frames")


if __name__ == "__main__":
    main()
