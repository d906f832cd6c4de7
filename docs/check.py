"""Holds the pages to the program: `python docs/check.py [PAGE...]`.

Runs every ``console`` block of the pages in an empty folder and compares what it prints with what the page shows (a
line ``...`` stands for any lines); follows every relative link; and looks for every command of the program in README.md
or docs/. Exit code 1 where a page is wrong.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def runs(page: Path) -> list[str]:
    """What is wrong with the console blocks of ``page``. The blocks of a page run in one folder, in order."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "120"}
        for block in BLOCK.findall(page.read_text("utf-8")):
            for session in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
                if not session.startswith("$ "):
                    continue
                command, _, shown = session[2:].partition("\n")
                done = subprocess.run(
                    command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
                )
                if not agrees(shown, done.stdout):
                    told = difflib.unified_diff(
                        shown.splitlines(), done.stdout.splitlines(), "page", "program", "", "", 0
                    )
                    if (
                        "\n...\n" in shown
                    ):  # What stands for any lines differs by right: only what is not printed tells.
                        told = (line for line in told if not line.startswith("+"))
                    wrong.append(f"{page.name}: $ {command}\n{done.stderr}" + "\n".join(told))
    return wrong


def agrees(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what the page shows, where a line ``...`` stands for any lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^\.\.\.$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"\n*" + r"[\s\S]*".join(parts) + r"\n*", printed) is not None


def links(page: Path) -> list[str]:
    """The relative links of ``page`` that lead nowhere."""
    found = LINK.findall(page.read_text("utf-8"))
    return [
        f"{page.name}: no such file: {target}"
        for target in found
        if "://" not in target and not (page.parent / target).exists()
    ]


def commands() -> list[str]:
    """The commands of the program that no page names."""
    files = (ROOT / "src/excomm/cli").glob("[a-z]*.py")
    listed = [path.stem for path in files if "\ndef command(" in path.read_text("utf-8")]
    text = "".join(page.read_text("utf-8") for page in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
    return [f"no page names the command: excomm {name}" for name in sorted(listed) if f"excomm {name}" not in text]


def main() -> int:
    """Checks the named pages, or all of them."""
    named = [Path(name) for name in sys.argv[1:]]
    pages = named or [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted(ROOT.glob("docs/*.md"))]
    wrong = [line for page in pages for line in [*runs(page), *links(page)]]
    if not named:
        wrong += commands()
    sys.stdout.write("\n".join([*wrong, f"{len(pages)} pages, {len(wrong)} wrong"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
