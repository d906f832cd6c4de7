"""Keys under which spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_ACRONYM = 6
"""Letters. A word in capitals up to this length is compared as an acronym, in capitals only."""

REMEMBERED = 1 << 16
"""Names whose key is kept at hand: more than the registry and some thousand articles have, a few megabytes."""

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхцыэіґ", "abvgdeziiklmnoprstufhcieig", strict=True))
    | {
        "ё": "e",
        "ж": "zh",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ю": "iu",
        "я": "ia",
        "є": "ie",
        "ї": "i",
        "ь": "",
        "ъ": "",
    }
)
_SPELLINGS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"shch", "sch"),
        (r"kh", "h"),
        (r"tz|ts", "c"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"\bye", "e"),
        (r"[yj]", "i"),
        (r"iia|ia", "ia"),
        (r"(?<=[aeou])ie", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[lrntdgzk])io(?=[vr])", "e"),
        (r"(?<=ch)i?ov", "ev"),
        (r"\bfiod", "fed"),
        (r"\bpiotr\b", "petr"),
        (r"\bdimitr", "dmitr"),
        (r"\baleksander\b", "aleksandr"),
        (r"\bvictor\b", "viktor"),
        (r"\bm[ou]ham[aeu]d\b", "mohamed"),
    )
)
"""The ways to write one Russian or Ukrainian name (BGN/PCGN, ISO 9, French, press), reduced to one form."""

_LATIN = str.maketrans("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs")
_OPENING = re.compile(r"[A-Za-z0-9]+")
_MIXED = re.compile(r"\w*(?:[A-Za-z][А-Яа-яІіЈјЅѕ]|[А-Яа-яІіЈјЅѕ][A-Za-z])\w*")


def same_script(words: str) -> str:
    """``words`` with Cyrillic letters that look like Latin ones made Latin, in words that mix the two scripts."""
    return _MIXED.sub(lambda found: found.group().translate(_LATIN), words)


@lru_cache(maxsize=REMEMBERED)
def person_key(words: str) -> str:
    """A person's name without case, accents, hyphens and ways of transliteration."""
    plain = _strip_accents(same_script(words).casefold().translate(_CYRILLIC))
    plain = re.sub(r"['’ʼ`´.]", "", plain)
    plain = re.sub(r"[-\s]+", " ", plain).strip()
    for pattern, key in _SPELLINGS:
        plain = pattern.sub(key, plain)
    return plain


def _strip_accents(words: str) -> str:
    if words.isascii():
        return words
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


@lru_cache(maxsize=REMEMBERED)
def name_key(words: str) -> str:
    """A name of a state or organisation without case, article, dots and accents; acronyms keep their capitals."""
    plain = " ".join((words if words.isascii() else same_script(words)).replace("’", "'").split())
    if plain[:4].casefold() == "the ":
        plain = plain[4:].lstrip()
    bare = plain.replace(".", "")
    if bare.isupper() and len(bare) <= LONGEST_ACRONYM:
        return bare
    return _strip_accents(plain.casefold())


def opening(words: str) -> str:
    """The first letters and digits of a name's key, by which most words are known to begin no name; "" if unsure."""
    plain = words.replace(".", "")
    if plain[:4].casefold() == "the ":
        plain = plain[4:].lstrip()
    found = _OPENING.match(plain)
    return found.group().casefold() if found and plain.isascii() else ""
