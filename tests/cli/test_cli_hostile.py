"""Text of articles is shown as text everywhere: it drives no terminal, runs in no page, computes in no spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from commanding import excomm
from hypothesis import given
from hypothesis import strategies as st

from excomm.cli.terminal import one_line, safe, say_json

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

SCRIPT = "<script>alert('Cuba')</script>"
PICTURE = '"><img src=x onerror=alert(1)>'
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m"
OVERRIDE = "\u202emissiles\u2066"
FORMULA = '=HYPERLINK("http://evil.example","open")'
MARKDOWN = "[click](javascript:alert(1)) `rm -rf` **bold** # heading"

TEXT = f"""HAVANA, Oct. 23, 1962 (Test Wire) - Cuba accused the United States on Tuesday of a blockade {SCRIPT}.

Prime Minister Fidel Castro said that {PICTURE} Cuba would never disarm {ESCAPES} in talks.

"{FORMULA}," Castro said. He promised on Tuesday that Cuba would meet the United States on October 30 {OVERRIDE}.

Foreign Minister Raul Roa said that {MARKDOWN} the United States had threatened Cuba.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("hostile")
    line = {
        "id": f"=cmd|' /C calc'!A0{ESCAPES}",
        "title": f"{SCRIPT}{ESCAPES}{OVERRIDE} {MARKDOWN}",
        "outlet": f"@SUM(1+1){PICTURE}{OVERRIDE}",
        "published": "1962-10-23",
        "text": TEXT,
    }
    wire = folder / f"wire {SCRIPT.replace('/', '')} \x1b[31m.jsonl"
    wire.write_text(json.dumps(line) + "\n" + '{"id": "broken\n', "utf-8")
    path = folder / "record.sqlite"
    assert excomm("read", wire, "--record", path).code == 0
    return path


def every_answer(record: Path) -> list[list[str]]:
    """Command lines that show the record and each of its parts."""
    idents = [
        one["id"]
        for command in (["statements"], ["events"], ["commitments", "--as-of", "1962-10-24"])
        for one in excomm(*command, "--record", record, "--json").value
    ]
    article = excomm("search", "Cuba", "--record", record, "--json").value[0]["article"]
    shown = [["show", one] for one in (article, "CUB", "fidel-castro", *idents)]
    return [
        ["brief", "--as-of", "1962-10-24"],
        ["brief", "--as-of", "1962-10-24", "--html"],
        ["statements"],
        ["events"],
        ["search", "Cuba"],
        ["tension", "USA", "Cuba"],
        ["commitments", "--as-of", "1962-10-24"],
        ["problems"],
        ["show", article, "--cut"],
        *shown,
    ]


def test_no_command_sends_a_control_character_to_the_terminal(record: Path) -> None:
    answers = every_answer(record)
    assert len([one for one in answers if one[0] == "show"]) > 5
    for words in answers:
        said = excomm(*words, "--record", record)
        assert not CONTROL.search(said.out + said.err), words
        if "--html" not in words and "--cut" not in words:
            as_json = excomm(*words, "--json", "--record", record)
            assert not CONTROL.search(as_json.out + as_json.err), words
            assert as_json.value is not None


def test_reading_complains_without_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nexcomm: all is well\u202e.txt"
    path.write_text("")
    said = excomm("read", path, "--record", tmp_path / "record.sqlite")
    assert not CONTROL.search(said.out + said.err)
    assert said.err.count("\n") == 1


class Tags(HTMLParser):
    """Collects tags and attributes as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, f"{name}={value}") for name, value in attrs] or [(tag, "")]


def test_the_html_brief_shows_markup_as_text(record: Path) -> None:
    page = excomm("brief", "--html", "--as-of", "1962-10-24", "--record", record).out
    assert "&lt;script&gt;" in page
    tags = Tags()
    tags.feed(page)
    assert {tag for tag, _ in tags.found}.isdisjoint({"script", "img", "iframe", "object"})
    assert not [one for _, one in tags.found if one.startswith("on") or "javascript:" in one or "evil.example" in one]


def test_the_markdown_brief_shows_markup_as_text(record: Path) -> None:
    page = excomm("brief", "--as-of", "1962-10-24", "--limit", 100, "--record", record).out
    assert "alert" in page
    assert not re.search(r"(?<!\\)<(script|img)", page)
    assert not re.search(r"(?<!\\)\]\(", page)


@pytest.mark.parametrize("form", ["csv-statements", "csv-events"])
def test_no_cell_of_a_spreadsheet_is_a_formula(record: Path, form: str) -> None:
    rows = list(csv.reader(io.StringIO(excomm("export", form, "--record", record).content.decode(), newline="")))
    assert len(rows) > 1
    cells = [cell for row in rows for cell in row]
    numbers = re.compile(r"-?\d+(\.\d+)?$")
    assert [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r")) and not numbers.match(one)] == []
    assert any(one.startswith("'=") for one in cells)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_made_safe_and_plain_text_stays(text: str) -> None:
    assert not CONTROL.search(safe(text))
    assert len(safe(text)) == len(text)
    assert "\n" not in one_line(text)
    if not CONTROL.search(text):
        assert safe(text) == text


@given(st.recursive(st.text(st.characters(codec="utf-8")) | st.integers() | st.none(), st.lists, max_leaves=8))
def test_json_loses_nothing_and_holds_no_control_character(value: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        out = io.StringIO()
        patch.setattr("sys.stdout", out)
        say_json(value)
    assert json.loads(out.getvalue()) == value
    assert not CONTROL.search(out.getvalue())
