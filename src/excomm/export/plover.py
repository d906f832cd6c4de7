"""Happenings in the columns of POLECAT, the dataset coded in PLOVER (Halterman and others 2023).

POLECAT has no column for the status of an event: whatever stands in it counts as a deed. Therefore one row is written a
happening that is asserted, neither corrected since nor unconfirmed; it is told by the story's lead event. Values that
the text does not give are empty; several actors stand in one cell, as there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from excomm.export.delimited import BETWEEN, write_table
from excomm.export.rows import actor_names, name
from excomm.records import Event, Findings, Mention, Precision, Reading, Status, Story, When
from excomm.wordlist import wordlist

NAME = "plover"
SUFFIX = ".tsv"
HELP = "happenings that are told as deeds, each once, as tab-separated values with POLECAT's headers"

HEADER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip

QUAD = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

LANGUAGES = {"en": "English"}


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One row a happening."""
    held = list(readings)
    told = {event.id: (event, reading) for reading in held for event in reading.events}
    write_table(HEADER, rows(findings.stories, told), out, "\t")


def rows(stories: Iterable[Story], told: dict[str, tuple[Event, Reading]]) -> Iterator[list[object]]:
    """The happenings that are deeds, as cells in the order of ``HEADER``."""
    for story in stories:
        if story.status is Status.ASSERTED and not story.superseded and story.lead in told:
            event, reading = told[story.lead]
            if "unconfirmed" not in event.contexts:
                cells = row(story, event, reading)
                yield [cells.get(column, "") for column in HEADER]


def row(story: Story, event: Event, reading: Reading) -> dict[str, object]:
    """The cells of one happening that are known."""
    coded = wordlist("en", "plover").get(event.type, {})
    article = reading.article
    return {
        "Event ID": story.id,
        "Event Date": day(story.when),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.score,
        "Quad Code": QUAD.get(coded.get("quad"), ""),
        "Contexts": event.contexts,
        **side("Actor", event.sources, reading),
        **side("Recipient", event.targets, reading),
        "Source": article.outlet,
        "Publication Date": day(article.published),
        "Language": LANGUAGES.get(article.language, article.language),
        "Version": event.found_by,
    }


def side(role: str, mentions: tuple[Mention, ...], reading: Reading) -> dict[str, object]:
    """The cells of the actors on one side."""
    names = actor_names(reading)
    return {
        f"{role} Name": tuple(name(mention, names) for mention in mentions),
        f"{role} Country": BETWEEN.join(dict.fromkeys(mention.state for mention in mentions if mention.state)),
        f"{role} Title": BETWEEN.join(mention.office for mention in mentions if mention.office),
        f"{role} Name Raw": tuple(mention.text for mention in mentions),
    }


def day(when: When) -> str:
    """The day, where the date is known to the day."""
    if when.precision in (Precision.DAY, Precision.MINUTE) and when.earliest:
        return when.earliest.isoformat()
    return ""
