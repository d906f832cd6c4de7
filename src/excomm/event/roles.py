"""Who it is done to: the targets of a verb, by syntax and by who can act."""

from __future__ import annotations

from excomm.event.complement import contents, things_of
from excomm.event.frames import DEEPEST, noun_frame, verb_frame
from excomm.event.kinds import place as named_place
from excomm.event.lexicon import VerbFrame, words
from excomm.event.mention import states_of
from excomm.event.noun_roles import noun_roles
from excomm.event.political import Rank, owners, rank
from excomm.event.scene import Scene
from excomm.event.source import acting
from excomm.event.syntax import doers, granted, members, passive, phrases
from excomm.event.tree import below, is_verb
from excomm.records import Parse
from excomm.wordlist import wordlist

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_KIND = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "YIELD"})
_VOICED = frozenset({"kinship", "dislike", "case", "protest"})
"""Classes of what is voiced itself: support, a complaint."""


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
    return _visited(scene, verb)


def _visited(scene: Scene, verb: int) -> tuple[int, ...]:
    """With whom somebody gets in touch for a courtesy: "called the emir to apologise" apologises to the emir."""
    parse, token = scene.parse, scene.parse.tokens[verb]
    touching = token.dep in ("xcomp", "advcl") and parse.tokens[token.head].lemma in words("contact")
    return acting(scene, things_of(parse, token.head)) if touching and token.lemma in words("courtesy") else ()


def _reporters(parse: Parse, verb: int, frame: VerbFrame) -> bool:
    """Whether "its" is whose who reports: "A said that B's forces had fired on its posts"; nobody fires on his own."""
    written = below(parse, verb, "nsubj")
    named = any(parse.tokens[at].pos in ("NOUN", "PROPN") for at in written)
    return frame.type == "ASSAULT" and parse.tokens[verb].dep == "ccomp" and named


def _place(scene: Scene, verb: int, place: str, depth: int) -> tuple[int, ...]:
    parse = scene.parse
    things = things_of(parse, verb)
    if place == "object":
        return acting(scene, things)
    if place == "subject":
        return acting(scene, doers(parse, verb))
    if place == "thing":
        named = [at for at in things if parse.tokens[at].pos in ("NOUN", "PROPN")]
        return tuple(at for at in named if parse.tokens[at].lemma not in words("quantities")) or tuple(named)
    if place == "dative":
        receivers = [at for at in below(parse, verb, "dative") if parse.tokens[at].pos in ("PROPN", "NOUN", "PRON")]
        return acting(scene, receivers or granted(parse, verb))
    if place == "deep":
        return next((found for at in things if (found := _whose(scene, verb, at))), ())
    if place in ("complement", "content"):
        return _in_complement(scene, verb, place, depth)
    if place == "inner":
        return _in_deed(scene, verb, depth)
    if place == "until":
        return _awaited(scene, verb)
    if place in ("within", "locality"):
        return _within(scene, verb) if place == "within" else _locality(scene, verb)
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
    "beside": ("beside", "alongside"),
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
                found = acting(scene, members(parse, noun))
                if preposition == "along":
                    found = tuple(at for at in found if states_of(scene, at))  # a river or a line is nobody
                aired = preposition in ("on", "over") and parse.tokens[noun].lemma in words("airing")
                found = found or (() if aired else owners(scene, noun, foreign=place == "to"))
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
                found = acting(scene, doers(parse, clause))
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
    found = owners(scene, thing, foreign=True)
    if scene.parse.tokens[thing].lemma in words("given_support"):
        # "reaffirmed Tokyo's support for the accord": Tokyo is who supports
        return tuple(at for at in found if at not in below(scene.parse, thing, "poss"))
    return found


def _in_complement(scene: Scene, verb: int, place: str, depth: int) -> tuple[int, ...]:
    parse = scene.parse
    for kind, at in contents(parse, verb):
        if place == "complement" and kind in ("inf", "that", "for") and is_verb(parse, at):
            written = below(parse, at, "nsubj", "nsubjpass")
            found = next(
                (who for head in written if (who := acting(scene, members(parse, head)) or owners(scene, head))), ()
            )
        elif place == "content" and depth < DEEPEST:
            frame = verb_frame(scene, at) if is_verb(parse, at) else None
            own = verb_frame(scene, verb)
            if frame and own and own.type == "THREATEN" and frame.type in _KIND:
                return ()  # "threatened to sign a treaty with B" threatens others
            found = targets(scene, at, frame, depth + 1) if frame else (owners(scene, at) if kind == "noun" else ())
        else:
            found = ()
        if found:
            return found
    return ()
