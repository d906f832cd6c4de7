"""Article, parse and statements -> events: what the finders beside this file found, judged and merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from excomm.event.blamed import anothers
from excomm.event.candidate import Candidate
from excomm.event.challenge import innermost
from excomm.event.contexts import contexts
from excomm.event.mention import heads_in, means_actor, mention_spans, states_of
from excomm.event.plover import code_of
from excomm.event.policing import common_crime
from excomm.event.resumed import with_parties
from excomm.event.scene import Scene, scene
from excomm.event.status import told_by_clause
from excomm.event.telling import tell
from excomm.event.tree import below
from excomm.event.unpassed import unpassed
from excomm.event.verdict import Verdict
from excomm.event.voiced import with_threats
from excomm.event.weighing import weighed
from excomm.records import UNKNOWN_WHEN, Article, Event, Mention, Parse, Span, Statement, identify
from excomm.siblings import siblings

UNCONFIRMED = 0.3
"""Confidence, at most, of an event that the text itself calls unconfirmed (a rumour, "reportedly")."""


def code(article: Article, parse: Parse, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Who did what to whom, as the article tells it.

    Sources and targets are unresolved mentions and ``when`` is unknown: the actor and dating stages set them. An event
    without anybody in it who can act between states is left out. Rules over a dependency parse find the events;
    a trained network weighs the types of those that a verb tells between two sides (``weighing.py``), whose confidences
    are calibrated; the others' are not.
    """
    seen = scene(article, parse, statements)
    found = (_by_who_speaks(seen, one) for one in candidates(seen))
    events = [event for one in found if (event := _event(seen, one)) is not None]
    return tuple(sorted(weighed(article, events), key=lambda event: (event.trigger, event.type)))


def candidates(seen: Scene) -> tuple[Candidate, ...]:
    """What the finders found, one candidate for each trigger: of two at the same words the earlier finder's holds."""
    kept: dict[int, Candidate] = {}
    for module in siblings("excomm.event", "find"):
        for one in module.find(seen):
            told = not anothers(seen.parse, one.node, one.type) and not unpassed(seen.parse, one.node)
            if not told or common_crime(seen, one):
                continue
            # "will not lift" is one refusal, and not a denied lifting beside it; "called off the strike" is no strike.
            if one.trigger[0] not in kept and not (one.sort == "deed" and one.finder == "noun" and one.node in kept):
                kept[one.trigger[0]] = one
    return _threatened_once(seen, with_threats(seen, with_parties(seen, _once(seen, kept).values())))


def _threatened_once(seen: Scene, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """``found`` without the threat in words that are told as a threat: "warned that it will be answered with force"."""
    tokens, again = seen.parse.tokens, set()
    threats = [one for one in found if one.type == "THREATEN"]
    for each in seen.statements:
        if any(cue.covers(tokens[one.trigger[0]].span) for cue in each.cue for one in threats):
            inside = (one for one in threats if any(p.covers(tokens[one.trigger[0]].span) for p in each.content))
            own = each.source.span if each.source else None
            again |= {one.trigger for one in inside if any(who.span == own for who in one.speakers)}
    return tuple(one for one in found if one.type != "THREATEN" or one.trigger not in again)


def _once(seen: Scene, kept: dict[int, Candidate]) -> dict[int, Candidate]:
    """Without the second telling of one deed.

    "The raid on Gaza killed three" is one, told by who is named in it, and so is "shelled the town, killing three".
    Of "claimed a bombing that killed three" the bombing is kept, with whom it hit.
    """
    again, kept = set(), dict(kept)
    for at, one in tuple(kept.items()):
        if one.finder != "verb":
            continue
        token = seen.parse.tokens[one.node]
        before = kept.get(token.head)
        if (
            token.dep == "relcl"
            and before is not None
            and before.sources
            and before.type == one.type
            and not one.sources
        ):
            kept[token.head] = replace(before, targets=before.targets or one.targets)
            again.add(at)
        if token.tag == "VBG" and token.dep == "advcl" and before is not None and one.type == before.type == "ASSAULT":
            again.add(at)
        for noun in below(seen.parse, one.node, "nsubj"):
            told = kept.get(noun)
            if told is not None and told.sort == "thing" and told.type == one.type:
                again.add(noun if any(means_actor(seen, who) for who in one.targets) else at)
    return {at: one for at, one in kept.items() if at not in again}


def _by_who_speaks(seen: Scene, one: Candidate) -> Candidate:
    """``one`` with the statement's speaker as its source, where it is itself an act of speech that attribution found.

    "Oslo said that planes had come and vowed to resist": of two subjects the one that can speak vows.
    """
    told = seen.parse.tokens[one.trigger[0]].span
    for each in seen.statements:
        if one.speakers or each.source is None or not any(cue.covers(told) for cue in each.cue):
            continue
        if not any(means_actor(seen, head) for head in heads_in(seen.parse, each.source.span)):
            continue
        if not any(each.source.span.overlaps(seen.parse.tokens[at].span) for at in one.sources):
            targets = tuple(at for at in one.targets if not each.source.span.overlaps(seen.parse.tokens[at].span))
            return replace(one, speakers=each.said_by, targets=targets)
    return one


def _event(seen: Scene, one: Candidate) -> Event | None:
    if not one.speakers and not _between_states(seen, one):
        return None
    verdict = tell(seen, one)
    if not verdict.told:
        return None
    row = code_of(one.type, one.mode)
    parse = seen.parse
    trigger = Span(parse.tokens[one.trigger[0]].span.start, parse.tokens[one.trigger[-1]].span.end)
    evidence = told_by_clause(seen, one.node)
    statement = innermost(seen, one.trigger[0])
    return Event(
        id=identify("event", seen.article.id, one.type, trigger.start, trigger.end),
        article=seen.article.id,
        type=one.type,
        mode=one.mode,
        sources=one.speakers or tuple(_mentions(seen, one.sources)),
        targets=tuple(_mentions(seen, one.targets)),
        status=verdict.status,
        when=UNKNOWN_WHEN,
        trigger=trigger,
        evidence=evidence,
        score=row.score if one.score is None else one.score,
        found_by=f"rules/{one.finder}@1",
        confidence=min(one.confidence, UNCONFIRMED) if verdict.unconfirmed else one.confidence,
        contexts=_contexts(seen, evidence, verdict),
        condition=verdict.condition,
        statement=statement.id if statement is not None else None,
    )


def _between_states(seen: Scene, one: Candidate) -> bool:
    """Whether somebody in it can act between states, or protests in a state that is named."""
    protesting = one.sources if one.type == "PROTEST" else ()
    return any(means_actor(seen, head) for head in one.sources + one.targets) or any(
        states_of(seen, head) for head in protesting
    )


def _contexts(seen: Scene, evidence: tuple[Span, ...], verdict: Verdict) -> tuple[str, ...]:
    return (*contexts(seen, evidence), *(("unconfirmed",) if verdict.unconfirmed else ()))


def _mentions(seen: Scene, heads: tuple[int, ...]) -> Iterator[Mention]:
    known: set[Span] = set()
    for head in heads:
        for span in mention_spans(seen, head):
            if span not in known:
                known.add(span)
                yield Mention(span, span.of(seen.article.text))
