"""How a saying is told: as done, as denied ("would not say"), as ahead ("will say"), or as only possible."""

from __future__ import annotations

from excomm.attribution.lexicon import words
from excomm.attribution.phrase import HIGHEST_CLIMB, SUBJECTS, children, lemma
from excomm.records import Parse, Status


def done(parse: Parse, verb: int, name: str) -> bool:
    """Whether the saying is told as done: not willed, possible, asked about, conditional or denied."""
    return told_as(parse, verb, name) is Status.ASSERTED


def told_as(parse: Parse, verb: int, name: str) -> Status:
    """How the saying itself is told: as done, as denied ("would not say"), as ahead ("will say") or as only possible.

    ``name`` is the cue's lemma: to deny a position ("does not believe") is to hold one.
    """
    at = verb
    for _ in range(HIGHEST_CLIMB):
        status = _by_its_own_words(parse, at, name) or _by_its_clause(parse, at)
        if status is not None:
            return status
        token = parse.tokens[at]
        if token.tag == "VB" and not _stretched(parse, at):
            return _of_infinitive(parse, at)
        if token.dep != "xcomp" and not (token.dep == "conj" and parse.tokens[token.head].pos in {"VERB", "AUX"}):
            return Status.ASSERTED
        if token.dep == "conj" and (children(parse, at, *SUBJECTS) or _finite_alone(parse, at)):
            return Status.ASSERTED
        at = token.head
    return Status.ASSERTED


def _finite_alone(parse: Parse, verb: int) -> bool:
    """Whether the second of two verbs has a tense of its own, which no helper of the first can reach.

    "He did not want war and added that ...", but not "did not confirm or deny", "had not confirmed or denied".
    """
    token = parse.tokens[verb]
    perfect = any(parse.tokens[child].lemma == "have" for child in children(parse, token.head, "aux"))
    return token.tag in {"VBZ", "VBP"} or (token.tag == "VBD" and not perfect)


def withholds(parse: Parse, verb: int) -> bool:
    """Whether with ``verb`` somebody leaves something untold: "declined to say", "refused to comment"."""
    if verb < 0 or parse.tokens[verb].lemma not in words("withholding"):
        return False
    return any(parse.tokens[child].lemma in words("telling") for child in children(parse, verb, "xcomp"))


def _by_its_own_words(parse: Parse, verb: int, name: str) -> Status | None:
    """What the verb's negation and auxiliaries say of it."""
    auxiliaries = {parse.tokens[child].text.lower() for child in children(parse, verb, "aux") if child < verb}
    if name not in words("positions") and children(parse, verb, "neg"):
        return Status.DENIED
    if any(parse.tokens[child].lemma == "nor" for child in children(parse, verb, "cc", "preconj") if child < verb):
        return Status.DENIED  # "nor did she confirm"
    if any(parse.tokens[at].lemma == "neither" for own in children(parse, verb, *SUBJECTS) for at in (own, own - 1)):
        return Status.DENIED
    if _neither_nor(parse, verb):
        return Status.DENIED
    if auxiliaries == {"would"} and any(
        parse.tokens[child].lemma in words("later") for child in children(parse, verb, "advmod") if child < verb
    ):
        return Status.ASSERTED  # "would later insist": he did
    if auxiliaries & words("not_done"):
        return Status.FUTURE if auxiliaries & words("will") else Status.CONDITIONAL
    return None


def _neither_nor(parse: Parse, verb: int) -> bool:
    """Whether the verb is one of two that are not done: "neither drafted it nor asked for it"."""
    before = verb - 1
    while before > 0 and parse.tokens[before].pos in {"ADV", "AUX"} and parse.tokens[before].lemma != "neither":
        before -= 1
    return before >= 0 and parse.tokens[before].lemma in {"neither", "nor"}


def _by_its_clause(parse: Parse, verb: int) -> Status | None:
    """What the clause of the verb says of it."""
    if any(parse.tokens[child].lemma in {"if", "unless", "whether"} for child in children(parse, verb, "mark")):
        return Status.CONDITIONAL
    if parse.tokens[verb].dep == "advcl" and _awaited(parse, verb):
        return Status.FUTURE
    if _left_undone(parse, verb):
        return Status.DENIED
    return Status.CONDITIONAL if _supposed(parse, verb) else None


def _of_infinitive(parse: Parse, verb: int) -> Status:
    """How "to say" is told by what governs it: "declined to say", "is expected to say", "was asked to say"."""
    head = parse.tokens[parse.tokens[verb].head]
    governor = head.lemma
    if governor in words("withholding"):
        return Status.DENIED
    if governor in words("ranked") and parse.tokens[verb].dep == "relcl":
        return Status.ASSERTED  # "was the first to announce it"
    if governor in words("rising") and head.tag == "VBD" and parse.tokens[verb].dep in {"xcomp", "advcl"}:
        return Status.ASSERTED
    return Status.FUTURE if governor in words("planning") else Status.CONDITIONAL


def _left_undone(parse: Parse, verb: int) -> bool:
    """Whether the verb is what somebody does not do: "denies supporting", "refrained from it", "without naming"."""
    token = parse.tokens[verb]
    if token.dep not in {"xcomp", "pcomp"} or token.tag not in {"VBG", "VBN"} or children(parse, verb, *SUBJECTS):
        return False
    head = parse.tokens[token.head]
    if token.dep == "pcomp" and head.lemma == "without":
        return True
    return (parse.tokens[head.head] if token.dep == "pcomp" else head).lemma in words("undone")


def _supposed(parse: Parse, verb: int) -> bool:
    """Whether the reader is only asked to suppose it: "Suppose the premier says ...", "imagine that ..."."""
    token, head = parse.tokens[verb], parse.tokens[verb].head
    return (
        token.dep == "ccomp"
        and parse.tokens[head].lemma in words("supposing")
        and parse.tokens[head].tag in {"VB", "VBP"}
        and not children(parse, head, *SUBJECTS)
    )


def _awaited(parse: Parse, verb: int) -> bool:
    """Whether a clause tells what something still to come waits for: "will lift it when the council has confirmed"."""
    awaits = {parse.tokens[child].lemma for child in parse.children[verb]} & {"when", "once", "until"}
    modals = {parse.tokens[child].text.lower() for child in children(parse, parse.tokens[verb].head, "aux")}
    return bool(awaits) and bool(modals & words("not_done"))


def _stretched(parse: Parse, verb: int) -> bool:
    """Whether an infinitive only fills a verb that stretches it ("continue to insist") or "did"."""
    token = parse.tokens[verb]
    if token.dep == "xcomp" and parse.tokens[token.head].lemma == "go":
        return lemma(parse, token.head)[0] == "go on" or parse.tokens[token.head + 1].lemma == "on"
    auxiliaries = [parse.tokens[child] for child in children(parse, verb, "aux")]
    if any(auxiliary.lemma == "do" for auxiliary in auxiliaries):
        return True
    if token.dep == "conj":
        return True
    return token.dep == "xcomp" and parse.tokens[token.head].lemma in words("aspectual")
