"""The sentences written for the event heads hold what their notes promise."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from excomm.event.plover import code_of, codebook
from excomm.records import Act, Status

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the training code is no part of the installed package

from training.event.check import FILES, NEAR, RUN, lines, sentences
from training.event.overlap import alike, runs
from training.event.write import FILLINGS, QUADS, root, rows

NONE = "none"


@pytest.mark.parametrize("name", FILES)
def test_the_lines_are_sorted_by_id_and_no_sentence_stands_twice(name: str) -> None:
    found = lines(FILES[name])
    ids = [row["id"] for row in found]
    assert ids == sorted(set(ids))
    if name != "status":  # one sentence may tell of two events
        assert len(sentences(name)) == len(found)


@pytest.mark.parametrize("name", FILES)
def test_no_two_sentences_are_near_duplicates(name: str) -> None:
    texts = sentences(name)
    assert [(texts[one], texts[other]) for one, other, _ in alike(texts, 5, NEAR)] == []


@pytest.mark.parametrize(("one", "other"), combinations(FILES, 2))
def test_no_run_of_words_stands_in_two_files(one: str, other: str) -> None:
    first, second = ({run for text in sentences(name) for run in runs(text, RUN)} for name in (one, other))
    assert first & second == set()


def test_a_near_duplicate_is_found() -> None:
    texts = sentences("act")[:50]
    assert list(alike([*texts, texts[7].rstrip(".") + " today."], 5, NEAR))


def test_the_written_file_is_what_the_frames_give() -> None:
    assert lines(FILES["types"]) == json.loads(json.dumps(sorted(rows(), key=lambda row: str(row["id"]))))


def test_every_type_and_mode_of_the_codebook_is_there() -> None:
    found = {(row["plover"], row["mode"]) for row in lines(FILES["types"])}
    assert {(code.type, code.mode) for code in codebook() if code.mode} <= found
    assert {code.type for code in codebook()} == {kind for kind, _ in found}


def test_the_labels_agree_with_the_codebook() -> None:
    found = lines(FILES["types"])
    assert len(found) >= 3000
    for row in found:
        assert code_of(row["plover"], row["mode"])
        assert row["type"] == root(row["plover"], row["mode"], row["status"])
        assert row["quad"] == QUADS[row["type"]]
        assert Status(row["status"])
    assert max(Counter(row["id"].rsplit("-", 1)[0] for row in found).values()) <= FILLINGS


def test_source_and_target_are_marked() -> None:
    for row in lines(FILES["types"]):
        for mark in "st":
            marked = re.findall(rf"<{mark}>([^<>]+)</{mark}>", row["text"])
            assert marked, row["text"]
            assert all(words == words.strip(" ,") for words in marked), row["text"]
        assert not re.search(r"[{}()|]|  | [,.]|,,", row["text"]), row["text"]


def test_the_statuses_are_balanced() -> None:
    found = lines(FILES["status"])
    told = Counter(row["status"] for row in found if row["status"] != NONE)
    assert {Status(status) for status in told} == set(Status)
    assert max(told.values()) <= 3 * min(told.values())
    assert len({row["text"] for row in found if row["status"] != NONE}) >= 600


def test_the_acts_are_balanced_and_half_of_them_hard() -> None:
    found = lines(FILES["act"])
    acts = Counter(row["act"] for row in found)
    assert {Act(act) for act in acts} == set(Act) - {Act.BELIEVE}
    assert len(found) >= 800
    assert max(acts.values()) <= 1.5 * min(acts.values())
    assert sum(row["confusable"] != "" for row in found) >= len(found) / 2
    assert all(row["confusable"] != row["act"] for row in found)


def spans(row: dict[str, Any]) -> list[list[int]]:
    return [row["span"]] if "span" in row else [*row["cue"], *row["content"]]


@pytest.mark.parametrize("name", ["status", "act"])
def test_the_marks_begin_and_end_with_words(name: str) -> None:
    for row in lines(FILES[name]):
        marked = sorted(spans(row))
        assert all(end <= start for (_, end), (start, _) in pairwise(marked)), row
        for start, end in marked:
            words = row["text"][start:end]
            assert words, row
            assert words == words.strip(), row
            assert not row["text"][start - 1 : start].isalnum(), row
            assert not row["text"][end : end + 1].isalnum(), row


@pytest.mark.parametrize("name", ["status", "act"])
def test_a_sentence_and_its_like_stand_in_one_split(name: str) -> None:
    split: dict[str, set[str]] = {}
    for row in lines(FILES[name]):
        split.setdefault(row["text"], set()).add(row["split"])
    assert all(len(parts) == 1 for parts in split.values())
    texts = list(split)
    for one, other, _ in alike(texts, 3, 0.25):
        assert split[texts[one]] == split[texts[other]], (texts[one], texts[other])
    halves = Counter(part for parts in split.values() for part in parts)
    assert abs(halves["dev"] - halves["test"]) <= 20


@pytest.mark.parametrize("name", ["status"])
def test_a_mark_of_no_event_has_no_type(name: str) -> None:
    for row in lines(FILES[name]):
        assert (row["type"] == "") == (row["status"] == NONE)
        assert row["status"] == NONE or code_of(row["type"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["written"])
