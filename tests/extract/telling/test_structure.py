"""Members, duties and legal references by structure: how they are laid out, not which words they use."""

from __future__ import annotations

import re

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text

NAMES = ("Polismyndigheten", "Stiftelsen Provhjälpen", "Exempelmyndigheten", "Unizon")


def _read(text: str) -> Extraction:
    return normalize_editions([extract_text(text)])[0]


def _members(extraction: Extraction) -> set[str | None]:
    return {m.first("name") for m in extraction.mentions if m.values("member")}


def _duties(extraction: Extraction) -> dict[str, tuple[str, ...]]:
    return {m.first("name") or "": duties for m in extraction.mentions if (duties := m.values("duty"))}


def _page(body: str) -> str:
    return f"<!doctype html><html><body><main><h1>Samverkan</h1>{body}</main></body></html>"


def _items(form: str) -> str:
    return "".join(form.format(name) for name in NAMES)


MEMBER_LISTS = {
    "items": _page(f"<h2>Deltagare i nätverket</h2><ul>{_items('<li>{}</li>')}</ul><p>Tullverket ingår inte.</p>"),
    "roles behind dashes": _page(f"<h2>Samarbetsparter</h2><ul>{_items('<li>{} – kontaktyta</li>')}</ul>"),
    "cards": _page(f"<h2>Vi som deltar</h2><div>{_items('<div><h3>{}</h3><a href=x>Läs mer</a></div>')}</div>"),
    "one column": _page(
        "<h2>Medverkande</h2><table><tr><th>Organisation</th><th>Roll</th></tr>"
        f"{_items('<tr><td>{}</td><td>Deltagare</td></tr>')}</table>"
    ),
    "sentence": _page(
        "<h2>Nätverkets medlemmar</h2><p>I nätverket ingår Polismyndigheten, Stiftelsen Provhjälpen,"
        " Exempelmyndigheten samt Unizon. Under 2025 lämnade Socialstyrelsen nätverket.</p>"
    ),
    "sentence before its verb": f"{', '.join(NAMES[:3])} och Unizon ingår i nätverket.\n",
    "lines": "MEDVERKANDE MYNDIGHETER OCH ORGANISATIONER\n" + "\n".join(NAMES) + "\n\nNYHETER\nEn kurs hölls.\n",
    "numbered": "Nätverket består av:\n" + "\n".join(f"{at}. {name}" for at, name in enumerate(NAMES, 1)) + "\n",
    "label": "Om NMT\n\nSamverkande parter: " + ", ".join(NAMES) + "\n",
}


# One for each way to say it: what is looked for first must be in all of them.
_THREE = "Polismyndigheten, Unizon och Exempelmyndigheten"
MEMBER_SENTENCES = (
    f"I nätverket ingår {_THREE}.",
    f"I NMT samverkar {_THREE}.",
    f"Nätverket består i dag av {_THREE}. NMT omfattar {_THREE}.",
    f"NMT utgörs av {_THREE}.",
    f"Deltagarna i nätverket är {_THREE}.",
    f"Parterna är {_THREE}.",
    f"De som ingår i nätverket: {_THREE}.",
    f"{_THREE} är med i nätverket.",
    f"{_THREE} bildar tillsammans nätverket. {_THREE} utgör nätverket.",
)


@pytest.mark.parametrize("sentence", MEMBER_SENTENCES)
def test_members_stand_in_a_sentence(sentence: str) -> None:
    assert _members(_read(_page(f"<h2>Om oss</h2><p>{sentence}</p>"))) == {
        "Polismyndigheten",
        "Unizon",
        "Exempelmyndigheten",
    }


def test_names_of_networks_are_looked_for_where_a_sentence_can_list_members(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> re.Pattern[str]:
        raise AssertionError

    monkeypatch.setattr("pipeline.extract.telling.members._membership", fail)
    _read(_page(f"<h2>Om oss</h2><p>Vi stöder {_THREE}. Ring eller skriv till oss.</p>"))


@pytest.mark.parametrize("layout", MEMBER_LISTS)
def test_members_are_what_the_list_holds(layout: str) -> None:
    extraction = _read(MEMBER_LISTS[layout])
    assert _members(extraction) == set(NAMES)
    assert [c.list_name for c in extraction.coverage] == ["network_members"]


def test_table_of_duties_lists_no_members() -> None:
    page = _page(
        "<h2>Nätverkets medlemmar</h2><p>Listan uppdateras.</p><h2>Myndigheternas ansvar</h2><table>"
        "<tr><th>Aktör</th><th>Ansvar</th></tr><tr><td>Tullverket</td><td>Upptäcker utsatta vid gränsen.</td></tr>"
        "<tr><td>Provrådet</td><td>Ger råd.<br>Följer upp arbetet.</td></tr></table>"
    )
    extraction = _read(page)
    assert _members(extraction) == set()
    assert not extraction.coverage
    assert _duties(extraction) == {
        "Tullverket": ("Upptäcker utsatta vid gränsen.",),
        "Provrådet": ("Ger råd.", "Följer upp arbetet."),
    }


DUTY_LISTS = {
    "heading, paragraph and items": _page(
        "<h2>Ansvarsfördelning</h2><h3>Tullverket</h3><p>Tar emot tips.</p><ul><li>Ordnar möten</li></ul>"
        "<p>Öppet vardagar 9–15</p><h3>Provrådet</h3><ul><li>Ger råd</li></ul>"
    ),
    "list in a cell": _page(
        "<h2>Uppgifter per myndighet</h2><table><tr><th>Vem</th><th>Gör</th><th>Kontakt</th></tr>"
        "<tr><td>Tullverket</td><td><ul><li>Tar emot tips.</li>"
        "<li>Ordnar möten</li></ul></td><td>08-465 004 30</td></tr>"
        "<tr><td>Provrådet</td><td><ul><li>Ger råd</li></ul></td><td></td></tr></table>"
    ),
    "cell over two rows": _page(
        "<h2>Vem ansvarar för vad?</h2><table><tr><td>Organisation</td><td>Ansvar</td></tr>"
        "<tr><td rowspan=2>Tullverket</td><td>Tar emot tips.</td></tr><tr>"
        "<td>Ordnar möten</td></tr><tr><td>Provrådet</td><td>Ger råd</td></tr></table>"
    ),
    "line above a list": "VEM GÖR VAD?\nTullverket\n  * Tar emot tips.\n  * Ordnar möten\nProvrådet\n  * Ger råd\n",
    "lead of a list": _page(
        "<h2>Ansvarsområden</h2><p>Tullverket ansvarar för följande:</p>"
        "<ul><li>Tar emot tips.</li><li>Ordnar möten</li></ul>"
        "<p>Provrådet ansvarar för följande:</p><ul><li>Ger råd</li></ul>"
    ),
    "labels": "Myndigheternas uppgifter\n\nAktör: Tullverket\nAnsvar: Tar emot tips.\n        Ordnar möten\n"
    "Aktör: Provrådet\nAnsvar: Ger råd\n",
    "before a dash": (
        "Roller och ansvar\n\nTullverket – Tar emot tips.\nTullverket – Ordnar möten\nProvrådet – Ger råd\n"
    ),
}


@pytest.mark.parametrize("layout", DUTY_LISTS)
def test_each_statement_is_a_duty(layout: str) -> None:
    assert _duties(_read(DUTY_LISTS[layout])) == {
        "Tullverket": ("Tar emot tips.", "Ordnar möten"),
        "Provrådet": ("Ger råd",),
    }


def test_table_whose_header_says_duties_needs_no_heading_for_them() -> None:
    cells = "<tr><td>Tullverket</td><td>Upptäcker utsatta vid gränsen.</td></tr>"
    table = f"<h2>Översikt</h2><table><tr><th>Aktör</th><th>Ansvar</th></tr>{cells}</table>"
    assert _duties(_read(_page(table))) == {"Tullverket": ("Upptäcker utsatta vid gränsen.",)}


def test_empty_seat_is_one_and_no_duty() -> None:
    text = (
        "REGIONKOORDINATORER\nRegion Väst (Västra Götaland, Halland)\nNamn: Omar Exempelsson\nTel: 031-390 06 20\n\n"
        "Region Öst (Östergötland, Södermanland)\nVakant. Tillsätts under hösten.\n"
    )
    extraction = _read(text)
    assert _duties(extraction) == {}
    assert [m.values("vacancy") for m in extraction.mentions if m.first("name") == "ost"] == [("vacant",)]


def test_region_is_no_organization_with_duties() -> None:
    page = _page("<h2>Regionkoordinatorer</h2><h3>Region Bergslagen</h3><p>Omfattar Dalarnas och Örebro län.</p>")
    assert _duties(_read(page)) == {}


CITATIONS = [
    ("4 kap. 1 a § brottsbalken", ["brottsbalken 4 kap. 1 a §"]),
    ("BrB 4:1a", ["brottsbalken 4 kap. 1 a §"]),
    ("Öppet 9:15 enligt brottsbalken", ["brottsbalken"]),
    (
        "2 kap. 1–3 §§ SoL",
        ["socialtjänstlagen 2 kap. 1 §", "socialtjänstlagen 2 kap. 2 §", "socialtjänstlagen 2 kap. 3 §"],
    ),
    ("artiklarna 5 och 7–8 i Europakonventionen", [f"europakonventionen art. {n}" for n in (5, 7, 8)]),
    ("5 kap. 1 a–c §§ utlänningslagen", [f"utlänningslagen 5 kap. 1 {letter} §" for letter in "abc"]),
    (
        "Enligt 6 kap. 11 §\nbrottsbalken och 4 kap. 1 §\nsocialtjänstlagen gäller",
        ["brottsbalken 6 kap. 11 §", "socialtjänstlagen 4 kap. 1 §"],
    ),
    ("6 kap. 11 och 12 §§ brottsbalken", ["brottsbalken 6 kap. 11 §", "brottsbalken 6 kap. 12 §"]),
    ("5 kap. 11 § första stycket socialtjänstlagen (2001:453)", ["socialtjänstlagen 5 kap. 11 §"]),
    (
        "artikel 10 och 13 i Europarådets konvention",
        ["europarådskonventionen art. 10", "europarådskonventionen art. 13"],
    ),
    ("1 § lagen (1988:609) om målsägandebiträde har", ["lagen om målsägandebiträde 1 §"]),
    (
        "förordningen (2001:526) om de statliga myndigheternas ansvar",
        ["förordningen om de statliga myndigheternas ansvar"],
    ),
    (
        "4 kap. 1 § brottsbalken, 5 kap. 15 § utlänningslagen",
        ["brottsbalken 4 kap. 1 §", "utlänningslagen 5 kap. 15 §"],
    ),
    ("3 kap. 3 § polislagen\nArtikel 3 i Palermoprotokollet", ["polislagen 3 kap. 3 §", "palermoprotokollet art. 3"]),
    ("Brottsbalken\n\n- 4 kap. 1 a §\n- 4 kap. 1 b §", ["brottsbalken 4 kap. 1 a §", "brottsbalken 4 kap. 1 b §"]),
]


@pytest.mark.parametrize(("text", "citations"), CITATIONS)
def test_citation_is_read_in_any_form(text: str, citations: list[str]) -> None:
    laws = [mention for mention in _read(f"Rättslig grund\n\n{text}.\n").mentions if mention.entity_type == "law"]
    assert [mention.first("citation") for mention in laws] == citations


def test_subject_is_what_stands_beside_a_citation() -> None:
    text = (
        "LAGRUM\nBrottsbalken 4 kap 1 a § (människohandel), 4 kap. 1 b § (människoexploatering)\n"
        "Köp av sexuell tjänst, 6 kap. 11 § brottsbalken\nUtlänningslagen 5 kap. 15 §\n"
    )
    laws = [mention for mention in _read(text).mentions if mention.entity_type == "law"]
    assert [m.first("subject") for m in laws] == [
        "människohandel",
        "människoexploatering",
        "Köp av sexuell tjänst",
        None,
    ]


def test_statute_has_the_day_from_which_it_is_in_force() -> None:
    (law,) = (m for m in _read("Lag (2018:601) trädde i kraft den 1 juli 2018.\n").mentions if m.entity_type == "law")
    assert (law.first("citation"), law.first("in_force_from")) == ("lag (2018:601)", "2018-07-01")


@pytest.mark.parametrize("between", [", Örebro kommun, gemensamt nummer ", "<br>Örebro kommun<br>"])
def test_employer_is_that_of_both_names(between: str) -> None:
    page = _page(
        "<h2>Koordinatorer per region</h2><dl><dt>Bergslagen (Värmland, Örebro, Dalarna)</dt>"
        f"<dd>Per-Olof Fiktivius och Mehtap Påhittad{between}070-174 06 32</dd></dl>"
    )
    people = [mention for mention in _read(page).mentions if mention.entity_type == "person"]
    assert [(m.first("employer"), m.first("phone")) for m in people] == [("Örebro kommun", "+46701740632")] * 2
