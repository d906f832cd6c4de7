"""The brief as Markdown that reads well as it is, in a terminal or a mail: heaviest first, about sixty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from excomm.brief import wording
from excomm.brief.outline import Brief, Line, PairLine
from excomm.records import Kind

SENTENCE = 220
"""Code points of a quoted sentence at most; the whole of it is one ``excomm show`` away."""

LONGEST = 30
"""Characters of an id shown whole; a longer one (an article's hash) is shown by its first 12, which ``show`` takes."""

_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
)
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|:(?=//)|@|(?<=www)\.|^[#+=-]", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d+)([.)])")


def render(brief: Brief, *, limit: int = 5) -> str:
    """The brief as Markdown; what is left out is counted.

    ``limit`` is how many lines what happened and what was said have at most; every other section has half as many.

    Nothing in an article's text can become a link, a heading, HTML or a terminal command.
    """
    further = max(1, limit // 2)
    return "\n".join(
        [
            f"# Brief: {brief.period}",
            "",
            f"{brief.summary} `excomm show ID` opens any line.",
            *_pairs(brief.pairs, further),
            *_section("What happened", brief.happenings, limit, "No new happening is told as done."),
            *_section("What was said", brief.statements, limit, "No new demand, threat, promise, refusal or offer."),
            *_section("Commitments: outcome new", brief.settled, further, ""),
            *_section("Commitments: next", brief.due, further, "No commitment is open."),
            *_section("Instruments", brief.instruments, further, ""),
            *_section("Positions that moved", brief.positions, further, ""),
            *_section("Told, but not counted as done", brief.uncounted, further, ""),
            *_section("Corrections", brief.corrections, further, ""),
            *_section("Articles without a date", brief.undated, further, ""),
            *_problems(brief, further),
            "",
        ]
    )


def escape(text: str) -> str:
    """``text`` on one line as plain words: no control characters, no markup, no address that a reader would link."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return _ORDINAL.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line))


def _pairs(pairs: Sequence[PairLine], limit: int) -> Iterator[str]:
    yield from ("", "## Tension (0 calm to 100, 50 is usual for the pair; in brackets the interval)")
    for pair in pairs[:limit]:
        level = f"{' – '.join(pair.names)}: {wording.level(pair.now)}"
        yield f"- **{escape(level)}** on {escape(f'{wording.day(pair.now.end)}; {pair.note}')}"
        yield from (f"  > {_words(rest)} {_ident(rest)}" for rest in pair.rests[:1])
    yield from _rest(pairs, limit, "pair")
    if not pairs:
        yield "Not enough data: no happening between two states."


def _section(title: str, lines: Sequence[Line], limit: int, otherwise: str) -> Iterator[str]:
    if not lines and not otherwise:
        return
    yield from ("", f"## {title}")
    for line in lines[:limit]:
        yield f"- {_head(line)}"
        yield f"  > {_words(line)}"
    yield from _rest(lines, limit, "line")
    if not lines:
        yield otherwise


def _head(line: Line) -> str:
    reports = f"{line.reports} articles" if line.reports > 1 else ""
    copies = f"{line.copies} of them {'a copy' if line.copies == 1 else 'copies'}" if line.copies else ""
    told = " (".join(one for one in (reports, copies) if one) + (")" if copies and reports else "")
    source = line.quotes[0].source if line.quotes and line.kind != "article" else ""
    # A note that says why the date is unknown says that it is.
    date_words = "" if "date unknown:" in line.note else f"{line.dated} {wording.when(line.when)}".strip()
    parts = (date_words, line.who + line.role, line.what, line.manner, *line.marks, line.note, told or source)
    return f"{escape(' · '.join(part for part in parts if part))} {_ident(line)}"


def _ident(line: Line) -> str:
    return f"`{line.record if len(line.record) <= LONGEST else line.record[:12]}`"


def _words(line: Line) -> str:
    """The words said, or the whole sentence of what was done."""
    if line.kind == "statement":
        words = escape(wording.shortened(" … ".join(line.words), SENTENCE))
        return f"“{words.strip('“”')}”" if line.manner == wording.KINDS[Kind.DIRECT] else words
    whole = line.quotes[0].sentence if line.quotes else " ".join(line.words)
    return escape(wording.shortened(whole, SENTENCE))


def _rest(lines: Sequence[object], limit: int, unit: str) -> Iterator[str]:
    if len(lines) > limit:
        yield f"- … and {wording.count(len(lines) - limit, f'more {unit}')}"


def _problems(brief: Brief, limit: int) -> Iterator[str]:
    if not brief.problems:
        return
    yield from ("", f"## Problems: {len(brief.problems)} (`excomm problems`)")
    yield from (f"- {escape(one.input)}: {escape(one.message)}" for one in brief.problems[:limit])
    yield from _rest(brief.problems, limit, "problem")
