"""What grows how with the number of editions: `python -m benchmarks.scale [SIZE ...]`, by default 100, 1,000, 10,000.

Made-up web pages (seven regions, fourteen people each) are read for the first time, read again with nothing changed,
and read again with one new page. The floor of the last two is the bare import of the libraries that a refresh of the
kind loads, plus reading and hashing the files, measured in the same run.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import random
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.measuring import Cost, measure, print_beside
from pipeline.ingest.registry import EDITION_COLUMNS

SIZES = (100, 1_000, 10_000)
PAGES_FOR_PROCESSES = 2_000
EDITIONS_OF_A_SOURCE = 50
REGIONS = (
    ("Nord", "Jämtland, Norrbotten, Västerbotten, Västernorrland"),
    ("Mitt", "Västmanland, Gävleborg, Uppsala"),
    ("Stockholm", "Stockholm, Gotland"),
    ("Bergslagen", "Dalarna, Värmland, Örebro"),
    ("Öst", "Jönköping, Södermanland, Östergötland"),
    ("Väst", "Västra Götaland, Halland"),
    ("Syd", "Blekinge, Kalmar, Kronoberg, Skåne"),
)
GIVEN = (
    "Anna",
    "Eva",
    "Maria",
    "Karin",
    "Lena",
    "Sara",
    "Emma",
    "Johan",
    "Erik",
    "Lars",
    "Anders",
    "Per",
    "Åsa",
    "Örjan",
)
FAMILY = (
    "Berg",
    "Lind",
    "Holm",
    "Ström",
    "Dal",
    "Sjö",
    "Ek",
    "Norr",
    "Väster",
    "Söder",
    "Öster",
    "Gran",
    "Alm",
    "Lund",
)
SECOND = ("ström", "kvist", "gren", "man", "berg", "dahl", "mark", "qvist", "stedt", "holm")
HASH = (
    "import hashlib, os, sys\n"
    "for entry in os.scandir(sys.argv[1]):\n"
    "    with open(entry.path, 'rb', buffering=0) as file: hashlib.sha256(file.read()).digest()\n"
)
FULL_IMPORTS = (
    "import typer, rich.progress, lxml.html, phonenumbers, email_validator, rapidfuzz, pandas, duckdb, pandera.pandas\n"
)


def write_raw(folder: Path, count: int) -> None:
    """A registry with `count` pages: sources of fifty editions each, in which a person is replaced now and then."""
    folder.mkdir(parents=True)
    columns = list(EDITION_COLUMNS)
    with (folder / "editions.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(columns)
        for number in range(count):
            sheet.writerow(write_page(folder, number))


def write_page(folder: Path, number: int) -> list[str]:
    """One page and its row of the registry."""
    source, edition = divmod(number, EDITIONS_OF_A_SOURCE)
    day = f"{2000 + edition // 2}-{3 if edition % 2 else 9:02}-01"
    blocks = "".join(
        f"<h2>Region {name}</h2><p>{counties}</p>"
        + "".join(_write_person(source, region, seat, edition) for seat in range(2))
        for region, (name, counties) in enumerate(REGIONS)
    )
    page = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kontakt</title></head><body><main>'
        f"<h1>Regionkoordinatorer mot prostitution och människohandel</h1>{blocks}<p>Senast uppdaterad: {day}</p>"
        "</main></body></html>"
    ).encode()
    file = f"sida-{number}.html"
    (folder / file).write_bytes(page)
    publisher = f"Myndigheten {source}"
    sha256 = hashlib.sha256(page).hexdigest()
    return [f"kalla-{source}-{edition}", file, "", "web_page", publisher, "", "2026-06-01", "", "", sha256]


def _write_person(source: int, region: int, seat: int, edition: int) -> str:
    spell = (edition + 5 * seat + 3 * region) // 12
    chance = random.Random(f"{source}/{region}/{seat}/{spell}")
    given, family = chance.choice(GIVEN), chance.choice(FAMILY) + chance.choice(SECOND)
    plain = f"{given}.{family}".lower().translate(str.maketrans("åäö", "aao"))
    return f"<p>{given} {family}<br>{plain}@kommun{source}.example.se<br>070-174 06 {chance.randrange(5, 100):02}</p>"


def refresh(raw: Path, outputs: Path) -> tuple[Cost, dict[str, float]]:
    """Cost of a refresh, and the seconds of each of its stages."""
    with tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        command = 'exec "$0" -m pipeline.cli refresh --engine direct --log-json --raw "$1" --outputs "$2" 2> "$3"'
        cost = measure(["bash", "-c", command, sys.executable, str(raw), str(outputs), log.name])
        events = [json.loads(line) for line in log if line.startswith("{")]
    return cost, {event["stage"]: event["seconds"] for event in events if event["event"] == "stage_ended"}


def measure_size(folder: Path, size: int) -> tuple[Cost, dict[str, float]]:
    """First reading, nothing changed, and one new page, at one size; returns the first."""
    raw, outputs = folder / f"raw-{size}", folder / f"outputs-{size}"
    write_raw(raw, size)
    first, stages = refresh(raw, outputs)
    print(f"\n{size:,} editions, first reading: {first.seconds:.1f} s, {first.megabytes:.0f} MB")
    print("  " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in stages.items()))
    libraries = "import typer, pydantic\n"  # typer loads pydantic where it is installed
    floor = measure([sys.executable, "-c", libraries + HASH, str(raw)])
    print_beside(
        f"{size:,} known editions, nothing changed",
        refresh(raw, outputs)[0],
        "import, read and hash",
        floor,
        most=1.5,
        most_memory=2,
    )
    with (raw / "editions.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(write_page(raw, size))
    floor = measure([sys.executable, "-c", FULL_IMPORTS + HASH, str(raw)])
    one, stages = refresh(raw, outputs)
    print_beside(f"{size:,} known editions, one new", one, "import all, read and hash", floor, most=2, most_memory=2)
    print("  " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in stages.items()))
    return first, stages


def measure_processes(folder: Path, count: int) -> None:
    """Reading pages alone, on one process and on two."""
    raw = folder / "raw-reading"
    write_raw(raw, count)
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom pipeline.engine import DirectEngine\n"
        "from pipeline.reading import EXTRACT, lose_capture, read_capture\n"
        "from pipeline.gathering import gather\n"
        "captures = gather(Path(sys.argv[1])).captures\n"
        "engine = DirectEngine(workers=int(sys.argv[2]))\n"
        "assert sum(1 for _ in engine.map(EXTRACT, read_capture, captures, lose_capture)) == len(captures)\n"
    )
    costs = [measure([sys.executable, "-c", code, str(raw), str(workers)]) for workers in (1, 2)]
    for workers, cost in zip((1, 2), costs, strict=True):
        print(f"reading {count:,} pages on {workers} process(es): {cost.seconds:.1f} s, {cost.megabytes:.0f} MB")
    print(f"  ratio: {costs[0].seconds / costs[1].seconds:.2f}, at least 1.8 is wanted")


def main() -> int:
    """Measure all sizes, and how cost grows from each to the next."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory(prefix="nmt-scale-") as folder:
        measure_processes(Path(folder), min(max(sizes), PAGES_FOR_PROCESSES))
        costs = [measure_size(Path(folder), size)[0] for size in sizes]
    for (size, cost), (more, dearer) in pairwise(zip(sizes, costs, strict=True)):
        exponent = math.log(dearer.seconds / cost.seconds) / math.log(more / size)
        print(f"growth from {size:,} to {more:,} editions: exponent {exponent:.2f}, at most 1.1 is wanted")
    return 0


if __name__ == "__main__":
    sys.exit(main())
