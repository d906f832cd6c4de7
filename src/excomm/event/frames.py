"""Which frame of the lexicon a verb or a noun fills where it stands, and who fills its roles."""

from __future__ import annotations

from collections.abc import Iterable

from excomm.event.lexicon import NounFrame, VerbFrame, in_classes, lemma_of, noun_class, noun_frames, verb_frames, words
from excomm.event.political import Rank, individual, modifiers, owners, person, rank
from excomm.event.scene import Scene
from excomm.event.syntax import below, climbed_doers, doers, is_verb, objects, passive, phrases, subject
from excomm.records import Parse
from excomm.wordlist import wordlist

_DEEPEST = 4
"""Clauses inside clauses, at most, that are asked what they tell."""

_DUTY = frozenset({"must", "should"})


def contents(parse: Parse, verb: int) -> tuple[tuple[str, int], ...]:
    """What ``verb`` is about: ("inf" | "that" | "gerund", verb), ("for", verb or noun) and ("noun", noun), in order."""
    found: list[tuple[str, int]] = []
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep in ("xcomp", "ccomp") and is_verb(parse, child) and (child > verb or token.dep == "xcomp"):
            found.append((_shape(parse, child), child))
        elif token.dep == "advcl" and any(parse.tokens[at].text.lower() == "for" for at in below(parse, child, "mark")):
            found.append(("for", child))
        elif token.dep == "prep":
            found.extend(("gerund", inner) for inner in below(parse, child, "pcomp"))
    found.extend(("noun", noun) for noun in _things(parse, verb))
    found.extend(
        ("for" if word == "for" else "noun", noun)
        for word, noun in phrases(parse, verb)
        if word in words("content_phrases")
    )
    return tuple(found)


def _shape(parse: Parse, verb: int) -> str:
    token = parse.tokens[verb]
    helpers = below(parse, verb, "aux", "auxpass")
    if any(parse.tokens[at].tag == "TO" for at in helpers):
        return "inf"
    return "gerund" if token.tag == "VBG" and not below(parse, verb, "nsubj", "aux") else "that"


def _things(parse: Parse, verb: int) -> tuple[int, ...]:
    return tuple(at for at in objects(parse, verb) if not _temporal(parse, at))


def _temporal(parse: Parse, noun: int) -> bool:
    return lemma_of(parse.tokens[noun]) in noun_class("temporal")


def content(scene: Scene, verb: int, depth: int = 0) -> tuple[str, str] | None:
    """Type and mode of the event that the complement of ``verb`` tells, or None."""
    if depth > _DEEPEST:
        return None
    for kind, at in contents(scene.parse, verb):
        if is_verb(scene.parse, at):
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
    return next((frame for frame in found if frame and lemma_of(scene.parse.tokens[verb]) in frame.do), None)


def verb_frame(scene: Scene, verb: int, depth: int = 0) -> VerbFrame | None:
    """The first frame that the verb fills, or None; also None where that frame says that it is no event."""
    if depth > _DEEPEST:
        return None
    fitting = verb_frames().get(lemma_of(scene.parse.tokens[verb]), ())
    found = next((frame for frame in fitting if _fits(scene, verb, frame, depth)), None)
    return found if found is not None and found.type else None


def _fits(scene: Scene, verb: int, frame: VerbFrame, depth: int) -> bool:
    parse = scene.parse
    children = {parse.tokens[at].text.lower() for at in parse.children[verb]}
    if frame.particle and frame.particle not in children:
        return False
    if not frame.particle and any(
        parse.tokens[at].text.lower() not in words("harmless_particles") for at in below(parse, verb, "prt")
    ):
        return False
    if frame.object and not _object_fits(scene, verb, frame.object):
        return False
    if frame.subject and not any(_noun_fits(scene, at, frame.subject) for at in doers(parse, verb)):
        return False
    placed = [(word, noun) for word, noun in phrases(parse, verb) if noun > verb and not _temporal(parse, noun)]
    near = {word for word, _ in placed} | {
        parse.tokens[at].text.lower() for at in below(parse, verb, "prep") if at > verb and below(parse, at, "pcomp")
    }
    if (frame.prep and not near & frame.prep) or near & frame.prep_absent:
        return False
    if frame.prep_object:
        nouns = [noun for word, noun in placed if not frame.prep or word in frame.prep] + list(_things(parse, verb))
        if not any(in_classes(lemma_of(parse.tokens[at]), frame.prep_object) for at in nouns):
            return False
    return not frame.complement or _complement_fits(scene, verb, frame, depth)


def _object_fits(scene: Scene, verb: int, wanted: frozenset[str]) -> bool:
    things = _things(scene.parse, verb)
    if not things:
        return "none" in wanted
    return "any" in wanted or any(_noun_fits(scene, at, wanted) for at in things)


def _noun_fits(scene: Scene, noun: int, wanted: frozenset[str]) -> bool:
    if in_classes(lemma_of(scene.parse.tokens[noun]), wanted - {"actor", "person", "individual", "none", "any"}):
        return True
    if "individual" in wanted and individual(scene, noun):
        return True
    if "person" in wanted and person(scene, noun):
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
        if in_classes(lemma_of(parse.tokens[at]), frame.complement):
            return True
    told = content(scene, verb, depth)
    if told is None:
        return "other" in frame.complement and bool(found)
    return told[0] in frame.complement and (not frame.own or _own(parse, verb, found))


def _must(parse: Parse, verb: int, frame: VerbFrame) -> bool:
    if "must" not in frame.complement:
        return False
    chain = (verb, *below(parse, verb, "conj"))
    return any(_helped(parse, at, _DUTY) or subjunctive(parse, at) for at in chain)


def _helped(parse: Parse, verb: int, words: frozenset[str]) -> bool:
    return any(parse.tokens[at].text.lower() in words for at in below(parse, verb, "aux"))


def subjunctive(parse: Parse, verb: int) -> bool:
    """A clause in the bare form after "that": "that the letter be answered", "that it withdraw"."""
    helpers = below(parse, verb, "aux", "auxpass")
    if helpers:
        return all(parse.tokens[at].tag == "VB" for at in helpers)
    return parse.tokens[verb].tag == "VB"


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
    before = {lemma_of(parse.tokens[at]) for at in below(parse, noun, "compound", "amod", "nmod")}
    for frame in noun_frames().get(token.lemma.lower(), ()):
        if frame.modifier and not before & frame.modifier:
            continue
        if frame.plural and token.tag not in ("NNS", "NNPS"):
            continue
        inner = [at for word, at in phrases(parse, noun) if word == "of"]
        if frame.of_class and not any(in_classes(lemma_of(parse.tokens[at]), frame.of_class) for at in inner):
            continue
        found.append(frame)
    return tuple(found)


# ---------------------------------------------------------------- roles


def sources(scene: Scene, verb: int, verbal: bool) -> tuple[int, ...]:
    """Who does what ``verb`` says, as far as they can act.

    ``verbal`` acts in participles ("while criticizing ...") belong to whoever the clause is reported from.
    """
    parse = scene.parse
    token = parse.tokens[verb]
    hanging = token.tag == "VBG" and token.dep in ("advcl", "pcomp")
    if hanging and verbal:
        found = _acting(scene, climbed_doers(parse, verb))
        if found:
            return found
    direct = doers(parse, verb)
    found = _acting(scene, direct)
    if found:
        return found
    # Whose missile it was says who fired it; whose countryman a person is does not say who acted.
    for at in (at for at in direct if parse.tokens[at].pos == "NOUN"):
        owned = tuple(owner for owner in (*below(parse, at, "poss"), *modifiers(scene, at)) if rank(scene, owner))
        if owned:
            return owned
    if token.dep in ("advcl", "conj", "pcomp") and not below(parse, verb, "nsubj", "nsubjpass"):
        return _acting(scene, climbed_doers(parse, verb))
    return ()


def _acting(scene: Scene, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(at for at in heads if rank(scene, at) > Rank.NOBODY)


def targets(scene: Scene, verb: int, frame: VerbFrame, depth: int = 0) -> tuple[int, ...]:
    """Who it is done to: the first of the frame's places that holds somebody."""
    for place in frame.targets:
        found = _place(scene, verb, place, depth)
        # "dismantled its missiles": the possessor is the doer again, and nobody's target.
        others = [at for at in found if scene.parse.tokens[at].tag != "PRP$"]
        if others:
            return tuple(dict.fromkeys(others))
    return ()


def _place(scene: Scene, verb: int, place: str, depth: int) -> tuple[int, ...]:
    parse = scene.parse
    things = _things(parse, verb)
    if place == "object":
        return _acting(scene, things)
    if place == "dative":
        return _acting(
            scene, [at for at in below(parse, verb, "dative") if parse.tokens[at].pos in ("PROPN", "NOUN", "PRON")]
        )
    if place == "deep":
        return next((found for at in things if (found := owners(scene, at))), ())
    if place in ("complement", "content"):
        return _in_complement(scene, verb, place, depth)
    wanted = {"with": ("with",), "place": ("to", "in"), "agent": ("by",)}.get(
        place, wordlist("en", "events")["words"]["target_phrases"]
    )
    placed = [*phrases(parse, verb), *(pair for at in things for pair in phrases(parse, at))]
    for word in wanted:
        for preposition, noun in placed:
            if preposition == word:
                found = _acting(scene, _listed(parse, noun)) or owners(scene, noun)
                if found:
                    return found
    return ()


def _listed(parse: Parse, noun: int) -> tuple[int, ...]:
    return (noun, *(at for at in below(parse, noun, "conj") if not is_verb(parse, at)))


def _in_complement(scene: Scene, verb: int, place: str, depth: int) -> tuple[int, ...]:
    parse = scene.parse
    for kind, at in contents(parse, verb):
        if place == "complement" and kind in ("inf", "that", "for") and is_verb(parse, at):
            written = below(parse, at, "nsubj", "nsubjpass")
            found = next(
                (who for head in written if (who := _acting(scene, _listed(parse, head)) or owners(scene, head))), ()
            )
        elif place == "content" and depth < _DEEPEST:
            frame = verb_frame(scene, at) if is_verb(parse, at) else None
            found = targets(scene, at, frame, depth + 1) if frame else (owners(scene, at) if kind == "noun" else ())
        else:
            found = ()
        if found:
            return found
    return ()


def unowned_subject(scene: Scene, verb: int) -> bool:
    """Whether the verb is active and told of nobody who can act, nor of arms: a video captures, a storm hits."""
    parse = scene.parse
    if passive(parse, verb):
        return False
    armed = frozenset({"weapons", "forces"})
    return not any(in_classes(lemma_of(parse.tokens[at]), armed) for at in doers(parse, verb))


def noun_roles(scene: Scene, noun: int, frame: NounFrame) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sources and targets that stand around a noun: "talks between A and B", "the attack on B by A"."""
    parse = scene.parse
    acting: list[int] = [at for at in below(parse, noun, "poss") if rank(scene, at)]
    suffering: list[int] = []
    for word, inner in phrases(parse, noun):
        who = _acting(scene, _listed(parse, inner))
        if word == "by" or (word in ("between", "among") and frame.mutual) or (word == "of" and frame.of == "source"):
            acting.extend(who)
        elif word == "of" and frame.of == "content":
            acting.extend(owners(scene, inner) if not who else ())
        elif word in ("with", "against", "on", "upon", "at", "to", "toward", "towards", "into", "over") or (
            word == "of" and frame.of == "target"
        ):
            suffering.extend(who or owners(scene, inner))
    if not acting:
        acting.extend(modifiers(scene, noun))
    return tuple(dict.fromkeys(acting)), tuple(dict.fromkeys(suffering))
