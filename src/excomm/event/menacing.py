"""What the words of one clause threaten with: an answer, a price, ruins, a term, all options."""

from __future__ import annotations

from excomm.event.lexicon import noun_class, words
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.syntax import objects, phrases
from excomm.event.tree import below
from excomm.records import Parse


def answers(scene: Scene, verb: int) -> bool:
    """Whether something will be answered: "will retaliate", "will respond with force", "will give a harsh reply"."""
    parse, lemma = scene.parse, scene.parse.tokens[verb].lemma
    if lemma in words("repay"):
        return True
    adverbs = {parse.tokens[at].text.lower() for at in below(parse, verb, "advmod", "prt")}
    if lemma in words("back") and "back" in adverbs:
        return True
    if lemma in words("answering"):
        armed = any(
            word in ("with", "in", "by") and parse.tokens[at].lemma in words("forceful")
            for word, at in phrases(parse, verb)
        )
        return bool(adverbs & words("forcefully")) or armed or _with_harsh_means(scene, verb)
    things = objects(parse, verb)
    if lemma not in words("answer") or not things:
        return False
    harsh = any(
        parse.tokens[at].text.lower() in words("harsh") for thing in things for at in below(parse, thing, "amod")
    )
    named = {parse.tokens[at].lemma for at in things}
    if named & noun_class("response"):
        return harsh or conditional(scene, verb)
    return lemma == "take" and bool(named & words("means")) and (harsh or "countermeasure" in named)


def _with_harsh_means(scene: Scene, verb: int) -> bool:
    """Whether it is answered with what hurts: "will answer with resolute steps"."""
    parse = scene.parse
    means = [
        at for word, at in phrases(parse, verb) if word in ("with", "by") and parse.tokens[at].lemma in words("means")
    ]
    return any(parse.tokens[how].text.lower() in words("harsh") for at in means for how in below(parse, at, "amod"))


def follows(scene: Scene, verb: int) -> bool:
    """Whether measures are announced as an answer: "countermeasures will follow", "adequate steps will follow if"."""
    parse = scene.parse
    if parse.tokens[verb].lemma not in words("following"):
        return False
    for at in below(parse, verb, "nsubj"):
        harsh = any(parse.tokens[how].text.lower() in words("harsh") for how in below(parse, at, "amod"))
        known = parse.tokens[at].lemma in words("means") | noun_class("response")
        if known and (harsh or parse.tokens[at].lemma == "countermeasure" or conditional(scene, verb)):
            return True
    return False


def takes_for_war(scene: Scene, verb: int) -> bool:
    """Whether a deed will be taken for an attack: "would consider the landing an act of war"."""
    parse = scene.parse
    if parse.tokens[verb].lemma not in words("taking_for"):
        return False
    acts = [at for at in parse.subtree(verb) if parse.tokens[at].lemma in ("act", "declaration") and at > verb]
    return any(
        word == "of" and parse.tokens[of].lemma in words("warlike") for at in acts for word, of in phrases(parse, at)
    )


def conditional(scene: Scene, verb: int) -> bool:
    """Whether the sentence hangs something on a condition."""
    parse = scene.parse
    sentence = parse.sentences[parse.tokens[verb].sentence].of(scene.article.text).lower()
    return (
        " if " in f" {sentence}"
        or " unless " in f" {sentence}"
        or "in the event" in sentence
        or "in case of" in sentence
    )


def unanswered(parse: Parse, verb: int) -> bool:
    """Whether something is not to be left as it is: "will not go unanswered"."""
    if parse.tokens[verb].lemma not in words("remaining") or not below(parse, verb, "neg"):
        return False
    how = below(parse, verb, "acomp", "oprd", "advmod", "attr", "xcomp", "dobj", "advcl")
    return any(parse.tokens[at].text.lower() in words("unanswered") for at in how)


def reserves(parse: Parse, verb: int) -> bool:
    """Whether a right to strike back is kept: "reserves the right to take reciprocal measures"."""
    token = parse.tokens[verb]
    if token.lemma not in words("reserving") or below(parse, verb, "neg"):
        return False
    for thing in objects(parse, verb):
        if parse.tokens[thing].lemma != "right":
            continue
        for use in below(parse, thing, "acl", "relcl") + below(parse, verb, "xcomp", "advcl"):
            means = {parse.tokens[at].lemma for at in objects(parse, use)} & words("means")
            if parse.tokens[use].lemma in words("countering") or (
                parse.tokens[use].lemma in words("applying") and means
            ):
                return True
        if any(word in ("of", "to") and _responding(parse, at) for word, at in phrases(parse, thing)):
            return True
    return False


def _responding(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].lemma in noun_class("response") | {"self-defence", "self-defense"}


def options_open(parse: Parse, verb: int) -> bool:
    """Whether "all options are on the table": force with them."""
    subjects = below(parse, verb, "nsubj")
    every = any(
        parse.tokens[at].lemma in words("options")
        and any(parse.tokens[det].text.lower() in ("all", "every") for det in below(parse, at, "det", "amod", "predet"))
        for at in subjects
    )
    on = any(word == "on" and parse.tokens[at].lemma in words("table") for word, at in phrases(parse, verb))
    return every and on and not below(parse, verb, "neg")


def lays_waste(scene: Scene, verb: int) -> bool:
    """Whether an enemy will be crushed, or something turned into ruins: "into a sea of fire"."""
    parse = scene.parse
    lemma = parse.tokens[verb].lemma
    if lemma in words("crush"):
        return any(
            rank(scene, at) is Rank.ACTOR or parse.tokens[at].lemma in words("enemies") for at in objects(parse, verb)
        )
    if lemma not in words("transform"):
        return False
    for word, at in phrases(parse, verb):
        burning = parse.tokens[at].lemma in words("burning") and any(
            parse.tokens[inner].lemma in words("burnt") for _, inner in phrases(parse, at)
        )
        if word in ("into", "to", "in") and (parse.tokens[at].lemma in words("ruins") or burning):
            return True
    return False


def costs(parse: Parse, verb: int) -> bool:
    """Whether something "will cost them dearly"."""
    return parse.tokens[verb].lemma == "cost" and any(
        parse.tokens[at].text.lower() in words("dear") for at in below(parse, verb, "advmod", "acomp", "oprd", "dobj")
    )


def dares(scene: Scene, verb: int) -> bool:
    """Whether it is of the kind "if anyone ..., he will have it": the condition's subject is whoever dares."""
    parse = scene.parse
    if parse.tokens[verb].lemma not in words("get"):
        return False
    for clause in below(parse, verb, "advcl"):
        marks = {parse.tokens[at].text.lower() for at in below(parse, clause, "mark")}
        who = {parse.tokens[at].lemma.lower() for at in below(parse, clause, "nsubj")}
        if "if" in marks and who & noun_class("indefinite"):
            return True
    return False


def gives_a_term(scene: Scene, verb: int) -> tuple[int, ...]:
    """To whom a term is set to do as told: "gave Iraq 48 hours to withdraw"."""
    parse = scene.parse
    if parse.tokens[verb].lemma != "give" or below(parse, verb, "neg"):
        return ()
    timed = [
        at
        for at in (*objects(parse, verb), *below(parse, verb, "npadvmod"))
        if parse.tokens[at].lemma in words("hours")
    ]
    told = [*below(parse, verb, "xcomp", "advcl"), *(use for at in timed for use in below(parse, at, "acl", "relcl"))]
    if not timed or not any(parse.tokens[at].tag == "TO" for use in told for at in below(parse, use, "aux")):
        return ()
    return tuple(at for at in below(parse, verb, "dative") if rank(scene, at) is Rank.ACTOR)
