"""The frames of ``language/en/events.toml``: which verbs and nouns tell which event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from excomm.wordlist import wordlist

_TARGETS = ("object", "pp", "deep")


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """What a verb tells where it is used in one way; the fields are explained at the head of the TOML file."""

    type: str
    mode: str
    particle: str
    object: frozenset[str]
    subject: frozenset[str]
    complement: frozenset[str]
    prep: frozenset[str]
    prep_object: frozenset[str]
    prep_absent: frozenset[str]
    modifier: frozenset[str]
    object_prep: frozenset[str]
    targets: tuple[str, ...]
    mutual: bool
    lighter: str
    own: bool
    needs: bool
    given: bool
    gathers: bool


@dataclass(frozen=True, slots=True)
class NounFrame:
    """What a noun tells, and which verbs carry it."""

    type: str
    mode: str
    do: frozenset[str]
    of: str
    of_class: frozenset[str]
    modifier: frozenset[str]
    modifier_absent: frozenset[str]
    plural: bool
    mutual: bool
    lighter: str


@cache
def words(key: str) -> frozenset[str]:
    """A list of function words of ``language/en/events.toml``. Raises ``KeyError`` where there is none."""
    return frozenset(wordlist("en", "events")["words"][key])


@cache
def verb_frames() -> dict[str, tuple[VerbFrame, ...]]:
    """The verb frames by lemma, in the order of the file."""
    found: dict[str, list[VerbFrame]] = {}
    for row in wordlist("en", "events")["verb"]:
        for verb in row["verbs"]:
            lemma, _, particle = verb.partition(" ")
            frame = VerbFrame(
                type=row["type"],
                mode=row.get("mode", ""),
                particle=particle,
                object=frozenset(row.get("object", ())),
                subject=frozenset(row.get("subject", ())),
                complement=frozenset(row.get("complement", ())),
                prep=frozenset(row.get("prep", ())),
                prep_object=frozenset(row.get("prep_object", ())),
                prep_absent=frozenset(row.get("prep_absent", ())),
                modifier=frozenset(row.get("modifier", ())),
                object_prep=frozenset(row.get("object_prep", ())),
                targets=tuple(row.get("targets", _TARGETS)),
                mutual=row.get("mutual", False),
                lighter=row.get("lighter", ""),
                own=row.get("own", False),
                needs=row.get("needs", False),
                given=row.get("given", False),
                gathers=row.get("gathers", False),
            )
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in found.items()}


@cache
def noun_frames() -> dict[str, tuple[NounFrame, ...]]:
    """The noun frames by lemma, in the order of the file."""
    found: dict[str, list[NounFrame]] = {}
    for row in wordlist("en", "events")["noun"]:
        for noun in row["nouns"]:
            frame = NounFrame(
                row["type"],
                row.get("mode", ""),
                _carriers(tuple(row["do"])),
                row["of"],
                frozenset(row.get("of_class", ())),
                frozenset(row.get("modifier", row.get("modifier_for", {}).get(noun, ()))),
                frozenset(row.get("modifier_absent", ())),
                noun in row.get("plural", ()),
                row.get("mutual", False),
                row.get("lighter_for", {}).get(noun, ""),
            )
            found.setdefault(noun, []).append(frame)
    return {noun: tuple(frames) for noun, frames in found.items()}


@cache
def _carriers(names: tuple[str, ...]) -> frozenset[str]:
    """The verbs of the named groups of carriers; a name that is no group is that one verb."""
    groups = wordlist("en", "events")["carriers"]
    return frozenset(verb for name in names for verb in groups.get(name, (name,)))


@cache
def noun_class(name: str) -> frozenset[str]:
    """The nouns of a class; the class of one noun where the file lists none by that name."""
    return frozenset(wordlist("en", "events")["classes"].get(name, (name,)))


def in_classes(lemma: str, names: frozenset[str]) -> bool:
    """Whether the noun ``lemma`` is in one of the classes ``names``."""
    return any(lemma in noun_class(name) for name in names)


@cache
def _designations() -> re.Pattern[str]:
    return re.compile(wordlist("en", "events")["designations"]["pattern"])


def designates_arms(word: str) -> bool:
    """Whether ``word`` is the letter and number under which arms are known ("F-16s", "S-400", "Hwasong-17")."""
    return _designations().fullmatch(word) is not None


def mode_of(kind: str, content: tuple[str, str] | None) -> str:
    """The mode that the content (type, mode) of a request, refusal or threat gives it; "" where none fits."""
    table = wordlist("en", "events")["modes"].get(kind)
    if table is None:
        return ""
    if content is None:
        return str(table["other"] if kind == "THREATEN" else "")
    return str(table.get("/".join(content), table.get(content[0], table["other"])))
