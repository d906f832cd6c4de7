"""From tokens of the parse to the spans that an annotator would mark: noun phrase, verb group, clause, subject."""

from __future__ import annotations

from excomm.attribution.lexicon import words
from excomm.records import Parse, Span

_LEFT_OF_NOUN = {
    "det",
    "amod",
    "compound",
    "nmod",
    "poss",
    "nummod",
    "quantmod",
    "predet",
    "npadvmod",
    "advmod",
    "punct",
}
_RIGHT_OF_NOUN = {"prep", "appos", "conj", "cc", "punct", "nmod", "compound", "nummod", "amod"}
_BEHIND_CLAUSE = {"relcl", "acl", "advcl", "ccomp", "dep", "parataxis"}
_AUXILIARY = {"aux", "auxpass", "neg", "advmod"}
SUBJECTS = ("nsubj", "nsubjpass")
_MARKS = {'"', "“", "”", "''", "``", "«", "»"}
_RELATIVE = {"who", "which", "that", "whom"}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}

HIGHEST_CLIMB = 8
"""Steps from a verb up to the subject that it shares; a bound against faulty parses, above what prose needs."""


def children(parse: Parse, index: int, *labels: str) -> list[int]:
    """The dependents of the token at ``index`` with one of ``labels``, in order."""
    return [child for child in parse.children[index] if parse.tokens[child].dep in labels]


def tokens_span(parse: Parse, first: int, last: int) -> Span:
    """From the token ``first`` to the token ``last``, both inclusive."""
    return Span(parse.tokens[first].span.start, parse.tokens[last].span.end)


def subtree_span(parse: Parse, index: int) -> Span:
    """From the first to the last token of all that depends on the token at ``index``."""
    inside = parse.subtree(index)
    return tokens_span(parse, inside[0], inside[-1])


def noun_phrase(parse: Parse, head: int) -> Span:
    """The noun phrase around ``head`` with its appositions, without relative and participial clauses behind it."""
    first = head
    for child in reversed([child for child in parse.children[head] if child < head]):
        if parse.tokens[child].dep not in _LEFT_OF_NOUN and parse.tokens[child + 1].text != "-":
            break
        first = parse.subtree(child)[0]
    first = _hyphened(parse, first)
    for at in range(first, head):
        apart = at > 0 and parse.tokens[at - 1].span.end < parse.tokens[at].span.start
        if parse.tokens[at].text in {"–", "—", "-", "--", ":"} and apart:
            first = at + 1  # a dateline or a label before it
    while first < head and parse.tokens[first].pos in {"PUNCT", "ADV", "CCONJ", "SCONJ"}:
        first += 1
    last = _last_of_noun(parse, head)
    ahead = [at for at in range(first, head) if parse.tokens[at].text in _MARKS]
    behind = [at for at in range(head + 1, last + 1) if parse.tokens[at].text in _MARKS]
    if len(ahead) % 2 and not len(behind) % 2:
        first = ahead[-1] + 1  # the mark closes a quotation before the phrase
    elif len(behind) % 2 and not len(ahead) % 2:
        last = behind[0] - 1
    return tokens_span(parse, first, last)


def _hyphened(parse: Parse, first: int) -> int:
    """The first token of a compound that the tokeniser took apart ("the vice-president"), with its determiner."""
    start = first
    while (
        start > 0
        and parse.tokens[start - 1].span.end == parse.tokens[start].span.start
        and ("-" in (parse.tokens[start].text, parse.tokens[start - 1].text))
    ):
        start -= 1
    if start < first and start > 0 and parse.tokens[start - 1].pos == "DET":
        start -= 1
    return start


def _last_of_noun(parse: Parse, head: int) -> int:
    last = head
    for child in (child for child in parse.children[head] if child > head):
        token = parse.tokens[child]
        set_off = parse.tokens[child - 1].text == "," and token.lemma in {"in", "at", "on", "during"}
        if token.dep not in _RIGHT_OF_NOUN or (token.dep == "prep" and (set_off or _is_temporal(parse, child))):
            break
        if token.dep == "punct":
            last = child if token.text in {")", "]"} else last
        elif token.dep in {"appos", "conj"}:
            last = max(last, _last_of_noun(parse, child))
        elif token.dep != "cc":
            last = max(last, _end_before_clause(parse, child))
    return last


def _end_before_clause(parse: Parse, index: int) -> int:
    last = index
    for child in (child for child in parse.children[index] if child > index):
        if parse.tokens[child].dep in _BEHIND_CLAUSE:
            break
        if parse.tokens[child].dep not in {"punct", "cc"}:
            last = max(last, _end_before_clause(parse, child))
    return last


def _is_temporal(parse: Parse, preposition: int) -> bool:
    return any(parse.tokens[child].lemma in _DAYS for child in parse.children[preposition])


def lemma(parse: Parse, verb: int) -> tuple[str, int]:
    """The lemma of a verb with its particle ("point out"), and the index of the last token of the two."""
    for child in parse.children[verb]:
        if parse.tokens[child].dep == "prt" and child > verb:
            return f"{parse.tokens[verb].lemma} {parse.tokens[child].lemma}", child
    following = verb + 1
    if following < len(parse.tokens) and (
        parse.tokens[following].lemma in {"out", "back"} or parse.tokens[following].tag == "RP"
    ):
        return f"{parse.tokens[verb].lemma} {parse.tokens[following].lemma}", following
    return parse.tokens[verb].lemma, verb


def verb_group(parse: Parse, verb: int, last: int) -> Span:
    """The cue around ``verb``: auxiliaries, adverbs, the verbs that stretch it ("continue to"), up to ``last``."""
    governors = {verb}
    at = verb
    while parse.tokens[at].dep == "xcomp" and parse.tokens[parse.tokens[at].head].lemma in words("aspectual"):
        at = parse.tokens[at].head
        governors.add(at)
    first = verb
    while first > 0:
        before = parse.tokens[first - 1]
        if before.sentence != parse.tokens[verb].sentence:
            break
        if first - 1 in governors or (before.head in governors and before.dep in _AUXILIARY | {"prt"}):
            first -= 1
        else:
            break
    while first < verb and parse.tokens[first].lemma in {"when", "where", "why", "how", "then", "once", "as", "here"}:
        first += 1
    return tokens_span(parse, first, last)


def negated(parse: Parse, verb: int) -> bool:
    """Whether a negation hangs on the verb."""
    return bool(children(parse, verb, "neg"))


def subject(parse: Parse, verb: int) -> int | None:
    """The head of the noun phrase that is the verb's subject, its own or the one it shares; None where there is none.

    A participle ("adding", "while ruling out", "before stressing") and a coordinated verb share their matrix verb's.
    What one is talked into is one's own ("talked Oslo into announcing it"); what one is accused of, thanked for or kept
    from, and what stands aside there ("of ramming it, warning others"), is left open.
    """
    at, aside = verb, False
    for _ in range(HIGHEST_CLIMB):
        own = children(parse, at, *SUBJECTS)
        if own:
            return _antecedent(parse, at, own[-1])
        token = parse.tokens[at]
        if token.head == at:
            return None
        if token.dep == "acl" and token.tag == "VBG":
            return _issuer(parse, token.head)
        if token.dep == "pcomp" and (whom := _object_before(parse, token.head)) is not None:
            if parse.tokens[token.head].lemma == "into":
                return None if aside else whom
            if _is_anothers(parse, token.head):
                return None
        aside = aside or token.dep == "advcl"
        climbs = token.dep in {"conj", "pcomp", "prep"} or (
            token.dep in {"advcl", "xcomp", "ccomp", "dep"} and token.tag in {"VBG", "VB", "IN"}
        )
        if not climbs or (token.dep == "xcomp" and children(parse, token.head, "dobj", "dative")):
            return None
        at = token.head
    return None


def _object_before(parse: Parse, preposition: int) -> int | None:
    """The object of the preposition's verb that stands before it: "accused X of", "barred X from"."""
    return next((at for at in children(parse, parse.tokens[preposition].head, "dobj") if at < preposition), None)


def _is_anothers(parse: Parse, preposition: int) -> bool:
    """Whether what stands behind the preposition is the object's deed, or what that one is kept from."""
    token = parse.tokens[preposition]
    judged = token.lemma in {"of", "for"} and parse.tokens[token.head].lemma in words("judging")
    return judged or token.lemma in {"from", "against"}


def _issuer(parse: Parse, noun: int) -> int | None:
    """Whose words a noun bears: in "he issued a statement saying", his; None for a noun that bears nobody's."""
    token = parse.tokens[noun]
    if token.lemma not in words("documents") and token.pos != "PROPN":
        return None
    if token.dep in {"dobj", "pobj"} and token.lemma in words("documents"):
        at = token.head
        above = parse.tokens[parse.tokens[at].head].lemma  # "failed to adopt a resolution demanding"
        if parse.tokens[at].lemma in words("turning_down") or above in words("withholding") or negated(parse, at):
            return noun
        for _ in range(3):
            own = children(parse, at, "nsubj")
            if own:
                return _antecedent(parse, at, own[-1])
            at = parse.tokens[at].head
    return noun


def _antecedent(parse: Parse, verb: int, subject_: int) -> int:
    token = parse.tokens[verb]
    if token.dep == "relcl" and parse.tokens[subject_].lemma in _RELATIVE:
        return token.head
    return subject_


def agent(parse: Parse, verb: int) -> int | None:
    """Who did it, in the passive: the noun after "by"; None where nobody is named."""
    for child in children(parse, verb, "agent"):
        for below in children(parse, child, "pobj"):
            return below
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in the passive; "asked" of "the minister, asked whether" does, too."""
    if _put_to(parse, verb):
        return True
    reduced = parse.tokens[verb].dep == "acl"
    return parse.tokens[verb].tag == "VBN" and (reduced or bool(children(parse, verb, "auxpass", "nsubjpass")))


def _put_to(parse: Parse, verb: int) -> bool:
    """Whether something is put to the subject, as a single comma shows: "the minister, told of it, was said to be"."""
    token = parse.tokens[verb]
    if token.tag not in {"VBD", "VBN"} or token.lemma not in words("put_to"):
        return False
    if token.dep == "acl":
        return True
    own = children(parse, verb, *SUBJECTS)
    between = [at for at in range(own[-1] if own else 0, verb) if parse.tokens[at].text == ","] if own else []
    return between == [verb - 1]


def speaks(parse: Parse, head: int, names: dict[int, str]) -> bool:
    """Whether the noun at ``head`` names somebody or something that says things.

    ``names`` maps tokens to the label of the name that they belong to.
    """
    token = parse.tokens[head]
    if names.get(head) in {"PERSON", "ORG", "GPE", "NORP", "FAC"} or token.pos == "PROPN":
        return True
    return token.lemma in words("speakers") or token.text.lower() in words("speakers") | words("documents")


def tells_no_saying(parse: Parse, index: int) -> bool:
    """Whether the token only looks like a cue: "think tank", "recalled its envoy", "the term used to describe"."""
    tokens = parse.tokens
    if any(tokens[at].text.isdigit() for at in children(parse, index, "nsubj")):
        return True
    if tokens[index].lemma in {"accord", "according"}:  # "a treaty, according to which the strait is closed"
        return any(token.tag in {"WDT", "WP"} for token in tokens[index + 1 : index + 3])
    above = tokens[tokens[index].head]
    if tokens[index].dep == "xcomp" and above.lemma == "use" and above.tag == "VBN":
        return True  # "the term used to describe it"
    if tokens[index].lemma == "ask":
        wishes = children(parse, index, "xcomp")
        return any(tokens[at].lemma in words("naming") and children(parse, at, "neg") for at in wishes)
    if tokens[index].lemma == "think":
        return index + 1 < len(tokens) and tokens[index + 1].lemma == "tank"
    things = {"recall": "recalled", "claim": "claimed"}.get(tokens[index].lemma)
    return things is not None and any(tokens[at].lemma in words(things) for at in children(parse, index, "dobj"))
