"""Seconds a kilobyte that the date grammar takes on generated hostile text: `python benchmarks/hostile_dates.py`.

Each kind of text is made from ``SEED`` at two lengths. Printed is its time a kilobyte as a ratio to that of ordinary
news prose (written for this file), the least of several runs, and how that time grows from the short text to one
``LONGER`` times as long (1.0 is linear). Needs no data and no parse.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from excomm.dating.grammar import scan

SEED = 11
SHORT = 8_000
"""Characters."""
LONGER = 8
RUNS = 3

ORDINARY = (
    "The foreign minister, who took office in 2012, said on Tuesday that the two navies had clashed near the strait "
    "last June. Three days later the council met in Geneva and asked both sides to withdraw their ships by the end of "
    "the month. The ministry, which had denied the incident, called the report exaggerated, and its spokesman told "
    "reporters that no sailor had been hurt. Talks between the two sides will resume next week, the envoy added. "
)
WORDS = (
    "the a an last next this past first second two twenty hundred thousand half days weeks years ago earlier later "
    "from now and of in by since until early mid late end quarter fiscal year month Monday May June spring Easter "
    "century noon morning night tonight every each once about at least more than several a.m. p.m. GMT BC AD 's - – / "
    ". , : 12 31 99 1962 2021 '62 1960s"
)


def _drawn(words: list[str], between: str) -> Callable[[random.Random, int], str]:
    def make(draw: random.Random, length: int) -> str:
        text = ""
        while len(text) < length:
            text += between.join(draw.choices(words, k=200)) + between
        return text[:length]

    return make


def _again(piece: str) -> Callable[[random.Random, int], str]:
    return lambda _, length: (piece * (length // len(piece) + 1))[:length]


KINDS: dict[str, Callable[[random.Random, int], str]] = {
    "ordinary news": _again(ORDINARY),
    "words of dates, drawn": _drawn(WORDS.split(), " "),
    "words of dates, no blanks": _drawn(WORDS.split(), ""),
    "dates only": _drawn(["31 February 2021,", "27.12.2021", "2021-12-27", "May 5, 1962;", "the 27th"], " "),
    "figures only": _drawn(list("0123456789"), ""),
    "figures and points": _drawn(["1", "12", "1962", ".", "/", "-", ":"], ""),
    "one number without end": _again("two thousand" + " thousand" * 2000 + " "),
    "numbers in words": _again("twenty-two thousand and nine "),
    "the the the": _again("the "),
    "at least about": _again("at least about nearly more than "),
    "hyphens": _again("mid-late-early-"),
    "apostrophes": _again("'"),
    "marks from right to left": _drawn(["\u200f12", "\u200e3/2021", "\u202eMonday\u202c", "\u0662\u0660"], ""),
    "one word without end": _again("x"),
}


def seconds(text: str) -> float:
    """The least processor time of several scans."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        for _ in scan(text, 0, len(text)):
            pass
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    usual = 0.0
    print(f"{'':28} {'µs a char':>10} {'ratio':>7} {'growth':>7}")
    for kind, make in KINDS.items():
        draw = random.Random(SEED)
        short, long = (seconds(make(draw, length)) / length for length in (SHORT, SHORT * LONGER))
        usual = usual or long
        print(f"{kind:28} {1e6 * long:10.2f} {long / usual:7.1f} {long / short:7.2f}")


if __name__ == "__main__":
    main()
