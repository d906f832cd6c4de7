"""Whether a noun names somebody who can act between states, and whose a thing is.

Names are asked of the registry, then of the parser's entity labels; common nouns of ``language/en/political.toml``.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from excomm.event.lexicon import words as lexicon_words
from excomm.event.scene import Scene
from excomm.event.syntax import doers, noun_phrase, passive, phrases
from excomm.event.tree import below
from excomm.records import ActorKind, Name, Parse
from excomm.registry import holders_named, organisation_named, state_named
from excomm.wordlist import wordlist


class Rank(IntEnum):
    """How much of an actor a noun is. A crowd, or a person without office, may stand beside an actor, never alone."""

    NOBODY = 0
    CROWD = 1
    ACTOR = 2


_OWNING = (
    "poss",
    "of",
    "between",
    "with",
    "against",
    "on",
    "from",
    "by",
    "to",
    "for",
    "towards",
    "toward",
    "over",
    "in",
)


_FOREIGN = tuple(word for word in _OWNING if word not in ("in", "over"))


_NESTING = ("of", "on", "against")
"""Prepositions through which it is asked on whose thing something lies: "a ban on imports of Egyptian goods"."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "political")[key])


def rank(scene: Scene, head: int, depth: int = 0) -> Rank:
    """What the noun phrase of ``head`` is."""
    parse, token = scene.parse, scene.parse.tokens[head]
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
        return Rank.ACTOR if token.text.lower() in _words("pronouns") and token.dep != "expl" else Rank.NOBODY
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X"):
        return Rank.NOBODY
    lemma = token.lemma.lower()
    name = _name(parse, head)
    if name is not None and _in_registry(scene, head, name.span.of(scene.article.text)):
        return Rank.ACTOR
    if name is not None and _titled(parse, name):
        return Rank.NOBODY  # "signed the Bishkek Declaration": a paper, which the parser takes for a body
    known = _common(scene, head, lemma, depth)
    if known is None and depth < 3 and (beside := below(parse, head, "appos")):
        # "his opponent, Biden": whoever is named beside a description.
        known = max(rank(scene, at, depth + 1) for at in beside) or None
    if known is not None:
        return known
    if name is not None:
        return _named(scene, head, name)
    if token.text[0].isupper() and _in_registry(scene, head, token.text):
        return Rank.ACTOR
    if lemma in lexicon_words("quantities") and depth < 3:
        inner = [noun for word, noun in phrases(parse, head) if word == "of"]
        return max((rank(scene, noun, depth + 1) for noun in inner), default=Rank.NOBODY)
    return Rank.NOBODY


def _name(parse: Parse, head: int) -> Name | None:
    """The name that holds the token, but no date: of "Jan 5 - Malta" the parser makes one."""
    name = name_at(parse, head)
    return name if name is None or name.label != "DATE" else None


def _titled(parse: Parse, name: Name) -> bool:
    return name.last - name.first > 1 and parse.tokens[name.last - 1].text.lower() in _words("papers")


def _common(scene: Scene, head: int, lemma: str, depth: int) -> Rank | None:
    parse = scene.parse
    near = {parse.tokens[at].lemma.lower() for at in below(parse, head, *_DESCRIBING)}
    if near & _words("sporting") or (lemma in _words("abstract") and _bare(parse, head)):
        return Rank.NOBODY  # "the tennis federation"; "threatened force", "by the use of force"
    if lemma in _words("crowds"):
        return Rank.CROWD
    if lemma in _words("sides") and both(parse, head):
        return Rank.ACTOR
    if lemma == "head" and any(word == "of" for word, _ in phrases(parse, head)):
        return Rank.ACTOR  # "the heads of state", "the head of the delegation"
    if lemma in _words("groups"):
        if near & (_words("armed") | _words("forces")) or _of_known_name(scene, head):
            return Rank.ACTOR
        inner = [noun for word, noun in phrases(parse, head) if word == "of"] if depth < 3 else []
        return max((rank(scene, noun, depth + 1) for noun in inner), default=None)
    if lemma in _words("owned"):
        if lemma in _words("forces") and near & _words("armed"):
            return Rank.ACTOR  # "rebel fighters"
        found = owners(scene, head, depth + 1) if depth < 3 else ()
        # "its planes" are somebody's; "his good offices" are no body of state.
        if any(lemma in _words("forces") or scene.parse.tokens[at].tag != "PRP$" for at in found):
            return Rank.ACTOR
        return None if scene.parse.tokens[head].pos == "PROPN" else Rank.NOBODY
    return Rank.ACTOR if any(lemma in _words(key) for key in ("offices", "bodies", "forces")) else None


_DESCRIBING = ("amod", "compound", "nmod")


def _of_known_name(scene: Scene, head: int) -> bool:
    """Whether a known organisation's name stands right before the noun: "the Hezbollah group"."""
    for at in below(scene.parse, head, "compound", "nmod"):
        name = name_at(scene.parse, at)
        known = organisation_named(name.span.of(scene.article.text) if name else scene.parse.tokens[at].text)
        if known is not None and known.kind is ActorKind.ORGANISATION:
            return True
    return False


def _bare(parse: Parse, noun: int) -> bool:
    """Whether a singular noun stands without a word that says which one it is."""
    return parse.tokens[noun].tag == "NN" and not below(parse, noun, "det", "poss", "nummod", *_DESCRIBING)


def individual(scene: Scene, noun: int) -> bool:
    """Whether the noun is one named person, an office-holder, or a pronoun for one."""
    token = scene.parse.tokens[noun]
    name = name_at(scene.parse, noun)
    if name is not None and name.label == "PERSON":
        return True
    return token.text.lower() in ("he", "she", "him", "her") or token.lemma.lower() in _words("offices")


def name_at(parse: Parse, index: int) -> Name | None:
    """The named entity that holds the token at ``index``, or None."""
    low, high = 0, len(parse.names)
    while low < high:
        middle = (low + high) // 2
        if parse.names[middle].last <= index:
            low = middle + 1
        else:
            high = middle
    return parse.names[low] if low < len(parse.names) and parse.names[low].first <= index else None


def _named(scene: Scene, head: int, name: Name) -> Rank:
    words = name.span.of(scene.article.text)
    if _in_registry(scene, head, words):
        return Rank.ACTOR
    organisation = organisation_named(words)
    if organisation is not None:
        return Rank.NOBODY
    lowered = {word.lower() for word in words.split()}
    if words.lower().removeprefix("the ") in _words("regions"):
        return Rank.ACTOR
    if lowered & _words("features") or (name.label in ("GPE", "LOC") and _watercourse(scene, head, name)):
        return Rank.NOBODY
    if name.label in ("GPE", "NORP"):
        return Rank.ACTOR
    if name.label == "ORG":
        private = lowered & _words("private") or any(word.endswith("news") for word in lowered)
        return Rank.NOBODY if private else Rank.ACTOR
    if name.label == "PERSON":
        return Rank.ACTOR if _official(scene, head, words) else Rank.CROWD
    return Rank.NOBODY


def _watercourse(scene: Scene, head: int, name: Name) -> bool:
    """Whether the name is one word right behind "the" that no state or body bears: "the Aras", "the Dniester"."""
    token = scene.parse.tokens[head]
    opening = scene.parse.tokens[name.first].text.lower()
    bare = name.last - name.first - (opening == "the")
    before = scene.parse.tokens[head - 1].text.lower() if head else ""
    return bare == 1 and token.tag == "NNP" and before == "the" and not token.text.isupper()


def _in_registry(scene: Scene, head: int, words: str) -> bool:
    bare = words.removesuffix("'s").removesuffix("’s")
    if state_named(bare) is not None:
        return True
    organisation = organisation_named(bare)
    if organisation is not None:
        return organisation.kind is not ActorKind.MEDIA
    return _official(scene, head, bare)


def _official(scene: Scene, head: int, words: str) -> bool:
    parse = scene.parse
    if words.split()[-1] in scene.officials or parse.tokens[head].text in scene.officials:
        return True
    near = [*parse.tokens_in(noun_phrase(parse, head)), *below(parse, head, "appos")]
    if any(parse.tokens[at].lemma.lower() in _words("offices") for at in near):
        return True
    return bool(words[0].isupper() and holders_named(words))


def both(parse: Parse, noun: int) -> bool:
    """Whether the noun is a plural of which the reader knows the members: "the sides", "both leaders", "two states"."""
    if parse.tokens[noun].tag not in ("NNS", "NNPS"):
        return False
    before = {parse.tokens[at].text.lower() for at in below(parse, noun, "det", "predet", "nummod", "cc", "preconj")}
    return bool(before & _words("both"))


def owners(scene: Scene, noun: int, depth: int = 0, foreign: bool = False) -> tuple[int, ...]:
    """Whose ``noun`` is, the first found of: possessor, "of"-phrase, other phrases, demonym or name before it.

    With ``foreign`` neither "its" (the doer again) nor where it is counts: only another party.
    """
    parse = scene.parse
    kinds: dict[str, list[int]] = {"poss": list(below(parse, noun, "poss"))}
    if foreign:
        kinds["poss"] = [at for at in kinds["poss"] if parse.tokens[at].tag != "PRP$"]
    for word, inner in phrases(parse, noun):
        kinds.setdefault(word, []).append(inner)
    for use in below(parse, noun, "acl"):
        kinds.setdefault("by", []).extend(doers(parse, use) if passive(parse, use) else ())  # "a plan drawn up by B"
    for kind in _OWNING if not foreign else _FOREIGN:
        found = tuple(at for at in kinds.get(kind, []) if rank(scene, at, depth + 1) > Rank.NOBODY)
        if found:
            return found
    found = modifiers(scene, noun)
    if not found and depth < 2:
        # "a memorandum of understanding between A and B"
        nested = [at for word in _NESTING for at in kinds.get(word, [])]
        return next((whose for at in nested if (whose := owners(scene, at, depth + 1, foreign))), ())
    return found


def modifiers(scene: Scene, noun: int) -> tuple[int, ...]:
    """The demonyms and names before ``noun`` that say whose it is: "Soviet ships", "the NATO allies"."""
    parse = scene.parse
    found = []
    waiting = list(below(parse, noun, "amod", "compound", "nmod", "poss"))
    while waiting:
        at = waiting.pop(0)
        waiting.extend(below(parse, at, "amod", "compound", "nmod"))
        token = parse.tokens[at]
        name = name_at(parse, at)
        if name is not None and name.last > noun >= name.first:
            continue  # the Tashkent Agreement is not Tashkent's
        if (name is not None and name.label in ("GPE", "NORP", "ORG") and _named(scene, at, name) is Rank.ACTOR) or (
            token.text[0].isupper() and state_named(token.text) is not None
        ):
            found.append(at)
    return tuple(found)
