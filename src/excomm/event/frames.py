"""Which frame of the lexicon a verb or a noun fills where it stands, and who fills its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from excomm.event.complement import contents, temporal, things_of
from excomm.event.kinds import christened, organisation, people, person, place, titles
from excomm.event.lexicon import (
    NounFrame,
    VerbFrame,
    in_classes,
    noun_frames,
    verb_frames,
    words,
)
from excomm.event.political import Rank, individual, name_at, rank
from excomm.event.scene import Scene
from excomm.event.syntax import doers, measured, objects, passive, phrases, subject
from excomm.event.tree import below, is_verb
from excomm.records import Parse

DEEPEST = 4
"""Clauses inside clauses, at most, that are asked what they tell."""

_DUTY = frozenset({"must", "should"})

_KINDS = frozenset({"actor", "side", "name", "people", "person", "individual", "place", "organisation", "none", "any"})
"""What the noun stands for, asked in a frame beside the classes of nouns."""

_ARMS = frozenset({"weapons", "forces", "ships"})


def content(scene: Scene, verb: int, depth: int = 0) -> tuple[str, str] | None:
    """Type and mode of the event that the complement of ``verb`` tells, or None."""
    if depth > DEEPEST:
        return None
    for kind, at in contents(scene.parse, verb):
        if is_verb(scene.parse, at):
            if below(scene.parse, at, "neg"):
                continue  # to promise not to invade is no threat
            frame = verb_frame(scene, at, depth + 1)
            if frame is not None:
                return frame.type, frame.mode
            carried = _carried(scene, at)
            if carried is not None:
                return carried.type, carried.mode
        elif kind in ("noun", "for"):
            noun = noun_frame(scene, at)
            if noun is not None:
                return noun.type, noun.mode
    return None


def _carried(scene: Scene, verb: int) -> NounFrame | None:
    """The frame of the noun that ``verb`` carries as its object ("to hold talks")."""
    found = (noun_frame(scene, thing) for thing in objects(scene.parse, verb))
    return next((frame for frame in found if frame and scene.parse.tokens[verb].lemma in frame.do), None)


def verb_frame(scene: Scene, verb: int, depth: int = 0) -> VerbFrame | None:
    """The first frame that the verb fills, or None; also None where that frame says that it is no event."""
    return next(fitting_frames(scene, verb, depth), None)


def fitting_frames(scene: Scene, verb: int, depth: int = 0) -> Iterator[VerbFrame]:
    """The frames that the verb fills, in order, up to one that says that it is no event."""
    for frame in verb_frames().get(scene.parse.tokens[verb].lemma, ()) if depth <= DEEPEST else ():
        if _fits(scene, verb, frame, depth):
            if not frame.type:
                return
            yield frame


def _fits(scene: Scene, verb: int, frame: VerbFrame, depth: int) -> bool:
    parse = scene.parse
    if frame.particle and not _particled(parse, verb, frame):
        return False
    if not frame.particle and any(
        parse.tokens[at].text.lower() not in words("harmless_particles") for at in below(parse, verb, "prt")
    ):
        return False
    if frame.object and not _object_fits(scene, verb, frame.object):
        return False
    if frame.subject and not _subject_fits(scene, verb, frame.subject):
        return False
    placed = [(word, noun) for word, noun in phrases(parse, verb) if noun > verb and not temporal(parse, noun)]
    near = {word for word, _ in placed} | {
        parse.tokens[at].text.lower() for at in below(parse, verb, "prep") if at > verb and below(parse, at, "pcomp")
    }
    near |= {word for at in below(parse, verb, "advmod") for word, _ in phrases(parse, at)}  # "moved back into B"
    if (frame.prep and not near & frame.prep) or near & frame.prep_absent:
        return False
    if frame.prep_object:
        nouns = [noun for word, noun in placed if not frame.prep or word in frame.prep] + list(things_of(parse, verb))
        if not any(_noun_fits(scene, at, frame.prep_object) for at in measured(parse, tuple(nouns))):
            return False
    beside = {word for thing in things_of(parse, verb) for word, _ in phrases(parse, thing)}
    if frame.object_prep and not beside & frame.object_prep:
        return False
    if frame.modifier and not _modified(scene, verb, placed, frame.modifier):
        return False
    return not frame.complement or _complement_fits(scene, verb, frame, depth)


def _particled(parse: Parse, verb: int, frame: VerbFrame) -> bool:
    """Whether the frame's particle stands beside the verb; of "took hostages in May" the "in" belongs to May."""
    beside = [at for at in parse.children[verb] if parse.tokens[at].text.lower() == frame.particle]
    return any(not frame.object or parse.tokens[at].dep != "prep" or not below(parse, at, "pobj") for at in beside)


_ABLE = frozenset({"actor", "side", "forces"})
_SUFFERING = frozenset({"actor", "ships", "craft", "premises", "captives", "envoys", "base", "place", "conquest"})


def _subject_fits(scene: Scene, verb: int, wanted: frozenset[str]) -> bool:
    """Whether one of the doers is of the classes; of a passive that names none any may have been ("was stormed")."""
    parse = scene.parse
    who = doers(parse, verb)
    if not who and wanted & _ABLE and passive(parse, verb):
        suffering = any(_noun_fits(scene, at, _SUFFERING) for at in things_of(parse, verb))
        return suffering and parse.tokens[verb].lemma not in words("befalling")
    return any(_noun_fits(scene, at, wanted) for at in measured(parse, who))


def _modified(scene: Scene, verb: int, placed: list[tuple[str, int]], wanted: frozenset[str]) -> bool:
    """Whether a noun around the verb is described by one of the classes: "sent men to a peacekeeping force"."""
    parse = scene.parse
    nouns = [*(noun for _, noun in placed), *things_of(parse, verb), *doers(parse, verb)]
    nouns += [inner for noun in nouns for _, inner in phrases(parse, noun)]
    before = (at for noun in nouns for at in below(parse, noun, "compound", "amod", "nmod"))
    return any(in_classes(parse.tokens[at].lemma, wanted) for at in before)


def _object_fits(scene: Scene, verb: int, wanted: frozenset[str]) -> bool:
    things = things_of(scene.parse, verb)
    if not things:
        return "none" in wanted
    return "any" in wanted or any(_noun_fits(scene, at, wanted) for at in things)


def _noun_fits(scene: Scene, noun: int, wanted: frozenset[str]) -> bool:
    token = scene.parse.tokens[noun]
    if in_classes(token.lemma, wanted - _KINDS) or (wanted & _ARMS and christened(scene, noun)):
        return True
    if token.lemma in words("shells") and any(
        in_classes(scene.parse.tokens[at].lemma, wanted - _KINDS) for at in below(scene.parse, noun, "compound")
    ):
        return True  # "curfew hours", "the sanctions regime": the word before says what it is
    formed = below(scene.parse, noun, "compound") if token.lemma in words("formations") else ()
    if any(scene.parse.tokens[at].lemma in words("formed") for at in formed):
        return in_classes("fleet", wanted - _KINDS)
    if any(in_classes(title, wanted) for title in titles(scene, noun)):
        return True
    if "individual" in wanted and individual(scene, noun):
        return True
    if "person" in wanted and person(scene, noun):
        return True
    if ("name" in wanted and token.pos == "PROPN") or ("people" in wanted and people(scene, noun)):
        return True
    if ("place" in wanted and place(scene, noun)) or ("organisation" in wanted and organisation(scene, noun)):
        return True
    if "side" in wanted and rank(scene, noun) is Rank.ACTOR and not individual(scene, noun):
        return True
    return "actor" in wanted and rank(scene, noun) is Rank.ACTOR


def _complement_fits(scene: Scene, verb: int, frame: VerbFrame, depth: int) -> bool:
    parse = scene.parse
    found = contents(parse, verb)
    if "any" in frame.complement and found:
        return True
    for kind, at in found:
        if kind in frame.complement:
            return True
        if kind == "that" and (
            ("will" in frame.complement and _helped(parse, at, words("would"))) or _must(parse, at, frame)
        ):
            return True
        told = kind == "that" and bool(things_of(parse, verb))  # "told the envoy that the missiles would leave"
        if not told and in_classes(parse.tokens[at].lemma, frame.complement):
            return True
    deed = content(scene, verb, depth)
    if deed is None:
        return "other" in frame.complement and bool(found)
    return deed[0] in frame.complement and (not frame.own or _own(parse, verb, found))


def _must(parse: Parse, verb: int, frame: VerbFrame) -> bool:
    if "must" not in frame.complement:
        return False
    chain = (verb, *below(parse, verb, "conj"))
    if parse.tokens[parse.tokens[verb].head].tag == "VBD" and parse.tokens[verb].tag == "VBP":
        return True  # "recommended that the troops withdraw": bare, whatever the tagger says of a plural's verb
    return any(_helped(parse, at, _DUTY) or subjunctive(parse, at) for at in chain)


def _helped(parse: Parse, verb: int, words: frozenset[str]) -> bool:
    return any(parse.tokens[at].text.lower() in words for at in below(parse, verb, "aux"))


def subjunctive(parse: Parse, verb: int) -> bool:
    """A clause in the bare form after "that": "that the letter be answered", "that it withdraw"."""
    helpers = below(parse, verb, "aux", "auxpass")
    if helpers:
        return all(parse.tokens[at].tag == "VB" for at in helpers)
    singular = any(parse.tokens[at].tag in ("NN", "NNP") for at in below(parse, verb, "nsubj"))
    # The tagger takes the bare form for a plural; a singular subject betrays it.
    return parse.tokens[verb].tag == "VB" or (parse.tokens[verb].tag == "VBP" and singular)


def _own(parse: Parse, verb: int, found: Iterable[tuple[str, int]]) -> bool:
    """Whether the complement is the speaker's own deed: an infinitive, a noun, or "that it will ..."."""
    for kind, at in found:
        if kind != "that":
            return True
        who = subject(parse, at)
        if who is not None and parse.tokens[who].pos == "PRON" and _helped(parse, at, words("would")):
            return True
    return False


def noun_frame(scene: Scene, noun: int) -> NounFrame | None:
    """The first frame that the noun fills, or None."""
    return next(iter(noun_frames_of(scene, noun)), None)


def noun_frames_of(scene: Scene, noun: int) -> tuple[NounFrame, ...]:
    """All frames that the noun fills: which one holds may hang on the verb that carries it."""
    parse, token = scene.parse, scene.parse.tokens[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return ()
    found = []
    before = {parse.tokens[at].lemma for at in below(parse, noun, "compound", "amod", "nmod")}
    for frame in noun_frames().get(token.lemma.lower(), ()):
        if frame.modifier and not before & frame.modifier:
            continue
        if before & frame.modifier_absent:
            continue
        if frame.plural and token.tag not in ("NNS", "NNPS"):
            continue
        if _dated(parse, noun):
            continue
        inner = [at for word, at in phrases(parse, noun) if word in ("of", "from")]
        if frame.of_class and not any(in_classes(parse.tokens[at].lemma, frame.of_class) for at in inner):
            continue
        found.append(frame)
    return tuple(found)


def _dated(parse: Parse, noun: int) -> bool:
    """Whether the word is part of a date: "on March 3" tells of no march."""
    name = name_at(parse, noun)
    return name is not None and name.label == "DATE" and parse.tokens[noun].pos == "PROPN"
