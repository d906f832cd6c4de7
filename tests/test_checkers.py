"""Each checker of `make check` has a tree in which it must fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=tree,
        env={"PYTHONPATH": str(tree / "src"), "PATH": str(BIN)},
        capture_output=True,
        text=True,
        check=False,
    )


def add(path: Path, code: str) -> None:
    path.write_text(path.read_text("utf-8") + code, "utf-8")


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("dating/__init__.py", "\nimport excomm.actor\n"),
        ("records.py", "\nimport excomm.registry\n"),
        ("parse/english.py", "\nimport excomm.store\n"),
        ("brief/__init__.py", "\nimport sqlalchemy\n"),
    ],
    ids=["stage imports stage", "records import upwards", "stage imports store", "brief touches a database"],
)
def test_a_broken_layer_is_found(tree: Path, place: str, code: str) -> None:
    assert run(tree, "lint-imports").returncode == 0
    add(tree / "src/excomm" / place, code)
    assert run(tree, "lint-imports").returncode != 0


def test_an_untyped_function_is_found(tree: Path) -> None:
    add(tree / "src/excomm/siblings.py", "\n\ndef untyped(x):\n    return x\n")
    assert run(tree, "mypy", "src/excomm/siblings.py").returncode != 0


def test_a_blind_except_is_found(tree: Path) -> None:
    add(tree / "src/excomm/siblings.py", "\n\ntry:\n    pass\nexcept Exception:\n    pass\n")
    assert run(tree, "ruff", "check", "src/excomm/siblings.py").returncode != 0


def test_a_page_that_shows_what_the_program_does_not_print_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ echo one\none\n```\n", "utf-8")
    check = [str(BIN / "python"), str(ROOT / "docs/check.py"), str(page)]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
    page.write_text("```console\n$ echo one\ntwo\n```\n[gone](nowhere.md)\n", "utf-8")
    found = subprocess.run(check, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert "$ echo one" in found.stdout
    assert "nowhere.md" in found.stdout
