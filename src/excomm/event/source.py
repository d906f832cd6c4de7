"""Who does what a verb says: its subject, the senders of a missile, the author of a paper, by who can act."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from excomm.event.complement import things_of
from excomm.event.lexicon import in_classes, words
from excomm.event.mention import mention_spans
from excomm.event.political import Rank, both, modifiers, rank
from excomm.event.scene import Scene
from excomm.event.syntax import climbed_doers, doers, measured, members, passive, phrases
from excomm.event.tree import below, is_verb
from excomm.records import Parse
from excomm.wordlist import wordlist

_MEANS = frozenset({"instruments"})


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
        found = acting(scene, above) or acting(scene, doers(parse, spoken[-1]) if spoken else ())
        if found:
            return found
    direct = doers(parse, verb)
    found = acting(scene, direct)
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
    if direct and token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP"):
        return ()  # "that fighters raided the town and took sixty": they did both, whoever they are
    if token.dep in ("advcl", "conj", "pcomp") and not below(parse, verb, "nsubj", "nsubjpass"):
        return acting(scene, climbed_doers(parse, verb))
    return ()


def _wielding(scene: Scene, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Whose missile it was says who fired it; whose countryman a person is does not say who acted."""
    parse = scene.parse
    for at in (at for at in heads if in_classes(parse.tokens[at].lemma, _MEANS)):
        whose = (noun for word, noun in phrases(parse, at) if word in ("of", "by"))
        used = (who for use in below(parse, at, "acl") if passive(parse, use) for who in doers(parse, use))
        for named in (below(parse, at, "poss"), whose, used, modifiers(scene, at)):
            if owned := acting(scene, named):
                return owned
    return ()


def _reported_before(parse: Parse, participle: int) -> tuple[int, ...]:
    head = parse.tokens[participle].head
    return tuple(at for at in below(parse, head, "ccomp") if at < participle < head) if is_verb(parse, head) else ()


def _author(scene: Scene, paper: int) -> tuple[int, ...]:
    """Whose words a paper gives ("issued a report accusing ..."): its owner, or who brings it out."""
    parse = scene.parse
    found = acting(scene, below(parse, paper, "poss"))
    if not found and parse.tokens[paper].dep == "dobj" and is_verb(parse, parse.tokens[paper].head):
        found = sources(scene, parse.tokens[paper].head, verbal=True)
    return found


@cache
def _gatherings() -> frozenset[str]:
    return frozenset(wordlist("en", "political")["gatherings"])


def acting(scene: Scene, heads: Iterable[int]) -> tuple[int, ...]:
    """Those of ``heads``, or whom they stand for, that can act between states or beside who can."""
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


def senders(scene: Scene, verb: int) -> tuple[int, ...]:
    """From whom somebody receives what the verb says: "received wheat from Canada"."""
    parse = scene.parse
    placed = [*phrases(parse, verb), *(pair for at in things_of(parse, verb) for pair in phrases(parse, at))]
    return acting(scene, [who for word, noun in placed if word == "from" for who in members(parse, noun)])


def parties(scene: Scene, verb: int) -> tuple[int, ...]:
    """Between whom something was done that nobody else is told to have done: "a treaty was signed between A and B"."""
    parse = scene.parse
    placed = [*phrases(parse, verb), *(pair for at in things_of(parse, verb) for pair in phrases(parse, at))]
    for word, noun in placed:
        found = acting(scene, members(parse, noun)) if word in ("between", "among") else ()
        if len(found) > 1 or any(both(parse, at) or len(mention_spans(scene, at)) > 1 for at in found):
            return found
    return ()


def unowned_subject(scene: Scene, verb: int) -> bool:
    """Whether the verb is active and told of nobody who can act, nor of arms: a video captures, a storm hits."""
    parse = scene.parse
    if passive(parse, verb):
        return False
    return not any(in_classes(parse.tokens[at].lemma, _MEANS | {"forces"}) for at in doers(parse, verb))
