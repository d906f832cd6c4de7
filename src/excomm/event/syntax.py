"""Who stands where in a clause: subjects (with control), objects, phrases, over the shared parse.

Subjects that are not written out are found by control: a conjoined verb takes the subject of the verb before it, an
infinitive that of its governor (or its object, after "urge" and the like), a participle that of the main verb.
"""

from __future__ import annotations

from excomm.event.coordination import leading, leads, partner
from excomm.event.lexicon import words
from excomm.event.tree import LONGEST_CHAIN, below, governing_verb, is_verb
from excomm.records import Parse, Span

_CLAUSE = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "ROOT", "csubj", "parataxis", "dep"})
_KEPT_IN_PHRASE = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "prep", "pobj", "advmod", "npadvmod"}
)


def passive(parse: Parse, verb: int, depth: int = 0) -> bool:
    """Whether ``verb`` is passive: by its auxiliary, as a participle after a noun, or beside another passive."""
    if below(parse, verb, "auxpass", "nsubjpass") or headlined(parse, verb):
        return True
    token = parse.tokens[verb]
    if token.tag != "VBN" or depth > LONGEST_CHAIN or below(parse, verb, "aux", "nsubj"):
        return False
    if token.dep == "acl":
        return True
    beside = partner(parse, verb)
    return token.dep == "conj" and is_verb(parse, beside) and passive(parse, beside, depth + 1)


_AFTER_A_PASSIVE = frozenset({"ADP", "ADV", "PUNCT", "SCONJ", "CCONJ", "PART"})


def headlined(parse: Parse, verb: int) -> bool:
    """Whether it is the passive of a headline: "Two envoys accused of spying", of a verb that always has an object."""
    token = parse.tokens[verb]
    if token.dep != "ROOT" or token.tag not in ("VBD", "VBN") or token.lemma not in words("suffered_verbs"):
        return False
    last = verb + 1 == parse.bounds[token.sentence][1]
    if not last and parse.tokens[verb + 1].pos not in _AFTER_A_PASSIVE:
        return False  # an object that the parser hung elsewhere
    return bool(below(parse, verb, "nsubj")) and not below(
        parse, verb, "aux", "dobj", "dative", "ccomp", "xcomp", "expl"
    )


def members(parse: Parse, head: int) -> tuple[int, ...]:
    """The members of the list that ``head`` begins: "the US, Britain and France" gives three heads."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop(0)
        found.append(at)
        listed = (child for child in below(parse, at, "conj") if not is_verb(parse, child))
        waiting.extend(child for child in listed if not leads(parse, child))
    return tuple(sorted(found))


def subject(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """The head of the grammatical subject of ``verb``, written or by control, or None."""
    if depth > LONGEST_CHAIN:
        return None
    token = parse.tokens[verb]
    own = below(parse, verb, "nsubj", "nsubjpass")
    if own:
        nearest = own[-1]  # of two, the first is a dateline that the parser took for a name
        relative = parse.tokens[nearest].tag in ("WDT", "WP") and token.dep == "relcl"
        return token.head if relative else nearest
    inverted = _inverted(parse, verb)
    if inverted is None:
        inverted = leading(parse, verb)
    if inverted is not None:
        return inverted
    return _controller(parse, verb, depth)


def _inverted(parse: Parse, verb: int) -> int | None:
    """The subject in ``..., announced the ministry``: the parser takes it for the object."""
    if below(parse, verb, "nsubj", "nsubjpass"):
        return None
    clauses = [child for child in below(parse, verb, "ccomp") if child < verb]
    after = [child for child in below(parse, verb, "dobj") if child > verb]
    return after[0] if clauses and after and parse.tokens[verb].tag in ("VBD", "VBZ", "VBP") else None


def _controller(parse: Parse, verb: int, depth: int) -> int | None:
    token = parse.tokens[verb]
    head = token.head
    if head == verb:
        return None
    if token.dep == "acl":
        if token.tag == "VBG":
            return head
        return _owner_or_doer(parse, head, depth) if token.tag == "VB" else None
    if token.dep == "relcl":
        return _owner_or_doer(parse, head, depth) if token.tag == "VB" else head
    if token.dep == "xcomp" and is_verb(parse, head):
        objects = below(parse, head, "dobj")
        courteous = parse.tokens[head].lemma in words("contact") and token.lemma in words("courtesy")
        if objects and parse.tokens[head].lemma in words("object_control") and not courteous:
            return objects[0]
        return _patient(parse, head) if passive(parse, head) else subject(parse, head, depth + 1)
    if token.dep == "ccomp":
        return None
    governor = governing_verb(parse, verb)
    if governor is not None and governor == head:
        governor = partner(parse, verb)
    return subject(parse, governor, depth + 1) if governor is not None else None


def _owner_or_doer(parse: Parse, noun: int, depth: int) -> int | None:
    owners = below(parse, noun, "poss")
    if owners:
        return owners[0]
    governor = governing_verb(parse, noun)
    return subject(parse, governor, depth + 1) if governor is not None else None


def _patient(parse: Parse, verb: int) -> int | None:
    own = below(parse, verb, "nsubjpass", "nsubj")
    if own:
        return own[0]
    token = parse.tokens[verb]
    if token.dep == "acl":
        return token.head
    return subject(parse, verb) if token.dep == "conj" else None


def doers(parse: Parse, verb: int) -> tuple[int, ...]:
    """The heads of those who do what ``verb`` says: the subject, or the "by"-phrase of a passive."""
    if passive(parse, verb):
        agents = below(parse, verb, "agent") or tuple(
            at for at in below(parse, verb, "prep") if headlined(parse, verb) and parse.tokens[at].text == "by"
        )
        found = [child for agent in agents for child in below(parse, agent, "pobj")]
        return members(parse, found[0]) if found else ()
    head = subject(parse, verb)
    return members(parse, head) if head is not None else ()


def climbed_doers(parse: Parse, verb: int) -> tuple[int, ...]:
    """The doers of the clause that reports ``verb``'s: for participles that the parser hangs one clause too deep."""
    at = governing_verb(parse, verb)
    for _ in range(LONGEST_CHAIN):
        if at is None or parse.tokens[at].dep not in ("ccomp", "advcl", "conj"):
            return ()
        reported = parse.tokens[at].dep == "ccomp"
        at = governing_verb(parse, at)
        if reported and at is not None:
            return doers(parse, at)
    return ()


def objects(parse: Parse, verb: int) -> tuple[int, ...]:
    """The heads of what ``verb`` is done to: its object, or the subject of a passive, through "a round of ..."."""
    if passive(parse, verb):
        kept = _kept(parse, verb)
        head = kept[0] if kept else _patient(parse, verb)
    else:
        found = [child for child in below(parse, verb, "dobj") if child != _inverted(parse, verb)]
        head = found[0] if found else None
        if head is not None and parse.tokens[head].tag in ("WDT", "WP"):
            head = parse.tokens[verb].head if parse.tokens[verb].dep == "relcl" else None
        if head is None:
            head = _so_called(parse, verb)
    if head is None:
        return ()
    return measured(parse, members(parse, head))


def granted(parse: Parse, verb: int) -> tuple[int, ...]:
    """Who gets the thing of a passive that keeps its object: "the envoy was denied access"."""
    head = _patient(parse, verb) if passive(parse, verb) and _kept(parse, verb) else None
    return members(parse, head) if head is not None else ()


def _kept(parse: Parse, verb: int) -> tuple[int, ...]:
    """What a passive keeps as its object: "was denied access", "were given two days"."""
    return below(parse, verb, "dobj") if parse.tokens[verb].lemma in words("giving") else ()


def _so_called(parse: Parse, verb: int) -> int | None:
    """The noun in "struck what it called hideouts", "hit what it said was a depot"."""
    for clause_verb in below(parse, verb, "ccomp"):
        opening = parse.tokens[parse.subtree(clause_verb)[0]]
        if clause_verb < verb or opening.text.lower() != "what":
            continue
        named = [at for at in parse.subtree(clause_verb) if parse.tokens[at].dep in ("oprd", "attr", "pobj")]
        return next((at for at in named if parse.tokens[at].pos in ("NOUN", "PROPN")), None)
    return None


def measured(parse: Parse, nouns: tuple[int, ...]) -> tuple[int, ...]:
    """The nouns, each with what it only measures: "a round of talks" gives both."""
    return tuple(member for at in nouns for member in (at, *_measured(parse, at)))


_PARTS = frozenset({"of", "in"})
"""Prepositions between a number and what it counts: "two of its ports", "$9m in aid"."""


def _measured(parse: Parse, noun: int) -> tuple[int, ...]:
    token = parse.tokens[noun]
    number = token.pos == "NUM" or any(parse.tokens[at].tag == "$" for at in parse.children[noun])
    if token.lemma not in words("quantities") and not number:
        return ()
    placed = [prep for prep in below(parse, noun, "prep") if not number or parse.tokens[prep].text.lower() in _PARTS]
    return tuple(inner for prep in placed for inner in below(parse, prep, "pobj"))


def phrases(parse: Parse, index: int) -> tuple[tuple[str, int], ...]:
    """The prepositional phrases of the token at ``index``: preposition (lower case) and the head of its noun."""
    found = []
    for prep in below(parse, index, "prep", "agent", "dative"):
        if parse.tokens[prep].pos in ("NOUN", "PROPN", "PRON"):
            found.append(("to", prep))
            continue
        word = parse.tokens[prep].text.lower()
        found.extend((word, antecedent(parse, noun)) for noun in below(parse, prep, "pobj"))
        for inner in below(parse, prep, "prep") if word != "according" else ():
            found.extend((parse.tokens[inner].text.lower(), noun) for noun in below(parse, inner, "pobj"))
    return tuple(found)


def antecedent(parse: Parse, pronoun: int) -> int:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if parse.tokens[pronoun].tag not in ("WP", "WDT"):
        return pronoun
    at = governing_verb(parse, pronoun)
    for _ in range(LONGEST_CHAIN):
        if at is None or parse.tokens[at].dep == "relcl":
            break
        at = governing_verb(parse, at)
    if at is None or is_verb(parse, parse.tokens[at].head):
        return pronoun
    return parse.tokens[at].head


def noun_phrase(parse: Parse, head: int) -> Span:
    """The span of the noun phrase of ``head``: no relative clause, no participle, no further list members.

    An apposition is kept where it names ("the spokesman, Dimitri Peskov") and left out where it describes a name.
    """
    inside, waiting = [head], [head]
    named = parse.tokens[head].pos == "PROPN"
    while waiting:
        at = waiting.pop()
        for child in parse.children[at]:
            token = parse.tokens[child]
            names = token.dep == "appos" and at == head and token.pos == "PROPN" and _is_name(parse, head, child, named)
            if token.dep in _KEPT_IN_PHRASE or names or (token.dep in ("cc", "conj") and at != head):
                if token.dep == "prep" and not (at != head or _belongs(parse, head, child)):
                    continue
                if token.dep in ("advmod", "npadvmod") and child > head:
                    continue
                inside.append(child)
                waiting.append(child)
    first, last = min(inside), max(inside)
    dashes = [at for at in range(first, head) if parse.tokens[at].text in _DASHES and _spaced(parse, at)]
    if dashes:
        first = dashes[-1] + 1  # "QUITO, 4 May - President X": the parser takes it all for one name
    return Span(parse.tokens[first].span.start, parse.tokens[last].span.end)


_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


def _spaced(parse: Parse, at: int) -> bool:
    before, own, after = (parse.tokens[near].span for near in (at - 1, at, at + 1))
    return before.end < own.start and own.end < after.start


def _belongs(parse: Parse, head: int, prep: int) -> bool:
    """Whether a phrase after the noun says who or what it is: "forces in Florida", but not "Thant on Monday"."""
    word = parse.tokens[prep].text.lower()
    return word == "of" or (word in ("in", "for", "at", "on") and parse.tokens[head].pos == "NOUN")


def _is_name(parse: Parse, head: int, appositive: int, named: bool) -> bool:
    if not named:
        return True
    # A title written with capitals ("Vice President, Kamala Harris") is a name to the tagger.
    return any(name.label == "PERSON" and name.first <= appositive < name.last for name in parse.names) and not any(
        name.label in ("PERSON", "GPE", "NORP") and name.first <= head < name.last for name in parse.names
    )


def clause(parse: Parse, index: int) -> tuple[int, Span]:
    """The verb of the clause that holds the token at ``index``, and the clause's span."""
    at = index
    for _ in range(LONGEST_CHAIN):
        token = parse.tokens[at]
        if (is_verb(parse, at) and token.dep in _CLAUSE) or token.head == at:
            break
        at = token.head
    return at, tree_span(parse, at)


def tree_span(parse: Parse, index: int) -> Span:
    """The span of the token at ``index`` with all that depends on it, without punctuation at its edges."""
    inside = [at for at in parse.subtree(index) if parse.tokens[at].sentence == parse.tokens[index].sentence]
    while len(inside) > 1 and parse.tokens[inside[0]].pos == "PUNCT":
        inside.pop(0)
    while len(inside) > 1 and parse.tokens[inside[-1]].pos == "PUNCT":
        inside.pop()
    return Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)
