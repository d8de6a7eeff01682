"""The accuracy card of the repair, beside its peers, with its speed and memory; writes its part of `docs/accuracy.md`.

Development pages and the statute corpus lie beside the repository, in `../shared`; what is not there is left out.
"""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from benchmarks.damage import damage_text
from benchmarks.pages import put_accuracy
from benchmarks.peers import LineRepair, do_nothing, fold_to_most_frequent, hunspell_sample, symspell
from benchmarks.scoring import TABLE_HEAD, Page, table_row, total, word_triples
from pipeline.normalize.repair import Evidence, Repairer

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BROCHURE = ROOT / "tests" / "normalize" / "repair" / "data"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
HUNSPELL_SECONDS = 10.0
COMMAND = """
import re, sys
from pathlib import Path
from pipeline.cli.repair import run_repair
run_repair(Path(sys.argv[1]), False, False)
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def main() -> None:
    """Measure, print, and write the card."""
    text = "\n".join([*_accuracy(), "", *_clean(), "", *_speed()])
    put_accuracy("Repair", text)
    print(text)


def _accuracy() -> Iterator[str]:
    pages = _pages()
    brochure = _brochure()
    alone, taught = Repairer(), Repairer(_editions())
    tools: dict[str, LineRepair | None] = {
        "this repair": lambda lines: alone.repair(lines).lines,
        "nothing": do_nothing,
        "fold to most frequent": fold_to_most_frequent(),
        "symspellpy": symspell(),
    }
    yield "Words of numbers and addresses do not count. *Restored*: damaged words that came back right. *å, ä, ö*: the"
    yield "same for words that should have one. *Harmed*: right words that were changed."
    yield ""
    yield TABLE_HEAD
    for label, group in _groups(pages):
        for name, tool in tools.items():
            if tool is not None and (name == "this repair" or label.startswith("all ")):
                yield table_row(label, name, total(group, tool))
    for name, tool in tools.items():
        if tool is not None:
            yield table_row(
                "the brochure", name + (", alone" if name == "this repair" else ""), total([brochure], tool)
            )
    tally = total([brochure], lambda lines: taught.repair(lines).lines)
    yield table_row("the brochure", "this repair, taught by the other editions", tally)
    sample = hunspell_sample(_damaged_words(pages), HUNSPELL_SECONDS)
    yield ""
    if sample:
        share = 100 * sample[0] / max(1, sample[1])
        yield f"hunspell (through spylls): {sample[0]} of a sample of {sample[1]} damaged words restored, {share:.0f}%."


def _groups(pages: list[Page]) -> Iterator[tuple[str, list[Page]]]:
    if not pages:
        return
    yield "all development pages", pages
    yield "all pages of 200 dpi and up", [page for page in pages if page.dpi >= 200]
    for group in sorted({page.group for page in pages}):
        yield group, [page for page in pages if page.group == group]
    for dpi in sorted({page.dpi for page in pages}):
        yield f"{dpi} dpi", [page for page in pages if page.dpi == dpi]


def _pages() -> list[Page]:
    file = SHARED / "ocr-dev" / "pages.jsonl"
    if not file.exists():
        return []
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [Page(row["source"], row["dpi"], row["ocr"], row["truth"]) for row in rows]


def _brochure() -> Page:
    read, meant = ((BROCHURE / f"brochure_{name}.txt").read_text(encoding="utf-8") for name in ("read", "truth"))
    return Page("brochure", 0, read, meant)


def _editions() -> Evidence:
    return Evidence.from_texts(_clean_editions())


def _clean_editions() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "raw").glob("00[1-4]*.txt"))]


def _damaged_words(pages: list[Page]) -> list[tuple[str, str]]:
    words = dict.fromkeys(
        (read, meant)
        for page in pages[::7]
        for read, meant, _ in word_triples(page.read, page.meant, page.read)
        if read != meant
    )
    return list(words)[::9]


def _clean() -> Iterator[str]:
    yield "| clean text | words | changed | % |"
    yield "|---|---:|---:|---:|"
    repairer = Repairer()
    for label, texts in (
        ("Swedish: statutes", _wrapped_statutes(1_000, 3_000)),
        ("Swedish: the four clean editions", _clean_editions()),
        ("English: descriptions of installed packages", _descriptions()),
        ("English: licences", [p.read_text("utf-8") for p in sorted(Path("/usr/share/common-licenses").glob("*"))]),
    ):
        words = sum(len(text.split()) for text in texts)
        changed = sum(len({(e.line, e.start) for e in repairer.repair(text.split("\n")).edits}) for text in texts)
        if words:
            yield f"| {label} | {words} | {changed} | {100 * changed / words:.3f} |"


def _descriptions() -> list[str]:
    return [distribution.read_text("METADATA") or "" for distribution in distributions()]


def _wrapped_statutes(first: int, last: int) -> list[str]:
    file = SHARED / "corpus" / "statutes.txt.xz"
    if not file.exists():
        return []
    with lzma.open(file, "rt", encoding="utf-8") as paragraphs:
        chosen = [text for number, text in enumerate(paragraphs) if first <= number < last]
    return ["\n".join(textwrap.wrap(text, 80)) + "\n" for text in chosen]


def _speed() -> Iterator[str]:
    real = "\n\n".join(page.read for page in _pages())
    if real:
        start = time.process_time()
        Repairer().repair(real.split("\n"))
        rate = len(real) / (time.process_time() - start)
        yield f"Development pages, {len(real):,} characters not seen before: {rate:,.0f} characters a second."
        yield ""
    text = damage_text("\n".join(_wrapped_statutes(0, 60_000)))
    yield "| `nmt repair`, damaged statutes | seconds of processor | characters a second | peak memory, MB |"
    yield "|---|---:|---:|---:|"
    yield _measure("a line", "Personer som ar utsatta for manniskohandel\n")
    for size in SIZES:
        if len(text) >= size:
            yield _measure(f"{size:,} characters", text[:size])


def _measure(label: str, text: str) -> str:
    """Run the command in a process of its own on a text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "damaged.txt"
        file.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        report = subprocess.run(
            [sys.executable, "-c", COMMAND, str(file)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return f"| {label} | {seconds:.2f} | {len(text) / seconds:,.0f} | {int(report.stderr) // 1024} |"


if __name__ == "__main__":
    main()
