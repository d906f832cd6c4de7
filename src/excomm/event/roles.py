"""Who fills the roles of a verb or a noun: sources and targets, by syntax and by who can act."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from excomm.event.frames import DEEPEST, contents, noun_frame, things_of, verb_frame
from excomm.event.kinds import place as named_place
from excomm.event.lexicon import NounFrame, VerbFrame, in_classes, words
from excomm.event.political import Rank, modifiers, owners, rank, states_of
from excomm.event.scene import Scene
from excomm.event.syntax import climbed_doers, doers, granted, measured, members, passive, phrases
from excomm.event.tree import below, is_verb
from excomm.records import Parse
from excomm.wordlist import wordlist

_MEANS = frozenset({"instruments"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_VOICED = frozenset({"kinship", "dislike", "case", "protest"})
"""Classes of what is voiced itself: support, a complaint."""


def sources(scene: Scene, verb: int, verbal: bool) -> tuple[int, ...]:
    """Who does what ``verb`` says, as far as they can act.

    ``verbal`` acts in participles ("while criticizing ...") belong to whoever the clause is reported from.
    """
    parse = scene.parse
    token = parse.tokens[verb]
    if token.tag == "VBG" and token.dep in ("advcl", "pcomp"):
        # "A attacked B, killing one, an official said": the parser hangs the participle on the saying.
        spoken = _reported_before(parse, verb)
        above = climbed_doers(parse, verb) if verbal else ()
        found = _acting(scene, above) or _acting(scene, doers(parse, spoken[-1]) if spoken else ())
        if found:
            return found
    direct = doers(parse, verb)
    found = _acting(scene, direct)
    if found:
        return found
    if direct and not verbal and token.dep in ("advcl", "pcomp"):
        return _wielding(scene, direct)
    if verbal and (met := tuple(at for at in direct if parse.tokens[at].lemma in _gatherings())):
        return met
    if owned := _wielding(scene, direct):
        return owned
    if token.dep == "acl" and token.tag == "VBG":
        return _author(scene, token.head)
    if token.dep in ("advcl", "conj", "pcomp") and not below(parse, verb, "nsubj", "nsubjpass"):
        return _acting(scene, climbed_doers(parse, verb))
    return ()


def _wielding(scene: Scene, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Whose missile it was says who fired it; whose countryman a person is does not say who acted."""
    parse = scene.parse
    for at in (at for at in heads if in_classes(parse.tokens[at].lemma, _MEANS)):
        whose = (noun for word, noun in phrases(parse, at) if word in ("of", "by"))
        used = (who for use in below(parse, at, "acl") if passive(parse, use) for who in doers(parse, use))
        for named in (below(parse, at, "poss"), whose, used, modifiers(scene, at)):
            if owned := _acting(scene, named):
                return owned
    return ()


def _reported_before(parse: Parse, participle: int) -> tuple[int, ...]:
    head = parse.tokens[participle].head
    return tuple(at for at in below(parse, head, "ccomp") if at < participle < head) if is_verb(parse, head) else ()


def _author(scene: Scene, paper: int) -> tuple[int, ...]:
    """Whose words a paper gives ("issued a report accusing ..."): its owner, or who brings it out."""
    parse = scene.parse
    found = _acting(scene, below(parse, paper, "poss"))
    if not found and parse.tokens[paper].dep == "dobj" and is_verb(parse, parse.tokens[paper].head):
        found = sources(scene, parse.tokens[paper].head, verbal=True)
    return found


@cache
def _gatherings() -> frozenset[str]:
    return frozenset(wordlist("en", "political")["gatherings"])


def _acting(scene: Scene, heads: Iterable[int]) -> tuple[int, ...]:
    named = [_past_dateline(scene, sent) for at in heads for sent in _senders(scene, at)]
    found = tuple(at for at in named if at is not None and rank(scene, at) > Rank.NOBODY and not _self(scene.parse, at))
    # Of "an act of the court" and "the court" the second is somebody.
    counted = {at for at in found if set(measured(scene.parse, (at,))[1:]) & set(found)}
    return tuple(at for at in found if at not in counted)


def _self(parse: Parse, head: int) -> bool:
    """Whether the word turns the deed back on its doer: "has committed itself to"."""
    return parse.tokens[head].text.lower().endswith(("self", "selves")) and parse.tokens[head].pos == "PRON"


def _senders(scene: Scene, head: int) -> tuple[int, ...]:
    """Of "delegations from A and B" the two, of "thousands of people" the people; else the head itself."""
    parse = scene.parse
    counted = measured(parse, (head,))[1:] if parse.tokens[head].lemma in words("quantities") else ()
    if counted and not rank(scene, head):
        return counted
    if parse.tokens[head].lemma.lower() not in words("sent"):
        return (head,)
    whose = [members(parse, noun) for word, noun in phrases(parse, head) if word in ("from", "of")]
    return next((found for found in whose if len(found) > 1 and all(rank(scene, at) for at in found)), (head,))


def _past_dateline(scene: Scene, head: int) -> int | None:
    """The parser takes "MOSCOW - Premier X" for one name: where the head stands in the dateline, the name after it."""
    line = scene.article.dateline
    if line is None or not line.covers(scene.parse.tokens[head].span):
        return head
    after = (at for at in scene.parse.subtree(head) if not line.overlaps(scene.parse.tokens[at].span))
    return next((at for at in after if scene.parse.tokens[at].dep in ("appos", "nsubj", "conj")), None)


def targets(scene: Scene, verb: int, frame: VerbFrame, depth: int = 0, joint: bool = False) -> tuple[int, ...]:
    """Who it is done to: the first of the frame's places that holds somebody.

    What several did together (``joint``) they did with each other: only a named partner is a target beside them.
    """
    for place in frame.targets if not joint else ("with",):
        found = _place(scene, verb, place, depth)
        # "dismantled its missiles": the possessor is the doer again, and nobody's target.
        others = [at for at in found if scene.parse.tokens[at].tag != "PRP$" or _reporters(scene.parse, verb, frame)]
        if others:
            return tuple(dict.fromkeys(others))
    return ()


def _reporters(parse: Parse, verb: int, frame: VerbFrame) -> bool:
    """Whether "its" is whose who reports: "A said that B's forces had fired on its posts"; nobody fires on his own."""
    written = below(parse, verb, "nsubj")
    named = any(parse.tokens[at].pos in ("NOUN", "PROPN") for at in written)
    return frame.type == "ASSAULT" and parse.tokens[verb].dep == "ccomp" and named


def senders(scene: Scene, verb: int) -> tuple[int, ...]:
    """From whom somebody receives what the verb says: "received wheat from Canada"."""
    parse = scene.parse
    placed = [*phrases(parse, verb), *(pair for at in things_of(parse, verb) for pair in phrases(parse, at))]
    return _acting(scene, [who for word, noun in placed if word == "from" for who in _listed(parse, noun)])


def _place(scene: Scene, verb: int, place: str, depth: int) -> tuple[int, ...]:
    parse = scene.parse
    things = things_of(parse, verb)
    if place == "object":
        return _acting(scene, things)
    if place == "subject":
        return _acting(scene, doers(parse, verb))
    if place == "thing":
        named = [at for at in things if parse.tokens[at].pos in ("NOUN", "PROPN")]
        return tuple(at for at in named if parse.tokens[at].lemma not in words("quantities")) or tuple(named)
    if place == "dative":
        receivers = [at for at in below(parse, verb, "dative") if parse.tokens[at].pos in ("PROPN", "NOUN", "PRON")]
        return _acting(scene, receivers or granted(parse, verb))
    if place == "deep":
        return next((found for at in things if (found := _whose(scene, verb, at))), ())
    if place in ("complement", "content"):
        return _in_complement(scene, verb, place, depth)
    if place == "inner":
        return _in_deed(scene, verb, depth)
    if place == "until":
        return _awaited(scene, verb)
    if place == "within":
        return _within(scene, verb)
    if place == "locality":
        return _locality(scene, verb)
    return _in_phrase(scene, verb, place, things)


_WORDS_OF = {
    "with": ("with",),
    "to": ("to",),
    "bound": ("to", "for"),
    "place": ("to", "in"),
    "agent": ("by",),
    "on": ("on", "upon"),
    "from": ("from",),
    "off": ("off",),
    "against": ("against",),
    "outside": ("outside", "before"),
    "along": ("along", "near", "off", "on"),
    "whither": ("to", "into", "toward", "towards", "on", "in", "at", "near", "off", "over", "through", "across", "for"),
}


def _in_phrase(scene: Scene, verb: int, place: str, things: tuple[int, ...]) -> tuple[int, ...]:
    parse = scene.parse
    wanted = _WORDS_OF.get(place, wordlist("en", "events")["words"]["target_phrases"])
    # In "condemned the attack on B", B is who was attacked, and not who is condemned.
    # But "blamed the attack on B" says who is blamed.
    free = [at for at in things if place == "on" or not _judged(scene, verb, at)]
    placed = [*phrases(parse, verb), *(pair for at in free for pair in phrases(parse, at))]
    # "extended the sanctions imposed on B"
    placed += [pair for at in free for use in below(parse, at, "acl") for pair in phrases(parse, use)]
    for word in wanted:
        for preposition, noun in placed:
            if preposition == word:
                found = _acting(scene, _listed(parse, noun))
                if preposition == "along":
                    found = tuple(at for at in found if states_of(scene, at))  # a river or a line is nobody
                found = found or owners(scene, noun, foreign=place == "to")
                if place == "off":
                    found = tuple(at for at in found if rank(scene, at) is Rank.ACTOR)
                if found:
                    return found
    return ()


_DEED_PLACES = ("object", "dative", "with", "pp", "inner")


def _in_deed(scene: Scene, verb: int, depth: int) -> tuple[int, ...]:
    """Who takes part in the deed that is agreed to or refused, whatever deed it is: "agreed to open its ports to B"."""
    for _, at in contents(scene.parse, verb) if depth < DEEPEST else ():
        if not is_verb(scene.parse, at):
            continue
        for place in _DEED_PLACES:
            found = tuple(who for who in _place(scene, at, place, depth + 1) if not _new(scene.parse, who))
            if found:
                return found
        for thing in things_of(scene.parse, at) if not passive(scene.parse, at) else ():
            # "promised that the premier's order would be carried out": whose order it is gets nothing.
            found = owners(scene, thing, foreign=True) if not _judged(scene, at, thing) else ()
            if found:
                return found
    return ()


def _within(scene: Scene, verb: int) -> tuple[int, ...]:
    """The country for whose people something is given, however deep it stands: "to promote trade in Chad"."""
    parse = scene.parse
    for at in parse.subtree(verb):
        if at > verb and parse.tokens[at].dep == "prep" and parse.tokens[at].text.lower() in ("in", "for", "across"):
            found = tuple(who for who in below(parse, at, "pobj") if states_of(scene, who))
            if found:
                return found
    return ()


def _locality(scene: Scene, verb: int) -> tuple[int, ...]:
    """The place by name in which something holds or is done, however deep it stands: "a curfew in parts of Sindh"."""
    parse = scene.parse
    for at in parse.subtree(verb):
        if at > verb and parse.tokens[at].dep == "prep" and parse.tokens[at].text.lower() in ("in", "across"):
            found = tuple(who for who in below(parse, at, "pobj") if named_place(scene, who))
            if found:
                return found
    return ()


def _new(parse: Parse, noun: int) -> bool:
    """Whether the noun is a body that the text does not know yet: "to set up a commission", "to send troops"."""
    before = {parse.tokens[at].text.lower() for at in below(parse, noun, "det")}
    bare = parse.tokens[noun].pos == "NOUN" and not below(parse, noun, "det", "poss", "amod", "nummod")
    return bool(before & {"a", "an"}) or bare


def _awaited(scene: Scene, verb: int) -> tuple[int, ...]:
    """Who has to move first: the subject of "until ..." or "unless ...", here or in the complement."""
    parse = scene.parse
    for at in (verb, *(inner for _, inner in contents(parse, verb) if is_verb(parse, inner))):
        for clause in below(parse, at, "advcl"):
            if {parse.tokens[mark].text.lower() for mark in below(parse, clause, "mark")} & words("awaiting"):
                found = _acting(scene, doers(parse, clause))
                if found:
                    return found
    return ()


def _judged(scene: Scene, verb: int, thing: int) -> bool:
    """Whether the verb judges a deed that ``thing`` names: condemns an attack, praises a withdrawal."""
    frame, deed = verb_frame(scene, verb), noun_frame(scene, thing)
    if frame is None or deed is None or frame.object & _VOICED:
        return False
    return frame.type in _JUDGING and deed.type not in ("CONSULT", "SUPPORT")


def _whose(scene: Scene, verb: int, thing: int) -> tuple[int, ...]:
    deed = noun_frame(scene, thing)
    if deed is not None and _judged(scene, verb, thing):
        return noun_roles(scene, thing, deed)[0]
    return owners(scene, thing, foreign=True)


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
        elif place == "content" and depth < DEEPEST:
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
    return not any(in_classes(parse.tokens[at].lemma, _MEANS | {"forces"}) for at in doers(parse, verb))


def _where(scene: Scene, thing: int, frame: NounFrame) -> tuple[int, ...]:
    """Where a thing is that is attacked: "air strikes on targets in Gaza" hit Gaza."""
    return owners(scene, thing) if frame.type == "ASSAULT" else ()


_MOVED = frozenset({"withdraw", "troops"})
"""Modes whose nouns tell of one's own forces: "the withdrawal of Soviet troops" is theirs."""

_SUFFERING = frozenset({"with", "against", "on", "upon", "at", "to", "toward", "towards", "into", "over"})


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
            acting.extend(owners(scene, inner) if not who else who if frame.mode in _MOVED else ())
        elif (
            word in _SUFFERING
            or (word == "between" and frame.mode == "third-party")
            or (word == "for" and frame.type == "COERCE")
            or (word == "of" and frame.of == "target")
            or (word == "from" and frame.type in ("RETREAT", "SANCTION"))
        ):
            suffering.extend(who or owners(scene, inner, foreign=True) or _where(scene, inner, frame))
    if frame.type == "REQUEST":
        # "its demand that B withdraw"
        suffering.extend(_acting(scene, [at for acl in below(parse, noun, "acl") for at in below(parse, acl, "nsubj")]))
    for use in below(parse, noun, "acl"):
        acting.extend(_acting(scene, doers(parse, use)) if passive(parse, use) else ())
    if not acting:
        acting.extend(modifiers(scene, noun))
    return tuple(dict.fromkeys(acting)), tuple(dict.fromkeys(suffering))
