"""Who it was, against a gold set read by two people: `python benchmarks/actor.py [NEWS_DIR] [SEEDS_DIR]`.

The set (``sets/actor.jsonl``) holds no text: the article, the SHA-256 of its cleaned text, and of each mention offsets,
identity, side (the state or organisation represented), kind and role, with what each of the two annotators (``a``,
``b``) wrote. An article is read as ``excomm read`` reads it; every source and addressee of a statement and every source
and target of an event that overlaps a gold mention is scored against the one that it overlaps best.

right    the same identity; of joint mentions ("we" of two who meet) one of them, or a state that one represents
wrong    another identity that has a name; for a mention of nobody in particular anybody but its own side
unknown  no identity, or one without a name ("unnamed officials")

Two measures stand side by side. "strict" asks for the identity of everybody who has a name in the set. "role only" is
the same, but a person in no public role (a coach, a professor, the head of a firm: ``private`` in the set, marked by
one reader without sight of any answer; candidates, party officers and clerics are not) must not be entered in the
registry, so there the right answer is nobody with the reason that no official role is in the text: an abstention for
another reason stays unknown, any actor is wrong; a side is not asked of them. Mentions of nobody in particular
("officials") are right in both where the answer is an unnamed actor, their own side, or nobody.

Rules were written while looking at the odd lines of the set, so the figures stand on the even ones.

``--cost`` prints what it costs instead: the stage's share of the processor time of a whole reading, over the same
articles, and the registry's load time and memory, each in a fresh process (with Python and the packages running).
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from excomm import pipeline
from excomm.actor import NO_ROLE, resolve
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Actor, ActorKind, Event, Mention, Problem, Raw, Reading, Span, Status
from excomm.registry import holders, organisations, person_key, states, terms_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
SET = Path(__file__).parent / "sets" / "actor.jsonl"
NOBODY = {"unnamed", "unknown"}


@dataclass(frozen=True)
class Gold:
    """A marked mention."""

    span: Span
    id: str
    side: str
    kind: str
    role: str
    a: str | None
    b: str | None
    private: bool = False


@dataclass(frozen=True)
class Answer:
    """A mention that excomm found, the gold mention that it overlaps best, and how far the two agree."""

    article: str
    role: str
    gold: Gold
    mention: Mention
    actor: Actor | None
    identity: str
    side: str
    strict: str


def read_set(path: Path) -> list[dict[str, Any]]:
    """The articles of the set with their mentions as ``Gold``, in the order of the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        row["mentions"] = [
            Gold(Span(m["start"], m["end"]), m["id"], m["for"], m["kind"], m["role"], m["a"], m["b"], "private" in m)
            for m in row["mentions"]
        ]
    return rows


# ---------------------------------------------------------------- reading


@cache
def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def raw(row: dict[str, Any], news: Path, seeds: Path) -> Raw:
    """The article of a row of the set, as it came: a seed file, or title and body of a line of the news."""
    name = row["article"]
    kind, number = name.rsplit("-", 1)
    if kind == "seed":
        return Raw(next(seeds.glob(f"{number}_*")).read_bytes(), "text/plain", name, name)
    line = _lines(news / f"{kind}.jsonl.gz")[int(number)]
    dated = (("published", line["published"]),)
    return Raw(f"{line['title']}\n\n{line['text']}".encode(), "text/plain", name, name, metadata=dated)


def readings(rows: list[dict[str, Any]], news: Path, seeds: Path) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Each row with its reading. Ends the run where the cleaned text is not the one that was marked."""
    for row in rows:
        read = pipeline.read_article(raw(row, news, seeds))
        if isinstance(read, Problem) or read.article.id != row["sha256"]:
            raise SystemExit(f"{row['article']}: its cleaned text is not the one that was marked")
        for problem in read.problems:
            print(f"{problem.stage}: {problem.message}", file=sys.stderr)
        yield row, read


def found(reading: Reading) -> Iterator[tuple[str, Mention]]:
    """Every resolved mention, and what it is to its record."""
    for statement in reading.statements:
        yield from (("speaker", mention) for mention in statement.said_by)
        if statement.addressee:
            yield "addressee", statement.addressee
    for event in reading.events:
        for role, mentions in (("doer", event.sources), ("target", event.targets)):
            for mention in mentions:
                yield role, mention


def overlapped(span: Span, marked: list[Gold]) -> Gold | None:
    """The gold mention that shares most with ``span``; the first in it where none shares half ("X of the Y")."""

    def shared(gold: Gold) -> float:
        inside = min(span.end, gold.span.end) - max(span.start, gold.span.start)
        return inside / (max(span.end, gold.span.end) - min(span.start, gold.span.start))

    overlapping = [gold for gold in marked if gold.span.overlaps(span)]
    best = max(overlapping, key=shared, default=None)
    return best if best is None or shared(best) > 1 / 2 else min(overlapping, key=lambda gold: gold.span.start)


# ---------------------------------------------------------------- judging


@cache
def _by_wikidata() -> dict[str, str]:
    return {holder.wikidata: holder.person for holder in holders() if holder.wikidata}


@cache
def _organisation_slugs() -> dict[str, str]:
    return {slug: o.id for o in organisations() for slug in {_slug(o.id), *map(_slug, (o.name, *o.aliases))}}


def _slug(words: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def same(gold: str, actor: str, name: str) -> bool:
    """Whether a gold identity is the actor with that id and name.

    What the registry did not have when the set was made bears a slug of its own (``new:``): a person's is compared by
    its first letter and last word, anything else's as a whole. Ids that excomm makes of an article's own words are
    compared by ``own_ids``.
    """
    if not gold.startswith("new:"):
        return _by_wikidata().get(gold, gold) == actor
    slug = gold.removeprefix("new:")
    if actor in {slug, _organisation_slugs().get(slug)} or _slug(name) == slug:
        return True
    mine, theirs = slug.split("-"), _slug(name).split("-")
    return mine[0][0] == theirs[0][:1] and person_key(mine[-1]) == person_key(theirs[-1]) and len(theirs) > 1


def judge_identity(gold: Gold, mention: Mention, actor: Actor | None) -> str:
    """right, wrong or unknown."""
    if gold.id in NOBODY:
        if actor is None or actor.kind is ActorKind.UNNAMED:
            return "right"
        sides = {actor.id, mention.state or "", actor.state or ""}
        return "right" if sides & set(gold.side.split("|")) else "wrong"
    if actor is None or (actor.kind is ActorKind.UNNAMED and not same(gold.id, actor.id, actor.name)):
        return "unknown"
    joint = gold.id.split("|")
    if any(same(one, actor.id, actor.name) for one in joint):
        return "right"
    return "right" if len(joint) > 1 and actor.id in gold.side.split("|") else "wrong"


def judge_private(mention: Mention) -> str:
    """right, wrong or unknown, for a mention of a person in no official role."""
    if mention.actor is not None:
        return "wrong"
    return "right" if NO_ROLE in mention.why else "unknown"


def judge_side(gold: Gold, mention: Mention, actor: Actor | None, day: date | None) -> str:
    """right, wrong or unknown; "" where the gold knows no side."""
    wanted = [side for side in gold.side.split("|") if side]
    if not wanted or gold.id == "unknown":
        return ""
    sides = {mention.state, mention.organisation}
    if actor and sides == {None} and actor.kind is ActorKind.PERSON:
        sides = {term.organisation for term in terms_of(actor.id, day) if term.organisation}
    elif actor and actor.kind in {ActorKind.ORGANISATION, ActorKind.BODY, ActorKind.STATE}:
        sides |= {actor.id}
    elif actor and actor.id.endswith("-members"):
        sides |= {actor.id.removesuffix("-members").upper()}
    sides -= {None}
    if not sides:
        return "unknown"
    return "right" if any(same(one, side or "", side or "") for one in wanted for side in sides) else "wrong"


def judge(row: dict[str, Any], reading: Reading, given: Iterable[tuple[str, Mention]]) -> Iterator[Answer]:
    """The mentions that overlap a gold one, judged."""
    actors = {actor.id: actor for actor in reading.actors}
    for role, mention in given:
        gold = overlapped(mention.span, row["mentions"])
        if gold is None:
            continue
        actor = actors.get(mention.actor or "")
        side = judge_side(gold, mention, actor, reading.article.published.latest)
        strict = judge_identity(gold, mention, actor)
        identity = judge_private(mention) if gold.private else strict
        yield Answer(row["article"], role, gold, mention, actor, identity, side, strict)


def asked(row: dict[str, Any], reading: Reading) -> Reading:
    """The reading with every gold mention put to the actor stage as the doer of an event of its own."""
    article = reading.article
    queries = tuple(
        Event(
            id=f"query-{number}",
            article=article.id,
            type="CONSULT",
            mode="",
            sources=(Mention(gold.span, gold.span.of(article.text)),),
            targets=(),
            status=Status.ASSERTED,
            when=UNKNOWN_WHEN,
            trigger=gold.span,
            evidence=(gold.span,),
            score=0.0,
            found_by="benchmark",
            confidence=1.0,
        )
        for number, gold in enumerate(row["mentions"])
    )
    _, events, actors = resolve(article, parse(article), reading.statements, queries)
    return replace(reading, statements=(), events=events, actors=actors)


def is_public(gold: Gold) -> bool:
    """Whether the mention is of a state, a registered organisation, or somebody who acts for one.

    Others (a farmer, a coach, a firm) excomm does not take for actors, unless an organisation by its own name.
    """
    codes = {state.code for state in states()} | {o.id for o in organisations()}
    sides = {_organisation_slugs().get(side.removeprefix("new:"), side) for side in gold.side.split("|")}
    return bool(sides & codes) or gold.id in _by_wikidata() or not gold.id.startswith(("new:", *NOBODY))


def own_ids(judged: list[Answer]) -> dict[tuple[str, str], str]:
    """For ids that excomm made itself, by article: the gold identity (``new:``) that their names mostly stand for.

    "The Royal Canadian Mounted Police" may be called otherwise than in the set, but must be one, and nobody else.
    """
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known = {holder.person for holder in holders()} | {o.id for o in organisations()} | {s.code for s in states()}
    for one in judged:
        if one.actor and one.gold.kind == "name" and one.actor.id not in known:
            counted[one.article, one.actor.id][one.gold.id] += 1
    return {key: count.most_common(1)[0][0] for key, count in counted.items()}


def forgiven(judged: list[Answer], own: dict[tuple[str, str], str]) -> Iterator[Answer]:
    """The answers, right where the id is excomm's own for that very identity.

    Such an id is the side itself where the set says so, and otherwise tells no side.
    """
    for one in judged:
        stands_for = own.get((one.article, one.actor.id)) if one.actor else None
        if stands_for is None or one.actor is None:
            yield one
            continue
        identity = "right" if one.gold.id.startswith("new:") and stands_for == one.gold.id else one.identity
        itself = identity == "right" and one.gold.side == one.gold.id
        telling = one.mention.state or one.actor.kind is ActorKind.PERSON or not one.side
        strict = "right" if one.gold.id.startswith("new:") and stands_for == one.gold.id else one.strict
        side = "right" if itself else one.side if telling else "unknown"
        yield replace(one, identity=one.identity if one.gold.private else identity, strict=strict, side=side)


# ---------------------------------------------------------------- costs

REGISTRY = """
import time, tracemalloc, sys
from excomm import registry
if sys.argv[1] == "memory":
    tracemalloc.start()
start = time.perf_counter()
registry.state_named("Russia"), registry.organisation_named("NATO"), registry.region_named("Texas")
registry.holders_named("Putin"), registry.terms_of("vladimir-putin")
print(time.perf_counter() - start if sys.argv[1] == "time" else tracemalloc.get_traced_memory()[0] / 2**20)
"""


def show_cost(rows: list[dict[str, Any]], news: Path, seeds: Path) -> None:
    """The stage's share of the reading time, and what the registry takes to load."""
    whole = stage = 0.0
    pipeline.read_article(raw(rows[0], news, seeds))  # loads the models and the registry
    for row in rows:
        start = time.process_time()
        read = pipeline.read_article(raw(row, news, seeds))
        whole += time.process_time() - start
        if isinstance(read, Problem):
            continue
        shared = parse(read.article)
        start = time.process_time()
        resolve(read.article, shared, read.statements, read.events)
        stage += time.process_time() - start
    print(f"{len(rows)} articles: the stage takes {100 * stage / whole:.1f} per cent of the reading time, of which a")
    print(f"fifth is the most that it may ({stage / len(rows):.3f} of {whole / len(rows):.2f} s an article)")
    for what, unit, most in (("time", "s", 0.3), ("memory", "MiB", 150)):
        command = [sys.executable, "-c", REGISTRY, what]
        taken = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        print(f"registry, {what}: {taken:.2f} {unit} (at most {most})")


# ---------------------------------------------------------------- showing


def show(title: str, judged: Iterable[Answer], key: Callable[[Answer], str]) -> None:
    """A line for each group of answers: identity and side, each strict and role only (without private persons)."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in judged:
        groups[key(answer)].append(answer)
    columns = f"{'n':>4} {'right':>5} {'wrong':>5} {'unkn.':>5}"
    titles = ("identity, role only", "identity, strict", "side, role only", "side, strict")
    print(f"\n{title:24}", *(f"{name:22}" for name in titles), sep=" | ")
    print(f"{'':24}", *4 * [columns], sep=" | ")
    for name, group in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        sided = [a for a in group if a.side]
        verdicts = (
            [a.identity for a in group],
            [a.strict for a in group],
            [a.side for a in sided if not a.gold.private],
            [a.side for a in sided],
        )
        print(f"{name:24}", *map(_shares, verdicts), sep=" | ")


def _shares(verdicts: list[str]) -> str:
    count = Counter(verdicts)
    shares = (100 * count[name] / len(verdicts) if verdicts else 0.0 for name in ("right", "wrong", "unknown"))
    right, wrong, unknown = shares
    return f"{len(verdicts):4} {right:5.1f} {wrong:5.1f} {unknown:5.1f}"


def show_agreement(rows: list[dict[str, Any]]) -> None:
    """How far the two annotators mark the same mentions, and say the same of those that both mark."""
    marked = [gold for row in rows for gold in row["mentions"]]
    both = [gold for gold in marked if gold.a is not None and gold.b is not None]
    first, second = (sum(getattr(gold, who) is not None for gold in marked) for who in "ab")
    print(f"{len(rows)} articles; A marked {first} mentions, B {second}, both {len(both)}")
    print(f"presence: F1 {200 * len(both) / (first + second):.1f}")
    for name, group in (
        ("identity", both),
        ("identity, named by A and B", [g for g in both if not {g.a, g.b} & NOBODY]),
        *((f"identity, {kind}", [g for g in both if g.kind == kind]) for kind in sorted({g.kind for g in both})),
    ):
        alike = sum(_members(g.a) == _members(g.b) for g in group)
        print(f"{name:28}{alike:5} of {len(group):5} {100 * alike / len(group):6.1f}")


def _members(identity: str | None) -> set[str]:
    return set((identity or "").split("|"))


def show_errors(judged: list[Answer]) -> None:
    """What is not right, with the reason that excomm gives."""
    for one in judged:
        if one.identity != "right" or one.side in {"wrong", "unknown"}:
            said = f"{one.actor.id if one.actor else None}/{one.mention.state}"
            print(
                f"{one.article} {one.mention.span.start} {one.role} {one.identity}/{one.side} {one.mention.text!r}: ",
                end="",
            )
            print(f"{said} for {one.gold.id}/{one.gold.side} | {one.mention.why}")


def main() -> None:
    """Reads, resolves, judges and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="?", default=SHARED / "data" / "news")
    parser.add_argument("seeds", type=Path, nargs="?", default=SHARED / "seeds")
    parser.add_argument("--half", choices=("even", "odd", "all"), default="even", help="lines of the set, from 1")
    parser.add_argument("--agreement", action="store_true", help="how far the annotators agree, and nothing else")
    parser.add_argument("--cost", action="store_true", help="what it costs, and nothing else")
    parser.add_argument("--errors", action="store_true", help="print what is not right (odd lines only)")
    given = parser.parse_args()
    rows = read_set(SET)
    if given.agreement:
        show_agreement(rows)
        return
    half = "odd" if given.errors else given.half
    kept = [row for number, row in enumerate(rows, 1) if half == "all" or number % 2 == (half == "odd")]
    if given.cost:
        show_cost(kept, given.news, given.seeds)
        return
    found_ones: list[Answer] = []
    gold_ones: list[Answer] = []
    for row, reading in readings(kept, given.news, given.seeds):
        found_ones += judge(row, reading, found(reading))
        query = asked(row, reading)
        gold_ones += judge(row, query, found(query))
    own = own_ids(gold_ones)
    found_ones, gold_ones = list(forgiven(found_ones, own)), list(forgiven(gold_ones, own))
    if given.errors:
        show_errors(found_ones)
        return
    print(f"{len(kept)} articles, {half} lines of {SET.name}; in per cent")
    show("found: role", found_ones, lambda answer: answer.role)
    show("found: all", found_ones, lambda answer: "all")
    show("found: whose", found_ones, lambda answer: "public" if is_public(answer.gold) else "other")
    public = [answer for answer in found_ones if is_public(answer.gold)]
    show("found, public: role", public, lambda answer: answer.role)
    show("found, public: kind", public, lambda answer: answer.gold.kind)
    show("found: kind", found_ones, lambda answer: answer.gold.kind)
    show("found: kind of speaker", [a for a in found_ones if a.role == "speaker"], lambda answer: answer.gold.kind)
    show("every gold mention", gold_ones, lambda answer: answer.gold.kind)
    show("every gold mention", gold_ones, lambda answer: "all")


if __name__ == "__main__":
    main()
