"""Threats that name no threat: "will pay a price", "will not go unanswered", "reserve the right to respond".

Each rule is a plain function over one verb; the first that says something holds. What the speaker's own side will
suffer is no threat, nor is what befalls somebody who is no party to anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from excomm.event.candidate import Candidate
from excomm.event.lexicon import noun_class, words
from excomm.event.menacing import (
    answers,
    conditional,
    costs,
    dares,
    follows,
    gives_a_term,
    lays_waste,
    options_open,
    reserves,
    takes_for_war,
    unanswered,
)
from excomm.event.mention import serving
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.syntax import doers, objects, passive
from excomm.event.tree import below, is_verb
from excomm.records import Mention, Parse, Statement

ORDER = 15

CONFIDENCE = 0.5
"""Not calibrated."""

_FIRST_PERSON = frozenset({"i", "we", "us", "me"})


def find(scene: Scene) -> Iterator[Candidate]:
    """One THREATEN for each announced answer, price or consequence."""
    for at in range(len(scene.parse.tokens)):
        found = _read(scene, at) if is_verb(scene.parse, at) else None
        if found is not None:
            yield found


def _read(scene: Scene, verb: int) -> Candidate | None:
    parse = scene.parse
    who = tuple(head for head in doers(parse, verb) if rank(scene, head))
    if reserves(parse, verb) or options_open(parse, verb):
        return _spoken(scene, verb, (), who)
    if (whom := gives_a_term(scene, verb)) and who:
        return _threat(verb, who, whom)
    if _faces_sanctions(scene, verb):
        return _suffering(scene, verb)
    if not _ahead(parse, verb):
        return None
    if unanswered(parse, verb):
        return _spoken(scene, verb, ())
    return None if below(parse, verb, "neg") else _announced(scene, verb, who)


def _announced(scene: Scene, verb: int, who: tuple[int, ...]) -> Candidate | None:
    """What will be done to somebody, or what it will cost him."""
    parse = scene.parse
    if answers(scene, verb):
        return _threat(verb, who, ()) if who and not passive(parse, verb) else _spoken(scene, verb, (), who)
    if follows(scene, verb):
        return _spoken(scene, verb, ())
    if takes_for_war(scene, verb):
        return _spoken(scene, verb, (), who)
    if lays_waste(scene, verb):
        whom = tuple(head for head in objects(parse, verb) if rank(scene, head) is Rank.ACTOR)
        return _threat(verb, who, whom) if who and not passive(parse, verb) else _spoken(scene, verb, whom)
    if costs(parse, verb):
        paying = (*objects(parse, verb), *below(parse, verb, "dative"))
        return _spoken(scene, verb, tuple(head for head in paying if rank(scene, head) is Rank.ACTOR))
    if _suffers(scene, verb):
        return _suffering(scene, verb)
    if dares(scene, verb):
        beside = parse.tokens[verb].head if parse.tokens[verb].dep == "conj" else verb
        speakers = tuple(head for head in doers(parse, beside) if beside != verb and rank(scene, head))
        return _spoken(scene, verb, (), speakers)
    return None


def _ahead(parse: Parse, verb: int) -> bool:
    """Whether it is told with "will"."""
    return any(parse.tokens[aux].text.lower() in words("will") for aux in below(parse, _carrier(parse, verb), "aux"))


def _carrier(parse: Parse, verb: int) -> int:
    """The verb that says how it is told: of "will live to regret" the living."""
    token = parse.tokens[verb]
    lived = token.dep in ("xcomp", "advcl") and parse.tokens[token.head].lemma in ("live", "come")
    return token.head if lived else verb


def _suffers(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    things = {parse.tokens[at].lemma for at in objects(parse, verb)}
    lemma = parse.tokens[verb].lemma
    dearly = any(parse.tokens[at].text.lower() in words("dear") for at in below(parse, verb, "advmod", "acomp"))
    return lemma in words("suffer") and (bool(things & words("suffered")) or lemma == "regret" or dearly)


def _faces_sanctions(scene: Scene, verb: int) -> bool:
    """Whether a speaker says that somebody will face sanctions under a condition: "faces sanctions unless it frees"."""
    parse, token = scene.parse, scene.parse.tokens[verb]
    if token.lemma not in words("suffer") or below(parse, verb, "neg") or not conditional(scene, verb):
        return False
    present = token.tag in ("VBZ", "VBP") and not below(parse, verb, "aux")
    inner = innermost(scene, verb)
    spoken = inner is not None and inner.source is not None
    return (
        spoken
        and (present or _ahead(parse, verb))
        and bool({parse.tokens[at].lemma for at in objects(parse, verb)} & words("sanctioned"))
    )


def _suffering(scene: Scene, verb: int) -> Candidate | None:
    """The threat to whoever will suffer, unless that is the speaker's own side, or nobody who can act."""
    parse = scene.parse
    heads = doers(parse, verb)
    whom = tuple(head for head in heads if rank(scene, head) is Rank.ACTOR)
    anybody = any(parse.tokens[head].lemma.lower() in noun_class("indefinite") | {"those"} for head in heads)
    if any(parse.tokens[head].text.lower() in _FIRST_PERSON for head in heads) or not (whom or anybody):
        return None
    inner = innermost(scene, verb)
    if inner is not None and inner.source is not None:
        speaker = parse.tokens_in(inner.source.span)
        own = {state for at in speaker for state in serving(scene, at)}
        if any(serving(scene, head) & own for head in whom):
            return None
    return _spoken(scene, verb, whom)


def _threat(verb: int, who: tuple[int, ...], whom: tuple[int, ...]) -> Candidate:
    return Candidate("THREATEN", "", (verb,), verb, who, whom, "challenge", CONFIDENCE, sort="attitude")


def _spoken(scene: Scene, verb: int, whom: tuple[int, ...], beside: tuple[int, ...] = ()) -> Candidate:
    """A threat by whoever speaks: the source of the statement around it, else whom the clause beside it is about."""
    inner = innermost(scene, verb)
    speakers: tuple[Mention, ...] = (inner.source,) if inner is not None and inner.source is not None else ()
    return Candidate(
        "THREATEN",
        "",
        (verb,),
        _carrier(scene.parse, verb),
        () if speakers else beside,
        whom,
        "challenge",
        CONFIDENCE,
        sort="attitude",
        speakers=speakers,
    )


def innermost(scene: Scene, token: int) -> Statement | None:
    """The shortest statement whose content covers the token, or None."""
    span = scene.parse.tokens[token].span
    around = [one for one in scene.statements if any(part.covers(span) for part in one.content)]
    return min(around, key=lambda one: (sum(part.end - part.start for part in one.content), one.id), default=None)
