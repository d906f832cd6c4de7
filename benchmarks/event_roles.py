"""Who did what to whom, against articles read by a person: `python benchmarks/event_roles.py [--errors] [--plv FILE]`.

The set (``sets/event.jsonl``) holds no text: the article, the SHA-256 of its cleaned text, how far it was read
(``upto``), and of each event offsets of its trigger, type, status, sources and targets. It was written by one annotator
before any answer of the system was seen. Where the text allows two readings the set holds both types or statuses; a
role marked "may" is right with and without it; an event marked ``optional`` (the same deed named again, a deed of
nobody, one only hinted at) is neither asked for nor held against the system.

A found event is a gold one where their triggers overlap, at best of the same type. A role is right where the heads of
a found and of a gold actor are the same word, or both are empty; in what both sides do (``mutual``) it is enough that
all found are parties and, of several parties, two are found. Rules were written while looking at the half marked "dev".

With ``--plv`` also the roles of PLV_train's sentences whose type is right, against their marks (a pronoun is right
where the actor stage takes it for the marked one; of both sides of one thing either may be the target); rules were
written while looking at its even lines, so the figure stands on the odd ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from actor import SHARED, readings
from sentence import article

from excomm.actor import resolve
from excomm.event.candidate import Candidate
from excomm.event.coding import candidates
from excomm.event.joint import root_of
from excomm.event.lexicon import words
from excomm.event.mention import mention_spans
from excomm.event.scene import scene
from excomm.event.status import judge
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Event, Mention, Parse, Reading, Span, Status

SET = Path(__file__).parent / "sets" / "event.jsonl"


@dataclass(frozen=True)
class Party:
    """A marked actor; ``may`` says that it need not be found."""

    span: Span
    may: bool


@dataclass(frozen=True)
class Gold:
    """A marked event."""

    trigger: Span
    types: frozenset[str]
    status: frozenset[str]
    optional: bool
    mutual: bool
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


@dataclass(frozen=True)
class Pair:
    """A gold event with the found one that stands for it, or only one of the two."""

    name: str
    gold: Gold | None
    found: Event | None

    @property
    def typed(self) -> bool:
        """Whether the found event has a type of the gold one."""
        return self.gold is not None and self.found is not None and self.found.type in self.gold.types


def read_set(path: Path) -> list[dict[str, Any]]:
    """The articles of the set with their events as ``Gold``, in the order of the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        row["events"] = [_gold(event) for event in row["events"]]
    return rows


def _gold(row: dict[str, Any]) -> Gold:
    sources, targets = (
        tuple(Party(Span(*one[:2]), len(one) > 2) for one in row.get(role, ())) for role in ("sources", "targets")
    )
    return Gold(
        Span(row["start"], row["end"]),
        frozenset(row["types"]),
        frozenset(row["status"]),
        row.get("optional", False),
        row.get("mutual", False),
        sources,
        targets,
    )


# ---------------------------------------------------------------- pairing


def pairs(row: dict[str, Any], reading: Reading) -> list[Pair]:
    """Every gold event with its found one, then what was found beside them, within what was read."""
    left = [event for event in reading.events if event.trigger.end <= row["upto"]]
    given: dict[int, Event] = {}
    for same_type in (True, False):
        for asked in (False, True):
            for at, gold in enumerate(row["events"]):
                if at in given or gold.optional is not asked:
                    continue
                for event in left:
                    if event.trigger.overlaps(gold.trigger) and (event.type in gold.types or not same_type):
                        given[at] = event
                        left.remove(event)
                        break
    told = [Pair(row["article"], gold, given.get(at)) for at, gold in enumerate(row["events"])]
    return told + [Pair(row["article"], None, event) for event in left]


def heads(parsed: Parse, span: Span) -> frozenset[int]:
    """The word on which the others of ``span`` depend, with what is put beside it as its name ("the leader, X")."""
    inside = set(parsed.tokens_in(span))
    top = {at for at in inside if parsed.tokens[at].head not in inside or parsed.tokens[at].head == at}
    while more := {at for at in inside - top if parsed.tokens[at].dep == "appos" and parsed.tokens[at].head in top}:
        top |= more
    measured = {at for at in inside if parsed.tokens[at].dep == "pobj" and _measures(parsed, at, top)}
    return frozenset(top | measured)


def _measures(parsed: Parse, noun: int, top: set[int]) -> bool:
    """Whether it is what a head only counts: "cities" in "a number of cities"."""
    above = parsed.tokens[parsed.tokens[noun].head].head
    return above in top and parsed.tokens[above].lemma in words("quantities")


def role_right(parsed: Parse, gold: Sequence[Party], found: Sequence[Mention]) -> bool:
    """Whether a found actor is a gold one, or there is rightly none."""
    if not found:
        return all(party.may for party in gold)
    marked = frozenset(at for party in gold for at in heads(parsed, party.span))
    return any(heads(parsed, mention.span) & marked for mention in found)


def role_exact(parsed: Parse, gold: Sequence[Party], found: Sequence[Mention]) -> bool:
    """Whether every found actor is a gold one, and at least one is found where one is asked for."""
    marked = frozenset(at for party in gold for at in heads(parsed, party.span))
    return role_right(parsed, gold, found) and all(heads(parsed, mention.span) & marked for mention in found)


def roles(parsed: Parse, gold: Gold, found: Event) -> tuple[bool, bool, bool]:
    """Whether the sources, the targets, and all found actors are right."""
    if not gold.mutual:
        return (
            role_right(parsed, gold.sources, found.sources),
            role_right(parsed, gold.targets, found.targets),
            role_exact(parsed, gold.sources, found.sources) and role_exact(parsed, gold.targets, found.targets),
        )
    asked, told = gold.sources + gold.targets, found.sources + found.targets
    exact = role_exact(parsed, asked, told)
    hit = {at for at, party in enumerate(asked) for one in told if heads(parsed, party.span) & heads(parsed, one.span)}
    both = exact and len(hit) >= min(len([party for party in asked if not party.may]), len(told), 2)
    one_side = bool(gold.targets) and len(hit) < 2  # who met whom: one is missing
    return both, both and not one_side, both and not one_side


# ---------------------------------------------------------------- showing


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def show(half: str, told: Sequence[Pair], parses: dict[str, Parse]) -> None:
    """Precision, recall, status and roles of one half."""
    asked = [pair for pair in told if pair.gold and not pair.gold.optional]
    found = [pair for pair in told if pair.found and not (pair.gold and pair.gold.optional)]
    hit = [pair for pair in asked if pair.found]
    typed = [pair for pair in hit if pair.typed]
    status = sum(pair.found.status.value in pair.gold.status for pair in typed if pair.found and pair.gold)
    judged = [roles(parses[pair.name], pair.gold, pair.found) for pair in typed if pair.found and pair.gold]
    print(f"{half}: {len({pair.name for pair in told})} articles with events, {len(asked)} events")
    print(f"  trigger   precision {share(len(hit), len(found))}  recall {share(len(hit), len(asked))}")
    print(f"  type      precision {share(len(typed), len(found))}  recall {share(len(typed), len(asked))}")
    print(f"  status    {share(status, len(typed))} of those of the right type")
    print(
        f"  roles     source {share(sum(one[0] for one in judged), len(judged))}"
        f"  target {share(sum(one[1] for one in judged), len(judged))}"
    )
    print(
        f"  source and target both right, given the type {share(sum(one[0] and one[1] for one in judged), len(judged))}"
    )
    print(f"  and nobody else named                        {share(sum(one[2] for one in judged), len(judged))}")


def show_errors(told: Sequence[Pair], read: dict[str, Reading], parses: dict[str, Parse]) -> None:
    """What is missed, invented or wrong, with its sentence."""
    for pair in told:
        text = read[pair.name].article.text
        spot = (pair.gold or pair.found).trigger.start  # type: ignore[union-attr]
        parsed = parses[pair.name]
        at = parsed.sentence_at(spot)
        sentence = parsed.sentences[at].of(text) if at is not None else ""
        wrong = _complaint(pair, parsed, text)
        if wrong:
            print(f"{pair.name} {wrong}\n      {sentence}")


def _complaint(pair: Pair, parsed: Parse, text: str) -> str:
    gold, found = pair.gold, pair.found
    told = f"{found.type} {found.status.value} {_named(found)}" if found else ""
    if gold is None:
        return f"INVENTED {told} <{found.trigger.of(text)}>" if found else ""
    if gold.optional:
        return ""
    words = f"<{gold.trigger.of(text)}> {'/'.join(sorted(gold.types))} {'/'.join(sorted(gold.status))}"
    if found is None:
        return f"MISSED {words}"
    if not pair.typed:
        return f"TYPE {words}: {told}"
    faults = [] if found.status.value in gold.status else ["STATUS"]
    source, target, exact = roles(parsed, gold, found)
    faults += [name for name, right in (("SOURCE", source), ("TARGET", target), ("EXACT", exact)) if not right]
    asked = "; ".join(p.span.of(text) for p in gold.sources) + " -> " + "; ".join(p.span.of(text) for p in gold.targets)
    return f"{' '.join(faults)} {words} [{asked}]: {told}" if faults else ""


def _named(event: Event) -> str:
    return "; ".join(m.text for m in event.sources) + " -> " + "; ".join(m.text for m in event.targets)


# ---------------------------------------------------------------- PLV


def marked_roles(row: dict[str, str]) -> tuple[bool, bool, str] | None:
    """Whether source and target of the event of the right type lie in the marks; None where no such event is found."""
    text = row["sentence"]
    one = article(text)
    parsed = parse(one)
    seen = scene(one, parsed, ())
    places = [text.find(row[role]) for role in ("source", "target")]
    marks = [Span(at, at + len(row[role])) for at, role in zip(places, ("source", "target"), strict=True) if at >= 0]
    if len(marks) < 2:
        return None
    judged = [(each, judge(seen, each.node, each.sort)) for each in candidates(seen)]
    right = [
        each
        for each, verdict in judged
        if verdict.told and root_of(each.type, each.mode, verdict.status) == row["gold_root"]
    ]
    if not right:
        return None
    middle = statistics.mean((mark.start + mark.end) / 2 for mark in marks)
    best = min(right, key=lambda each: abs(parsed.tokens[each.trigger[0]].span.start - middle))
    who, whom = best.sources, best.targets
    if not whom and len(who) > 1:
        whom = who  # both sides of one thing
    words = f"{best.type} <{parsed.tokens[best.trigger[0]].text}> {_words(seen, best)}"
    return _marked(parsed, seen, who, marks[0]), _marked(parsed, seen, whom, marks[1]), words


def _marked(parsed: Parse, seen: Any, found: Sequence[int], mark: Span) -> bool:
    wanted = heads(parsed, mark)
    return any(
        mark.covers(parsed.tokens[at].span)
        or any(heads(parsed, span) & wanted for span in mention_spans(seen, at))
        or (parsed.tokens[at].pos == "PRON" and _stands_for(seen, parsed.tokens[at].span, mark))
        for at in found
    )


def _stands_for(seen: Any, pronoun: Span, mark: Span) -> bool:
    """Whether the actor stage takes the pronoun for the one who is marked."""
    mentions = tuple(Mention(span, span.of(seen.article.text)) for span in (pronoun, mark))
    asked = Event(
        "e", seen.article.id, "CONSULT", "", mentions, (), Status.ASSERTED, UNKNOWN_WHEN, mark, (), 0.0, "", 0.0
    )
    (answered,) = resolve(seen.article, seen.parse, (), (asked,))[1]
    who, whom = answered.sources
    return who.actor is not None and who.actor == whom.actor


def _words(seen: Any, one: Candidate) -> str:
    named = [
        "; ".join(span.of(seen.article.text) for at in role for span in mention_spans(seen, at))
        for role in (one.sources, one.targets)
    ]
    return " -> ".join(named)


def plv(path: Path, odd: bool, errors: bool) -> None:
    """The roles of PLV's odd (or even) lines, given that the type is right."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for at, row in enumerate(csv.DictReader(file, delimiter="\t"), 1) if at % 2 == odd]
    counted: Counter[str] = Counter()
    for row in rows:
        answer = marked_roles(row)
        if answer is None:
            continue
        source, target, words = answer
        counted.update(n=1, source=source, target=target, both=source and target)
        if errors and not (source and target):
            print(f"{'' if source else 'SOURCE '}{'' if target else 'TARGET '}{words}\n      {row['marked_sentence']}")
    print(f"PLV_train, {'odd' if odd else 'even'} lines: {len(rows)} sentences, type found {counted['n']}")
    for key in ("source", "target", "both"):
        print(f"  {key:6} {share(counted[key], counted['n'])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=SHARED / "data" / "news")
    parser.add_argument("--seeds", type=Path, default=SHARED / "seeds")
    parser.add_argument("--plv", type=Path, help="PLV_train.tsv; also the roles of its odd lines")
    parser.add_argument(
        "--errors", action="store_true", help="print what is wrong (dev, and PLV's even lines), no figures"
    )
    given = parser.parse_args()
    rows = [row for row in read_set(SET) if not given.errors or row["half"] == "dev"]
    told: dict[str, list[Pair]] = {"dev": [], "test": []}
    read: dict[str, Reading] = {}
    parses: dict[str, Parse] = {}
    for row, reading in readings(rows, given.news, given.seeds):
        read[row["article"]], parses[row["article"]] = reading, parse(reading.article)
        told[row["half"]] += pairs(row, reading)
    if given.errors:
        show_errors(told["dev"], read, parses)
    else:
        for half, found in told.items():
            show(half, found, parses)
    if given.plv:
        plv(given.plv, odd=not given.errors, errors=given.errors)


if __name__ == "__main__":
    main()
