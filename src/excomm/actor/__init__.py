"""Mentions -> actors: whom a name, a title, a pronoun or a capital stands for, with office and state on the day.

One kind of mention a file (``ORDER`` and ``resolve(subject, scene)``, which returns None where the mention is not of
its kind); the first that answers decides. Where two candidates compete closely the answer is nobody, and why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from excomm.actor.both import both
from excomm.actor.cast import cast_of
from excomm.actor.firm import firms
from excomm.actor.organisation import actor_of
from excomm.actor.scene import NO_ROLE, Occurrence, Scene, Spoken, Subject, Verdict, subject_at
from excomm.actor.served import served
from excomm.actor.setting import home_of
from excomm.actor.title_case import abbreviations
from excomm.actor.together import members, spoke_together
from excomm.actor.transcript import turns
from excomm.records import Actor, ActorKind, Article, Event, Kind, Mention, Parse, Span, Statement, When
from excomm.siblings import siblings

__all__ = ["NO_ROLE", "resolve"]

WIDEST_DAY = 366
"""Days. A date known more coarsely than that does not move the day for which offices and states are asked."""

PRONOUNS = frozenset({"he", "him", "she", "her", "it", "they", "them"})
"""The third person, as a target."""
PERSONS = frozenset({"he", "him", "she", "her"})
"""Those of them that mean one person."""

_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"")


def resolve(
    article: Article, parse: Parse, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Statement, ...], tuple[Event, ...], tuple[Actor, ...]]:
    """Copies of ``statements`` and ``events`` with their mentions resolved, and the actors met, one per id.

    Offices and states are those of the statement's or event's day where it is known, else of the article's; without any
    day only facts that hold at all times are used. Mentions of several actors in an event become one mention each; a
    statement keeps the whole phrase as its source and has them as its speakers.
    """
    day = article.published.latest  # of a text with a first day alone any day since may be meant
    short, bodies = abbreviations(parse), firms(parse)
    people, occurrences = cast_of(parse, day, frozenset(short) | frozenset(bodies))
    named = frozenset(at for place in occurrences for at in range(place.first, place.last))
    floor = turns(article, parse, named)
    home = home_of(parse, article.place, day, people, occurrences)
    scene = Scene(
        article, parse, day, _quotes(article), people, occurrences, _sightings(occurrences), floor, short, home, bodies
    )
    scene = replace(scene, any_day=_day(article.published, None) is None)
    scene = replace(scene, cast=served(scene))
    met: dict[str, Actor] = {}
    told: dict[str, Statement] = {}
    for statement in _outer_first(statements):
        scene, told[statement.id] = _resolve_statement(statement, scene, met)
    happened = tuple(_resolve_event(event, scene, met) for event in events)
    return tuple(told[statement.id] for statement in statements), happened, tuple(met[id_] for id_ in sorted(met))


def _sightings(occurrences: tuple[Occurrence, ...]) -> dict[str, tuple[Occurrence, ...]]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for place in occurrences:
        found[place.person or ""].append(place)
    return {person: tuple(places) for person, places in found.items()}


def _quotes(article: Article) -> tuple[Span, ...]:
    return tuple(
        Span(found.start(), found.end())
        for paragraph in article.paragraphs
        for found in _QUOTED.finditer(article.text, paragraph.start, paragraph.end)
    )


def _outer_first(statements: tuple[Statement, ...]) -> list[Statement]:
    """By the place of the cue, but a statement after the one that it is told in."""
    by_id = {statement.id: statement for statement in statements}

    def depth(statement: Statement) -> int:
        steps, at = 0, statement
        while at.frame in by_id and steps < len(statements):
            steps, at = steps + 1, by_id[at.frame or ""]
        return steps

    def place(statement: Statement) -> tuple[int, int]:
        outermost = statement
        for _ in range(depth(statement)):
            outermost = by_id[outermost.frame or ""]
        return _start(outermost), depth(statement)

    return sorted(statements, key=lambda statement: (*place(statement), _start(statement)))


def _start(statement: Statement) -> int:
    return min((span.start for span in statement.cue), default=statement.sentence.start)


def _resolve_statement(statement: Statement, scene: Scene, met: dict[str, Actor]) -> tuple[Scene, Statement]:
    then = _then(statement.said, scene)
    source, said = _one(statement.source, "speaker", then, met)
    speakers = _several(statement.source, then, met)
    if source and not speakers:
        before = spoke_together(scene, source)
        speakers = tuple(replace(one, span=source.span, text=source.text) for one in before) or _both(
            source, "speaker", then, met
        )
        if speakers:
            said = Verdict(None, why=f"{source.text!r}: those who were told of together before")
            source = _entered(source, said, met)
    heard = replace(then, speaker=said.actor.id if said and said.actor else "")
    addressee, hearer = _one(statement.addressee, "addressee", heard, met)
    medium, _ = _one(statement.medium, "medium", then, met)
    if source and said:
        nested, verbatim = statement.frame is not None, statement.kind is Kind.DIRECT
        spoken = Spoken(_start(statement), statement.content, source.span, said, hearer, nested, verbatim, speakers)
        scene = replace(scene, spoken=(*scene.spoken, spoken))
    return scene, replace(statement, source=source, addressee=addressee, medium=medium, speakers=speakers)


def _resolve_event(event: Event, scene: Scene, met: dict[str, Actor]) -> Event:
    then = _then(event.when, scene)
    sources = _each(event.sources, "source", then, met)
    targets = tuple(_somebody_else(one, sources) for one in _each(event.targets, "target", then, met))
    return replace(event, sources=sources, targets=targets)


def _somebody_else(target: Mention, sources: tuple[Mention, ...]) -> Mention:
    """The target; nobody where a pronoun was taken for the doer's own side, to whom one does nothing."""
    pronoun = target.text.casefold()
    own = {one.actor for one in sources if one.actor}
    if pronoun not in PERSONS:  # a person may act against another one of the same state
        own |= {one.state for one in sources if one.state}
    if pronoun not in PRONOUNS or not own & {target.state, target.actor}:
        return target
    return replace(target, actor=None, state=None, office="", why=f"{target.text!r} would be the doer's own side")


def _then(when: When, scene: Scene) -> Scene:
    """The scene on the day of the deed or the words."""
    return replace(scene, day=_day(when, scene.day), any_day=scene.any_day and _day(when, None) is None)


def _day(when: When, default: date | None) -> date | None:
    """The day of the deed or the words: not after the article's own, and only where it is known to about a year."""
    if when.latest is None or when.earliest is None or (when.latest - when.earliest).days > WIDEST_DAY:
        return default
    return min(when.latest, default) if default else when.latest


def _each(mentions: Iterable[Mention], role: str, scene: Scene, met: dict[str, Actor]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for mention in mentions:
        subject = subject_at(scene.parse, mention, role)
        together = members(scene.parse, subject) if subject else ()
        found += (_entered(one.mention, _member(one, scene), met) for one in together)
        if not together:
            found += _both(mention, role, scene, met) or (_entered(mention, _verdict(mention, role, scene), met),)
    return tuple(found)


def _both(mention: Mention, role: str, scene: Scene, met: dict[str, Actor]) -> tuple[Mention, ...]:
    """Each of the two whom the mention stands for by what was told before; none where it names one or nobody."""
    told = next((one.speakers for one in scene.spoken if one.source == mention.span and one.speakers), ())
    if told and all(one.span == mention.span for one in told):
        return told
    subject = subject_at(scene.parse, mention, role)
    meant = both(subject, scene) if subject else ()
    return tuple(_entered(mention, one, met) for one in meant)


def _several(mention: Mention | None, scene: Scene, met: dict[str, Actor]) -> tuple[Mention, ...]:
    """Each of the several speakers whom the mention names together; none where it names one."""
    subject = subject_at(scene.parse, mention, "speaker") if mention else None
    together = members(scene.parse, subject) if subject else ()
    return tuple(_entered(one.mention, _member(one, scene), met) for one in together)


def _one(
    mention: Mention | None, role: str, scene: Scene, met: dict[str, Actor]
) -> tuple[Mention | None, Verdict | None]:
    if mention is None:
        return None, None
    said = _verdict(mention, role, scene)
    return _entered(mention, said, met), said


def _entered(mention: Mention, said: Verdict, met: dict[str, Actor]) -> Mention:
    """The mention as ``said`` has it; whom it stands for is among those ``met``."""
    if said.actor:
        known = met.get(said.actor.id)
        aliases = tuple(dict.fromkeys((*(known.aliases if known else ()), *said.actor.aliases)))
        met[said.actor.id] = replace(known or said.actor, aliases=aliases)
    if said.organisation and (represented := actor_of(said.organisation)):
        met.setdefault(represented.id, represented)
    id_ = said.actor.id if said.actor else None
    return replace(
        mention, actor=id_, state=said.state, office=said.office, why=said.why, organisation=said.organisation
    )


def _verdict(mention: Mention, role: str, scene: Scene) -> Verdict:
    subject = subject_at(scene.parse, mention, role)
    if subject is None:
        return Verdict(None, why="no word stands there")
    if together := members(scene.parse, subject):
        named = "; ".join(one.mention.text for one in together)
        return Verdict(None, why=f"{len(together)} are named together: {named}")
    if role == "addressee" and (meant := both(subject, scene)):
        named = "; ".join(one.actor.name for one in meant if one.actor)
        return Verdict(None, why=f"{len(meant)} are meant together: {named}")
    return _resolved(subject, scene)


def _member(subject: Subject, scene: Scene) -> Verdict:
    """Whom a member of several stands for: of "Soviet and Cuban leaders" the leaders of each, else the state."""
    if not subject.without:
        return _resolved(subject, scene)
    alone = subject_at(scene.parse, subject.mention, subject.role) or subject
    state = _resolved(alone, scene)
    if state.actor and state.actor.kind is ActorKind.ORGANISATION:
        return state
    if state.actor is None or state.actor.kind is not ActorKind.STATE:
        return Verdict(None, why=f"{subject.mention.text!r} names no state")
    said = _resolved(subject, scene)
    return said if said.actor and said.state == state.state else state


def _resolved(subject: Subject, scene: Scene) -> Verdict:
    for resolver in siblings(__name__, "resolve"):
        said: Verdict | None = resolver.resolve(subject, scene)
        if said:
            return said
    words = subject.mention.text
    return Verdict(None, why=f"{words!r} names no person, state or body that the registry or the article knows")
