"""Every command explains itself, on the terminal and in docs/commands.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commanding import excomm

from excomm.cli import app
from excomm.export import formats

COMMANDS = [str(one.name) for one in app.registered_commands]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"


def test_the_commands_are_those_that_were_promised() -> None:
    promised = "read brief show statements events actor search tension commitments problems export serve demo"
    assert promised.split() == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_examples_of_itself(name: str) -> None:
    said = excomm(name, "--help", width=80)
    assert said.code == 0
    examples = said.out.partition("Examples:\n")[2].splitlines()
    assert [line for line in examples if line.startswith(f"    excomm {name}")]
    assert "--json" in said.out
    assert "TEXT" not in said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_commands_names_it_with_all_its_options(name: str) -> None:
    page = PAGE.read_text("utf-8")
    part = re.search(rf"^## excomm {name}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert part, f"docs/commands.md has no part on {name}"
    options = set(
        re.findall(r"--[a-z-]+", excomm(name, "--help").out.partition("Options:")[2].partition("Examples:")[0])
    )
    shared = {"--help", "--record", "--json"}
    assert {one for one in options - shared if one not in part[1]} == set()


def test_the_page_names_every_format() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in formats() if f"`{name}`" not in page] == []


def test_the_list_of_commands_fits_eighty_columns_and_cuts_no_summary_short() -> None:
    said = excomm("--help", width=80)
    listed = said.out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS
    assert "..." not in listed
    assert max(map(len, said.out.splitlines())) <= 80


def test_without_arguments_the_program_shows_its_help() -> None:
    said = excomm()
    assert "Commands:" in said.out + said.err


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"excomm \d+\.\d+\.\d+\n", excomm("--version").out)
