"""A mention of a state's body by its general name: "the Russian foreign ministry", "Soviet ships", "the Cuban army"."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor import named_body
from excomm.actor.antecedent import named_before
from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import home_at, nations, owners, seated_in, side_at
from excomm.actor.noun import ANTECEDENT, owner
from excomm.actor.organisation import organisation_of, verdict
from excomm.actor.possessor import possessor, side_of
from excomm.actor.region import body_in
from excomm.actor.scene import Person, Scene, Subject, Verdict, core, words_of
from excomm.actor.unnamed import unnamed
from excomm.records import Actor, ActorKind
from excomm.registry import state_by_code

ORDER = 50


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The body, which acts for its state; None where the head names no body. Without a state nobody is named."""
    token = scene.parse.tokens[subject.head]
    head = _called(scene, subject.head)
    if head == "office" and (person := possessor(subject, scene)):
        return _office_of(person, scene)
    if head not in listed("bodies") or token.pos not in {"NOUN", "PROPN"}:
        return None
    first, last = core(scene.parse, subject.first, subject.last)
    whole = owners(scene.parse, first, last, subject.head, scene.day, subject.without)
    found = [nation for nation in whole if nation.state and not nation.first <= subject.head < nation.last]
    if not found and (whose := owner(subject, scene)) and (own := _of_owner(whose, subject, scene)):
        return own
    codes = list(dict.fromkeys(nation.state for nation in found))
    if len(codes) > 1:
        return Verdict(None, why=f"bodies of {' and '.join(code or '' for code in codes)} are named together")
    if not codes:
        return (
            named_before(subject, scene)
            or named_body.resolve(subject, scene)
            or _seated(subject, scene)
            or body_in(words_of(scene.parse, first, last), words_of(scene.parse, first, last), scene)
            or _at_home(subject, scene)
            or Verdict(None, why=f"{words_of(scene.parse, first, last)!r}: the text does not say of which state")
        )
    return (
        _of_others(subject, scene)
        or _civil(codes[0] or "", subject, scene)
        or _of(codes[0] or "", subject, scene, found[0].last)
    )


def _called(scene: Scene, head: int) -> str:
    """The noun in small letters; an armed boat as the ship that it is: "a patrol boat"."""
    tokens = scene.parse.tokens
    word = tokens[head].text.casefold()
    armed = head > 0 and tokens[head - 1].text.casefold() in listed("armed_boats")
    return "ship" if armed and word in {"boat", "boats"} else word


def _of_others(subject: Subject, scene: Scene) -> Verdict | None:
    """Forces that are not the state's own by the words before them: "Syrian rebel forces", "Russian-backed forces"."""
    before = [token.text.casefold() for token in scene.parse.tokens[subject.first : subject.head]]
    if _called(scene, subject.head) not in listed("forces") or not set(before) & listed("of_others"):
        return None
    words = words_of(scene.parse, *core(scene.parse, subject.first, subject.last))
    return unnamed(words, f"{words!r}: by these words not the armed forces of a state")


def _civil(code: str, subject: Subject, scene: Scene) -> Verdict | None:
    """A craft of that state which the article calls a civil one, here or elsewhere: "the Peruvian passenger jet"."""
    tokens = scene.parse.tokens
    noun = tokens[subject.head].text.casefold()
    if noun not in listed("craft"):
        return None
    before = {tokens[at - 1].text.casefold() for at in range(1, len(tokens)) if tokens[at].text.casefold() == noun}
    state = state_by_code(code, scene.day)
    if not state or not before & listed("civil"):
        return None
    return unnamed(f"civil {noun}", f"{noun!r}: a civil one, as the article says; of {state.name}", state)


def _seated(subject: Subject, scene: Scene) -> Verdict | None:
    """A ministry by the seat of its government behind "in": "the Foreign Ministry in Baku"."""
    sits = scene.parse.tokens[subject.head].text.casefold() in listed("seated")
    there = seated_in(scene, subject.head) if sits else ""
    return _of(there, subject, scene, subject.first) if there else None


def _office_of(person: Person, scene: Scene) -> Verdict:
    """Somebody's office: a body of the state for which that person acts."""
    side = side_of(person, scene)
    if side.actor is None or side.state is None:
        return Verdict(None, why=f"the office of {person.name}, who acts for no state that is known")
    return _office(person.name, side)


def _office(name: str, side: Verdict) -> Verdict:
    """The office of the person of that name, who acts for the state of ``side``."""
    actor = Actor(f"{side.state}-OFFICE-OF-{slug(name).upper()}", ActorKind.BODY, f"office of {name}", side.state)
    return Verdict(actor, side.state, "", f"the office of {name}, {side.office}")


def _at_home(subject: Subject, scene: Scene) -> Verdict | None:
    """A body that every state has, of the one told of there: "the police", "the senate"."""
    home = (home_at if subject.role == ANTECEDENT else side_at)(scene, subject.head)
    tokens = scene.parse.tokens
    armed = subject.head > subject.first and tokens[subject.head - 1].text.casefold() == "armed"
    if home is None or not (armed or tokens[subject.head].text.casefold() in listed("home_bodies")):
        return None
    first, last = core(scene.parse, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    known = organisation_of(home, words, scene)
    if known:
        return verdict(known, words)
    said = _of(home, subject, scene, subject.first)
    return replace(said, why=f"{said.why}; it is told of there") if said else None


def _of(code: str, subject: Subject, scene: Scene, after: int) -> Verdict | None:
    state = state_by_code(code, scene.day)
    if state is None:
        return None
    head = _called(scene, subject.head)
    words = "armed forces" if head in listed("forces") else _own_words(subject, scene, after)
    demonym = state.demonyms[0] if state.demonyms else state.name
    actor = Actor(f"{state.code}-{slug(words).upper()}", ActorKind.BODY, f"{demonym} {words}", state.code, "", ())
    return Verdict(actor, state.code, "", f"{words!r} is a body of {state.name} and acts for it")


def _of_owner(whose: Verdict, subject: Subject, scene: Scene) -> Verdict | None:
    """The body of the state of whoever is its owner; of an organisation's press office the organisation itself."""
    if whose.actor is None or whose.actor.kind is ActorKind.UNNAMED:
        return None
    if whose.actor.kind in {ActorKind.STATE, ActorKind.PERSON} and whose.state:
        if whose.actor.kind is ActorKind.PERSON and scene.parse.tokens[subject.head].text == "office":
            return _office(whose.actor.name, whose)
        return _of(whose.state, subject, scene, _behind_owner(subject, scene))
    inside = {token.text.casefold() for token in scene.parse.tokens[subject.first : subject.last]}
    if inside & {"press", "media"} and whose.actor.kind is not ActorKind.MEDIA:
        return replace(whose, why=f"{subject.mention.text!r}: the voice of {whose.actor.name}")
    its = scene.parse.tokens[subject.first].tag == "PRP$"
    return _of(whose.state, subject, scene, subject.first + 1) if its and whose.state else None


def _behind_owner(subject: Subject, scene: Scene) -> int:
    """The token behind "its", or behind the mark of possession."""
    marks = (at for at in range(subject.first, subject.head) if scene.parse.tokens[at].tag in {"POS", "PRP$"})
    return next(marks, subject.first) + 1


def _portfolio(subject: Subject, scene: Scene) -> str:
    """What a ministry is of, in the words before "ministry": "Ministry of Defence" is the defence ministry."""
    tokens, at = scene.parse.tokens, subject.head + 1
    if tokens[subject.head].text.casefold() not in {"ministry", "department"} or at >= subject.last:
        return ""
    end = at + 1
    while end < subject.last and tokens[end].pos in {"NOUN", "PROPN", "ADJ"}:
        end += 1
    if tokens[at].text != "of" or nations(scene.parse, at + 1, end, scene.day):
        return ""
    words = words_of(scene.parse, at + 1, end).casefold()
    return f"{'foreign' if words == 'foreign affairs' else words} " if words else ""


def _own_words(subject: Subject, scene: Scene, after: int) -> str:
    """The name of the body without its state: the compound before the head, or "of foreign affairs" behind it."""
    tokens = scene.parse.tokens
    start = subject.head
    while start > max(subject.first, after if after <= subject.head else subject.first):
        before = tokens[start - 1]
        if before.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        start -= 1
    words = f"{_portfolio(subject, scene)}{words_of(scene.parse, start, subject.head + 1)}".casefold()
    return words.replace("defense", "defence")
