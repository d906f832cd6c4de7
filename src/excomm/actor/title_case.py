"""Names in title case, and the abbreviations that an article explains: "the Harbour Workers Union (HWU)"."""

from __future__ import annotations

from excomm.actor.scene import words_of
from excomm.records import Parse

LINKS = {"of", "for", "and", "the", "&", "on", "against", "de", "-", "'s", "’s"}
"""Words that stand small inside a name."""

FEWEST_INITIALS = 3
"""Words of a name whose initials alone may stand for it."""
_SHORTEST, _LONGEST = 2, 8
"""Letters of an abbreviation."""


def run_at(parse: Parse, head: int, first: int, last: int) -> tuple[int, int]:
    """The stretch of words in title case around ``head`` within ``[first, last)``, small links inside it included."""
    if not _is_capital(parse, head):
        return head, head
    start, end = head, head + 1
    while start > first and _joins(parse, start - 1):
        start -= 1
    while end < last and _joins(parse, end):
        end += 1
    while not _is_capital(parse, start):
        start += 1
    while not _is_capital(parse, end - 1):
        end -= 1
    return start, end


def abbreviations(parse: Parse) -> dict[str, str]:
    """Each abbreviation in brackets behind a name of an organisation, or of a name before it, with that name."""
    found: dict[str, str] = {}
    for at in range(2, len(parse.tokens) - 1):
        short = parse.tokens[at].text
        if (
            parse.tokens[at - 1].text != "("
            or parse.tokens[at + 1].text != ")"
            or not _SHORTEST <= len(short) <= _LONGEST
        ):
            continue
        start, end = run_at(parse, at - 2, parse.bounds[parse.tokens[at].sentence][0], at - 1)
        full = words_of(parse, start, end)
        if end == at - 1 and _abbreviates(short, full):
            longer = _across_commas(parse, at - 1, short)
            found.setdefault(short, longer or full.removeprefix("The "))
        elif longer := _across_commas(parse, at - 1, short):
            found.setdefault(short, longer)
    return _initials(parse) | found


def _across_commas(parse: Parse, end: int, short: str) -> str:
    """The name before ``end`` with commas in it whose initials ``short`` is: "Institute of Nets, Boats and Ropes"."""
    left, first, comma = list(short), end, False
    while left and first > parse.bounds[parse.tokens[end].sentence][0]:
        text = parse.tokens[first - 1].text
        if _is_capital(parse, first - 1) and text[0] == left[-1]:
            left.pop()
        elif text != "," and text.casefold() not in LINKS:
            return ""
        comma = comma or text == ","
        first -= 1
    return words_of(parse, first, end) if comma and not left else ""


def _initials(parse: Parse) -> dict[str, str]:
    """Each word in capitals that the initials of a body's name before it spell: "Harbour Workers Union ... the HWU".

    Not of a person's: an interview shortens its speakers' names like that.
    """
    named: dict[str, str] = {}
    for name in (name for name in parse.names if name.label == "ORG"):
        words = [at for at in range(name.first, name.last) if _is_capital(parse, at)]
        if len(words) >= FEWEST_INITIALS:
            spelt = "".join(parse.tokens[at].text[0] for at in words)
            named.setdefault(spelt, words_of(parse, words[0], name.last))
    return {
        token.text: named[token.text]
        for at, token in enumerate(parse.tokens)
        if token.text in named and (not at or not _is_capital(parse, at - 1))
    }


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters of ``short`` stand in ``full`` in that order, from its first letter, and two are capitals."""
    letters, rest = short.casefold(), full.removeprefix("The ").casefold()
    if not rest.startswith(letters[:1]) or sum(letter.isupper() for letter in short) < _SHORTEST:
        return False
    at = 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if not at:
            return False
    return True


def _is_capital(parse: Parse, at: int) -> bool:
    return parse.tokens[at].text[0].isupper() and parse.tokens[at].text.casefold() not in LINKS


def _joins(parse: Parse, at: int) -> bool:
    behind_hyphen = at > 0 and parse.tokens[at - 1].text == "-" and parse.tokens[at].text.isalpha()
    return _is_capital(parse, at) or behind_hyphen or parse.tokens[at].text.casefold() in LINKS
