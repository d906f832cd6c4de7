"""The title behind a name: in apposition, in a clause of its own, or by the body that somebody is of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import nations
from excomm.actor.region import regions_in
from excomm.actor.scene import Title, words_of
from excomm.actor.title_phrase import REACH, is_title_word, title_at
from excomm.records import Parse

_IS, _WAS, _SERVES = {"is", "'s", "’s"}, {"was", "been"}, {"serves", "served", "serving"}


def title_behind(parse: Parse, last: int, day: date | None) -> Title | None:
    """The title in apposition to the name that ends at ``last``: "X, Norway's foreign minister,"."""
    if last >= len(parse.tokens) or parse.tokens[last].text not in {",", "(", "–", "—"}:
        return None
    for head in range(last + 1, min(last + 1 + REACH, len(parse.tokens))):
        token = parse.tokens[head]
        acting = token.text.casefold() in listed("lesser")
        if token.sentence != parse.tokens[last].sentence or (
            token.pos in {"VERB", "AUX", "PRON", "CCONJ"} and not acting
        ):
            return None
        if token.text in {",", "(", ")", ";", ":"}:
            return None
        if is_title_word(parse, head):
            following = parse.tokens[head + 1] if head + 1 < len(parse.tokens) else None
            if following and (
                following.tag == "POS" or (following.pos in {"PROPN", "NOUN"} and following.text.isalpha())
            ):
                continue
            if following and following.pos in {"VERB", "AUX"} and parse.tokens[last].text == ",":
                return None  # "Ann, the ambassador said": Ann is told so
            return None if _is_anothers(parse, last, head) else title_at(parse, head, day)
    return None


def _is_anothers(parse: Parse, last: int, head: int) -> bool:
    """Whether the title is that of somebody to whom a noun relates the person named: "X, the son of a diplomat"."""
    link = parse.tokens[head].head
    if parse.tokens[head].dep != "pobj" or parse.tokens[link].text.casefold() not in {"of", "to"}:
        return False
    kin = parse.tokens[link].head
    return last < kin < head and parse.tokens[kin].pos == "NOUN" and not is_title_word(parse, kin)


def predicated(parse: Parse, first: int, last: int, day: date | None) -> Title | None:
    """The title that a clause gives to the name at ``[first, last)``: "X is the governor", "X has served as governor".

    What somebody was is a former title.
    """
    name = next((at for at in range(first, last) if not first <= parse.tokens[at].head < last), first)
    token = parse.tokens[name]
    verb = parse.tokens[token.head]
    if token.dep != "nsubj" or verb.text.casefold() not in _IS | _WAS | _SERVES:
        return None
    children = parse.children[token.head]
    if verb.text.casefold() in _SERVES:
        links = [at for at in children if parse.tokens[at].text == "as"]
        heads = [at for link in links for at in parse.children[link] if parse.tokens[at].dep == "pobj"]
        now = any(parse.tokens[at].text.casefold() in {"has", "have", "is"} for at in children)
        former = not now and verb.text.casefold() == "served"
    else:
        heads, former = [at for at in children if parse.tokens[at].dep == "attr"], verb.text.casefold() in _WAS
    title = title_at(parse, heads[0], day) if heads else None
    return replace(title, former=title.former or former) if title else None


def body_behind(parse: Parse, last: int, day: date | None) -> Title | None:
    """The organisation or body that the name ending at ``last`` is of: "Jane Roe of the State Department"."""
    if last >= len(parse.tokens) or parse.tokens[last].text not in {"of", "from"}:
        return None
    until = min(last + 1 + REACH, parse.bounds[parse.tokens[last].sentence][1])
    found = nations(parse, last + 1, until, day)
    body = found[0].organisation if found and found[0].first <= last + 2 else None
    if body is None:
        return _authority_behind(parse, last)
    return Title(last, found[0].last, "officer", frozenset(), body.state, body.id, False, True, True)


def _authority_behind(parse: Parse, link: int) -> Title | None:
    """The public body by its own name, which the registry does not know: "Jane Roe of Upland Fire and Rescue"."""
    for name in parse.names:
        if name.label != "ORG" or not link < name.first <= link + 2:
            continue
        first = name.first + (parse.tokens[name.first].text.casefold() == "the")
        words = words_of(parse, first, name.last)
        if set(words.casefold().split()) & listed("public_authorities") and slug(words):
            places = regions_in(words)
            state = next(iter(places)) if len(places) == 1 else None
            return Title(link, name.last, "officer", frozenset(), state, slug(words).upper(), False, True, True)
    return None
