"""Text that an OCR model wrote of print: what it tore apart goes together where a mail says so, and is a doubt else."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.extract.mending.tangled import read_regions
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

Contact = tuple[str | None, str | None, str | None, tuple[str, ...]]


def read(text: str) -> Extraction:
    (normalized,) = normalize_editions([extract_text(f"Regionkoordinatorer\n\n{text}")])
    return normalized


def contacts(extraction: Extraction) -> list[Contact]:
    return [
        (m.first("region"), m.first("name"), m.first("email"), tuple(v[-6:] for v in m.values("phone")))
        for m in people(extraction)
    ]


def counties(extraction: Extraction) -> dict[str | None, set[str]]:
    regions = (m for m in extraction.mentions if m.entity_type == "region")
    return {m.first("name"): set(m.values("county_code")) for m in regions}


def reasons(extraction: Extraction) -> dict[str, str]:
    return {item.raw_text: item.reason_code for item in extraction.quarantined}


def test_row_of_a_table_in_one_line_is_cut_by_the_vocabularies() -> None:
    edition = read(
        "Region Lan Koordinator Arbetsplats Telefon E-post\n"
        "Ost Ostergétland, Jonkdping Arvid Exempel Linköpings kommun 070-174 06 05 arvid.exempel@linkoping.example.se\n"
        "Vast Halland, Vastra Gotaland Eva Prov Halmstads kommun 070-174 06 06 eva.prov@halmstad.example.se\n"
        "Bo Ek Halmstads kommun 070-174 06 07 bo.ek@halmstad.example.se\n"
        "Syd Skane, Kalmar Tjansten ar vakant\n"
    )
    assert contacts(edition) == [
        ("ost", "Arvid Exempel", "arvid.exempel@linkoping.example.se", ("740605",)),
        ("vast", "Eva Prov", "eva.prov@halmstad.example.se", ("740606",)),
        ("vast", "Bo Ek", "bo.ek@halmstad.example.se", ("740607",)),
    ]
    assert counties(edition) == {"ost": {"05", "06"}, "vast": {"13", "14"}, "syd": {"12", "08"}}


def test_row_of_a_table_without_counties_begins_with_its_region() -> None:
    edition = read(
        "Region Koordinator Kommun Telefon E-post\n"
        "Region Ost Thi Trollsjo Linképings kommun 070-174 06 05 thi_trollsjo@linkoping.example.se\n"
        "Region Vast Mohammed Prov Boras stad 070-174 06 06 samordnare@boras.example.se\n"
    )
    assert contacts(edition) == [
        ("ost", "Thi Trollsjö", "thi_trollsjo@linkoping.example.se", ("740605",)),
        ("vast", "Mohammed Prov", "samordnare@boras.example.se", ("740606",)),
    ]


def test_row_of_a_table_begins_with_a_bare_region_where_a_town_ends_its_names() -> None:
    edition = read(
        "Region Namn Kommun Telefon E-post\n"
        "Stockholm Eva Prov Stockholm 070-174 06 05 eva.prov@stockholm.example.se\n"
        "Ost Bérje Exempel Ek Norrképing 070-174 06 06 borje.exempelek@norrkoping.example.se\n"
        "Vast Noel Odmann Goteborg 070-174 06 07 samordnare@goteborg.example.se\n"
        "Nord Arvid Lund 070-174 06 08 arvid.lund@umea.example.se\n"
    )
    assert contacts(edition) == [
        ("stockholm", "Eva Prov", "eva.prov@stockholm.example.se", ("740605",)),
        ("ost", "Börje Exempel Ek", "borje.exempelek@norrkoping.example.se", ("740606",)),
        ("vast", "Noel Ödmann", "samordnare@goteborg.example.se", ("740607",)),
        ("nord", "Arvid Lund", "arvid.lund@umea.example.se", ("740608",)),
    ]


def test_town_in_a_column_of_its_own_is_no_part_of_the_name() -> None:
    edition = read(
        "Region Nord\nNorrbotten, Jamtland\n"
        "Eva Provsjo Lulea 070-174 06 05 eva.provsjo@lulea.example.se\n"
        "Siv Berg Falun 070-174 06 06 siv.bergfalun@umea.example.se\n"
    )
    assert [c[1] for c in contacts(edition)] == ["Eva Provsjö", "Siv Berg Falun"]


def test_town_behind_a_name_is_told_by_a_mail_in_another_column_also_where_it_is_damaged() -> None:
    edition = read(
        "070-174 06 05 eva.provberg@gotland.example.se\n\n070-174 06 06 siv.exempel@lund.example.se\n"
        "070-174 06 07 bo.testgren@malmo.example.se\n\n"
        "Region Stockholm\nStockholm, Gotland\nEva Provberg Visby\n\n"
        "Region Syd\nSkane, Blekinge\nSiv Exempel Lund\nBo Testgren Malm6\n"
    )
    assert contacts(edition) == [
        ("stockholm", "Eva Provberg", "eva.provberg@gotland.example.se", ("740605",)),
        ("syd", "Siv Exempel", "siv.exempel@lund.example.se", ("740606",)),
        ("syd", "Bo Testgren", "bo.testgren@malmo.example.se", ("740607",)),
    ]


def test_number_and_surname_that_cells_break_go_on_at_the_end_and_start_of_the_line_below() -> None:
    edition = read(
        "Region Vast\nHalland\n"
        "Eva Prov 070-174 eva.prov@halmstad.example.se\n06 05\n"
        "Maja Dahl 031-390 maja.dahlsvensson@halmstad.example.se\nSvensson 06 04\n"
        "Siv Testmo 031-390 06 02, +46 70 siv.testmo@boras.example.se\n174 06 07\n"
        "Syd Bo Dahl 040-628 bo.dahlholmgren@malmo.example.se\nHolmgren 04 05\n"
    )
    assert [c[1:] for c in contacts(edition)] == [
        ("Eva Prov", "eva.prov@halmstad.example.se", ("740605",)),
        ("Maja Dahl Svensson", "maja.dahlsvensson@halmstad.example.se", ("900604",)),
        ("Siv Testmo", "siv.testmo@boras.example.se", ("900602", "740607")),
        ("Bo Dahl Holmgren", "bo.dahlholmgren@malmo.example.se", ("280405",)),
    ]


_CARD = "REGIONKOORDINATOR\n{}\n{}\n{}\nRegion {}\n\n{}\n\n"
_CARDS = [
    ("Eva Provberg", "070-174 06 05", "eva.provberg@lulea.example.se", "Nord", "Norrbotten, Jamtland"),
    ("Olof Testlind", "070-174 06 06", "olof.testlind@umea.example.se", "Nord", "Norrbotten, Jamtland"),
    ("Bo Provdal", "070-174 06 07", "bo.provdal@malmo.example.se", "Syd", "Skane, Blekinge"),
    ("Maja Provmark", "070-174 06 08", "maja.provmark@halmstad.example.se", "Vast", "Halland, Vastra Gotaland"),
]


def test_cards_that_end_with_their_region_are_no_cells_beside_people() -> None:
    lost = "REGIONKOORDINATOR REGIONKOORDINATOR\nRegion Syd\n\nDalarna, Varmland\nKalmar\n"  # of two in one line
    edition = read("".join(_CARD.format(*card) for card in _CARDS) + lost)
    assert [(region, name) for region, name, *_ in contacts(edition)] == [
        ("nord", "Eva Provberg"),
        ("nord", "Olof Testlind"),
        ("syd", "Bo Provdal"),
        ("vast", "Maja Provmark"),
    ]


def test_a_contact_with_the_mail_of_another_is_set_aside() -> None:
    strange = ("Per Exempel", "031-390 06 02", "eva.provberg@lulea.example.se", "Vast", "Halland, Vastra Gotaland")
    edition = read("".join(_CARD.format(*card) for card in (*_CARDS, strange)))
    assert [name for _, name, *_ in contacts(edition)] == [name for name, *_ in _CARDS]
    assert reasons(edition)["Per Exempel"] == "withheld_contact"


def _beside(left: str, right: str) -> str:
    pairs = zip(left.splitlines(), right.splitlines(), strict=True)
    return "\n".join(f"{one} {other}".strip() for one, other in pairs)


def test_cards_in_two_columns_whose_regions_end_them_are_each_ones_own() -> None:
    cards = [_CARD.format(*card) for card in _CARDS]
    cards[0] = cards[0].replace("06 05\n", "06 05\n070-174 06 09\n") + "\n"
    cards[2], cards[3] = cards[2] + "\n\n", cards[3] + "\n"
    cards[1] = cards[1].replace("06 06\n", "06 06\n070-174 06 10\n")
    edition = read(f"{_beside(cards[0] + cards[1], cards[2] + cards[3])}\n")
    assert sorted((name or "", region, mail) for region, name, mail, _ in contacts(edition)) == [
        ("Bo Provdal", "syd", "bo.provdal@malmo.example.se"),
        ("Eva Provberg", "nord", "eva.provberg@lulea.example.se"),
        ("Maja Provmark", "vast", "maja.provmark@halmstad.example.se"),
        ("Olof Testlind", "nord", "olof.testlind@umea.example.se"),
    ]
    areas = {"nord": {"25", "23"}, "syd": {"12", "10"}, "vast": {"13", "14"}}
    assert all(codes <= areas[region or ""] for region, codes in counties(edition).items())
    asked = [told for told, code in reasons(edition).items() if code == "tangled_columns"]
    assert len(asked) + sum(map(len, counties(edition).values())) >= sum(map(len, areas.values()))


def test_an_index_of_regions_below_cards_in_two_columns_is_whole() -> None:
    cards = [f"{name}\n Region {region}\n{phone}\n{mail}\n" for name, phone, mail, region, _ in _CARDS]
    index = "\n\n".join(f"Region {region}: {' och '.join(area.split(', '))}" for *_, region, area in _CARDS[1:])
    text = f"{_beside(cards[0], cards[2])}\n\n{_beside(cards[1], cards[3])}\n\nRegioner och lan\n\n{index}\n"
    edition = read(text)
    assert counties(edition) == {"nord": {"25", "23"}, "syd": {"12", "10"}, "vast": {"13", "14"}}
    assert len(contacts(edition)) == len(_CARDS)


def test_mail_that_a_hyphen_breaks_goes_on_below_a_blank_line_where_a_name_says_so() -> None:
    edition = read(
        "Region Syd\nSkane, Blekinge\n\nKarl-Gustav Prov, telefon 040-628 04 02, e-post karl-\n\n"
        "gustav.prov@malmo.example.se\n\nPer Exempel\n040-628 04 03\narenden. per.exempel@malmo.example.se\n"
    )
    assert [c[1:3] for c in contacts(edition)] == [
        ("Karl-Gustav Prov", "karl-gustav.prov@malmo.example.se"),
        ("Per Exempel", "per.exempel@malmo.example.se"),  # what stands before it ends the prose beside it
    ]


def test_county_of_a_list_that_is_like_none_is_asked_about() -> None:
    edition = read(
        "Region Nord\n\n(Vamtland, Norrbotten, Vasterbotten, Vasternorrland)\n\n"
        "Eva Prov\n070-174 06 05\neva.prov@umea.example.se\n"
    )
    assert counties(edition) == {"nord": {"22", "24", "25", "Vamtland"}}  # the last is no code, and is not published
    assert reasons(edition)["Vamtland"] == "unknown_county"


def test_index_of_regions_below_a_table_parts_each_region_from_its_first_county() -> None:
    edition = read(
        "Nord Eva Prov Umea 070-174 06 05 eva.prov@umea.example.se\n"
        "Mitt Bo Exempel Gavle 070-174 06 06 bo.exempel@gavle.example.se\n\nLanen i varje region\n\n"
        "Nord: Jamtland, Norrbotten, Vasterbotten, Vasternorrland\nMitt: Vastmanland, Gavleborg, Uppsala\n"
    )
    assert counties(edition) == {"nord": {"22", "23", "24", "25"}, "mitt": {"03", "19", "21"}}


def test_bare_region_stands_before_a_county_that_begins_with_its_name() -> None:
    edition = read("Vast Vastra Gétaland, Halland\nBo Exempel\n070-174 06 06\nbo.exempel@boras.example.se\n")
    assert counties(edition) == {"vast": {"13", "14"}}


def test_ost_is_a_region_also_where_its_first_letter_became_a_small_one() -> None:
    edition = read(
        "Bergslagen – Dalarna, Varmland\nEva Prov eva.prov@falun.example.se\n070-174 06 05\n\n"
        "ést – Jonkdping, Ostergétland\nSiv Ek siv.ek@linkoping.example.se\n070-174 06 06\n"
    )
    assert [c[:2] for c in contacts(edition)] == [("bergslagen", "Eva Prov"), ("ost", "Siv Ek")]
    assert counties(edition) == {"bergslagen": {"20", "17"}, "ost": {"06", "05"}}


def test_region_whose_name_a_narrow_cell_broke_off_is_that_of_its_row() -> None:
    edition = read(
        "Region Koordinator Kommun Telefon E-post\n\n"
        "Region Mitt Eva Prov Gavle kommun 070-174 06 05 eva.prov@gavle.example.se\n"
        "Region Ahmed Holm Solna stad 070-174 06 06 ahmed.holm@solna.example.se\n\nStockholm\n\n"
        "Region Sara Lind Falu kommun 070-174 06 07 samordnare@falu.example.se\nBergslagen\n"
        "Region Ost Siv Ek Linkdpings kommun 070-174 06 08 siv.ek@linkoping.example.se\n"
    )
    assert [contact[:2] for contact in contacts(edition)] == [
        ("mitt", "Eva Prov"),
        ("stockholm", "Ahmed Holm"),
        ("bergslagen", "Sara Lind"),
        ("ost", "Siv Ek"),
    ]


def test_mail_that_a_cell_breaks_goes_on_at_the_end_of_the_row_below() -> None:
    edition = read(
        "Region Lan Namn Organisation Telefon E-post\n\n"
        "Syd Skane, Blekinge, Frej Prov Karlskrona 070-174 06 05 frej. prov@karlskrona.\n"
        "Kronoberg, Kalmar kommun 070-174 06 06 example.se\n\n"
        "Ost Sédermanland, Siv Exempel Linképings kommun 070-174 06 07 siv_exempel@\n"
        "Ostergétland linkoping.example.se\n\n"
        "Vast Halland, Zeynep Trollhattans 070-174 06 08 zeynep.testberg@trollhattan.example.se\n"
        "Vastra Gotaland Testberg kommun\n"
    )
    assert contacts(edition) == [
        ("syd", "Frej Prov", "frej.prov@karlskrona.example.se", ("740605", "740606")),
        ("ost", "Siv Exempel", "siv_exempel@linkoping.example.se", ("740607",)),
        ("vast", "Zeynep Testberg", "zeynep.testberg@trollhattan.example.se", ("740608",)),
    ]


def test_given_name_beside_a_town_is_nobodys_where_no_mail_has_the_surname() -> None:
    edition = read(
        "Region Lan Namn Organisation Telefon E-post\n\n"
        "Vast Halland, Zeynep Trollhattans 070-174 06 08 info@trollhattan.example.se\n"
        "Vastra Gotaland Testberg kommun\n"
    )
    assert not contacts(edition)


def test_press_office_that_stands_beside_a_contact_is_no_part_of_it() -> None:
    edition = read(
        "Region Nord Presskontakt\n\nNorrbottens lan, Jamtlands lan Jamstalldhetsmyndigheten\n\n"
        "Siv Prov Presstelefon 031-390 06 00\nUmea kommun press@myndighet.example.se\n070-174 06 05\n"
        "siv.prov@umea.example.se\n\nRegion Syd\n\nSkane lan\n\nBo Ek\n070-174 06 06\nbo.ek@lund.example.se\n"
    )
    assert contacts(edition) == [
        ("nord", "Siv Prov", "siv.prov@umea.example.se", ("740605",)),
        ("syd", "Bo Ek", "bo.ek@lund.example.se", ("740606",)),
    ]


@pytest.mark.parametrize("dots", ["..cccecccescceseess", ".......0..cccecceccesceeceeseess"])
def test_dots_that_ocr_reads_as_letters_lead_to_a_number_and_say_nothing(dots: str) -> None:
    edition = read(
        f"Region Syd\n\nSkane lan\n\nEva Exempel, Lunds kommun {dots} 070-174 06 05\neva.exempel@lund.example.se\n"
    )
    assert contacts(edition) == [("syd", "Eva Exempel", "eva.exempel@lund.example.se", ("740605",))]
    assert [m.first("title") for m in people(edition)] == [None]


def test_names_of_a_letter_are_told_by_their_sentences_and_mails() -> None:
    edition = read(
        "I Region Mitt, som omfattar Uppsala och Gavleborgs lan, heter koordinatorn Rolf Mossén (Gavle kommun).\n"
        "Telefon 070-174 06 05, e-post rmossen@gavle.example.se. Dar arbetar aven Eva Prov, Uppsala kommun, telefon\n"
        "070-174 06 06, e-post koordinator.eva@example.se.\n\n"
        "Fatima Dréméus vid Sundsvalls kommun ar regionkoordinator for Region Nord (Norrbottens och Jamtlands lan).\n"
        "Telefon 070-174 06 07, e-post dromeus.fatima@sundsvall.example.se.\n"
    )
    assert [(contact[0], contact[2], contact[3]) for contact in contacts(edition)] == [
        ("mitt", "rmossen@gavle.example.se", ("740605",)),
        ("mitt", "koordinator.eva@example.se", ("740606",)),
        ("nord", "dromeus.fatima@sundsvall.example.se", ("740607",)),
    ]


def test_surname_before_its_given_name_is_told_apart_from_who_employs() -> None:
    edition = read(
        "Region Syd - Skane och Blekinge lan\n"
        "Kvallsjo, Jelena Kalmar kommun 070-174 06 05\njelena_kvallsjo@kalmar.example.se\n"
        "Dahlstrom, Par Malmo stad 070-174 06 06\np.dahlstrom@example.se\n"
    )
    assert contacts(edition) == [
        ("syd", "Jelena Kvällsjö", "jelena_kvallsjo@kalmar.example.se", ("740605",)),
        ("syd", "Pär Dahlström", "p.dahlstrom@example.se", ("740606",)),
    ]


def test_role_tells_the_region_of_each_person_where_a_comma_parts_it_from_who_employs() -> None:
    edition = read(
        "Eva Prov\n\nRegionkoordinator Nord, Skelleftea kommun\nMobil: 070-174 06 05\n\nMejl: samordnare@example.se\n\n"
        "Bo Exempel\n\nRegionkoordinator Ost, Linképings kommun\nMobil: 070-174 06 06\nMejl: bo.exempel@example.se\n"
    )
    assert contacts(edition) == [
        ("nord", "Eva Prov", "samordnare@example.se", ("740605",)),
        ("ost", "Bo Exempel", "bo.exempel@example.se", ("740606",)),
    ]


def test_label_of_a_number_is_known_with_a_letter_misread() -> None:
    edition = read(
        "Region Nord\n\nLan: Norrbotten, Vasterbotten\n\nKontakt: Gunnel Prov (Umea kommun)\n\n"
        "tin. 070-174 06 10; gunnel.prov@umea.example.se\n"
    )
    assert contacts(edition) == [("nord", "Gunnel Prov", "gunnel.prov@umea.example.se", ("740610",))]


def test_blank_lines_inside_contacts_give_nobody_the_number_above_a_name() -> None:
    edition = read(
        "Region Syd\nSkåne, Blekinge\n\nEva Prov\n\n070-174 06 05\neva.prov@malmo.example.se\nBo Ek\n\n"
        "070-174 06 06\nbo.ek@malmo.example.se\n"
    )
    assert contacts(edition) == [
        ("syd", "Eva Prov", "eva.prov@malmo.example.se", ("740605",)),
        ("syd", "Bo Ek", "bo.ek@malmo.example.se", ("740606",)),
    ]


def test_numbers_that_stand_in_the_next_persons_block_are_the_last_persons_who_has_none() -> None:
    edition = read(
        "Region Syd\nSkåne, Blekinge\n\nEva Prov\neva.prov@malmo.example.se\n\n070-174 06 05\nBo Ek\n"
        "bo.ek@malmo.example.se\n070-174 06 06\n"
    )
    assert [phones for *_, phones in contacts(edition)] == [("740605",), ("740606",)]


def test_a_column_of_numbers_below_the_names_is_nobodys() -> None:
    people = "".join(
        f"{name}\n{name.lower().replace(' ', '.')}@malmo.example.se\n\n" for name in ("Bo Ek", "Eva Prov", "Lo By")
    )
    edition = read(
        f"Region Syd\nSkåne, Blekinge\n\n{people}070-174 06 05\n070-174 06 06\n\n070-174 06 07\n\n070-174 06 08\n"
    )
    assert [phones for *_, phones in contacts(edition)] == [(), (), ()]
    assert len(reasons(edition)) == 4


@pytest.mark.parametrize("is_damaged", [True, False])
def test_a_domain_one_misread_letter_from_a_known_one_is_that_in_a_damaged_text(is_damaged: bool) -> None:
    text = "Människor som är utsatta för människohandel har rätt till stöd och hjälp när de vänder sig till kommunen."
    lost = text.translate(str.maketrans("åäö", "aao")) if is_damaged else text
    edition = read(f"{lost}\n\nRegion Mitt\nUppsala\n\nBo Ek\nbo.ek@gavie.se\n070-174 06 05\n")
    assert [mail for *_, mail, _ in contacts(edition)] == ["bo.ek@gavle.se" if is_damaged else "bo.ek@gavie.se"]
    assert [r.field for r in edition.repairs if r.after == "gavle.se"] == ["email"] * is_damaged


def test_a_mail_with_a_blank_keeps_its_letters() -> None:
    edition = read(
        "REGION VAST\n\nVastra Gotaland, Halland\n\nLars-Ake Hedstrom (vuxna)\nlars-ake. hedstrom@umea.example.se\n"
        "070-174 06 07\n\nManniskor som ar utsatta for manniskohandel har ratt till stod och hjalp.\n"
    )
    assert [(name, mail) for _, name, mail, _ in contacts(edition)] == [
        ("Lars-Åke Hedström", "lars-ake.hedstrom@umea.example.se")
    ]


def test_rest_of_a_contact_below_another_goes_back_with_its_number() -> None:
    above = "Region Nord\nNorrbotten, Jämtland\n\nOskar Prov\n\nRegion Syd\nSkåne, Blekinge\n\n"
    below = "Eva Ek\n070-174 06 05\neva.ek@malmo.example.se\n\nsocionom\n070-174 06 06\n{}@umea.example.se\n"
    edition = read(above + below.format("oskar.prov"))
    assert contacts(edition) == [
        ("nord", "Oskar Prov", "oskar.prov@umea.example.se", ("740606",)),
        ("syd", "Eva Ek", "eva.ek@malmo.example.se", ("740605",)),
    ]
    nobodys = read(above + below.format("ida.norr"))
    assert contacts(nobodys)[-1] == ("syd", "Eva Ek", "eva.ek@malmo.example.se", ("740605",))
    assert reasons(nobodys)["070-174 06 06"] == "orphan_phone"


@pytest.mark.parametrize(
    ("name", "line", "value"),
    [
        ("Helen Ek", "E-post: helen. ek@umea.example.se", "helen.ek@umea.example.se"),
        ("Lena Ek", "E-post: |.ek@umea.example.se", "l.ek@umea.example.se"),
        ("Cajsa Ek-Prov", "c,ek-prov@umea.example.se", "c.ek-prov@umea.example.se"),
        ("Sören Malmström", "E-post: soren,malmstrom@umea.example.se", "soren.malmstrom@umea.example.se"),
        ("Renée Malmsten", "regionkoordinator, renee.malmsten@umea.example.se", "renee.malmsten@umea.example.se"),
        ("Lena Malmsten", "].malmsten@umea.example.se", "l.malmsten@umea.example.se"),
        ("Lena Malmsten", "1. malmsten@umea.example.se", "l.malmsten@umea.example.se"),
        ("Eva Malmsten", "1. malmsten@umea.example.se", "malmsten@umea.example.se"),
        ("Björn Malmsten", "Tel 1 bjorn_ malmsten@umea.example.se", "bjorn_malmsten@umea.example.se"),
        ("Helen Ek", "E-post: info.ek@umea.example.se", "info.ek@umea.example.se"),
        ("Helen Ek", "Mejla helen på ek@umea.example.se", "ek@umea.example.se"),
    ],
)
def test_mail_cut_at_its_beginning_is_whole_where_the_name_says_so(name: str, line: str, value: str) -> None:
    edition = read(f"Region Nord\nNorrbotten, Jämtland\n\n{name}\n070-174 06 05\n{line}\n")
    assert contacts(edition) == [("nord", name, value, ("740605",))]


@pytest.mark.parametrize(
    "line", ["E-post: helen ek@umea.example.se", "E-post: |.ek@umea.example.se", "E-post: ].ek@umea.example.se"]
)
def test_mail_whose_sign_nothing_tells_is_a_doubt(line: str) -> None:
    edition = read(f"Region Nord\nNorrbotten, Jämtland\n\nHelen Ek\n070-174 06 05\n{line}\n")
    assert reasons(edition)[line.removeprefix("E-post: ")] in ("invalid_email", "broken_email")
    assert "ek@umea.example.se" not in [m.first("email") for m in people(edition)]


def _regions(second: str) -> str:
    listed = [("Nord", "Norrbotten, Jämtland"), ("Mitt", "Uppsala, Gävleborg"), ("Stockholm", "Stockholm, Gotland")]
    blocks = [f"Region {name}\n{of}\n\n{_person(at)}\n\n" for at, (name, of) in enumerate(listed)]
    return "".join(blocks) + f"{second}\n{_person(3)}\n"


def _person(at: int) -> str:
    name = ("Anna", "Bo", "Cilla", "David")[at]
    return f"{name} Prov\n070-174 06 0{at + 5}\n{name.lower()}.prov@example.se\n"


def test_second_list_of_counties_ends_the_region_whose_heading_is_lost() -> None:
    edition = read(_regions("Skåne, Blekinge"))
    assert contacts(edition)[-1] == (None, "David Prov", "david.prov@example.se", ("740608",))
    assert counties(edition)["stockholm"] == {"01", "09"}


def test_list_that_goes_on_is_no_other_region() -> None:
    edition = read(_regions(""))
    assert contacts(edition)[-1] == ("stockholm", "David Prov", "david.prov@example.se", ("740608",))


def test_contacts_side_by_side_in_one_line_are_untangled() -> None:
    edition = read(
        "Region Mitt\nUppsala, Gävleborg\n\nKajsa Prov Bo Ås Lo Ek\n\n"
        "031-390 06 05 070-174 06 06 070-174 06 07\n\n"
        "040-628 04 08 bo.as@gavle.example.se lo.ek@gavle.example.se\n\nkajsa.prov@gavle.example.se\n"
    )
    assert contacts(edition) == [
        ("mitt", "Kajsa Prov", "kajsa.prov@gavle.example.se", ("900605", "280408")),
        ("mitt", "Bo Ås", "bo.as@gavle.example.se", ("740606",)),
        ("mitt", "Lo Ek", "lo.ek@gavle.example.se", ("740607",)),
    ]


def test_columns_take_the_regions_above_them_and_a_number_between_them_is_nobodys() -> None:
    edition = read(
        "Region Stockholm\nStockholm, Gotland\n\nIda Norr\n070-174 06 09\nida.norr@example.se\n\n"
        "Nord Syd\nAnna Ek Bo Ås\nanna.ek@umea.example.se bo.as@malmo.example.se\n"
        "070-174 06 05 070-174 06 06\n070-174 06 07\n"
    )
    assert contacts(edition) == [
        ("stockholm", "Ida Norr", "ida.norr@example.se", ("740609",)),
        ("nord", "Anna Ek", "anna.ek@umea.example.se", ("740605",)),
        ("syd", "Bo Ås", "bo.as@malmo.example.se", ("740606",)),
    ]
    assert reasons(edition)["070-174 06 07"] == "tangled_columns"


def test_names_in_one_line_are_never_one_person_where_each_has_a_mail() -> None:
    edition = read(
        "Region Nord\nNorrbotten, Jämtland\n\nAnna Ek Bo Ås\nTel 070-174 06 05 Tel 070-174 06 06\n"
        "anna.ek@umea.example.se Tel 070-174 06 07\nbo.as@umea.example.se\n"
    )
    assert contacts(edition) == [
        ("nord", "Anna Ek", "anna.ek@umea.example.se", ("740605",)),
        ("nord", "Bo Ås", "bo.as@umea.example.se", ("740606", "740607")),
    ]


def test_two_names_joined_by_a_word_have_as_many_numbers_in_their_order() -> None:
    edition = read(
        "Region Nord\nNorrbotten, Jämtland\n\nAnna Ek och Bo Ås\nanna.ek@umea.example.se bo.as@umea.example.se\n"
        "070-174 06 05, 070-174 06 06\n"
    )
    assert [c[3] for c in contacts(edition)] == [("740605",), ("740606",)]


def test_a_line_of_regions_with_words_between_names_no_columns() -> None:
    assert read_regions("Region Nord, Region Syd") == ()
    assert read_regions("Nord Norr") == ()


def test_dots_that_lead_the_eye_part_a_line() -> None:
    edition = read(
        "Nord . . . . . . . Norrbotten, Jämtland\nAnna Ek . . . . . anna.ek@umea.example.se\n"
        "jurist ______ 070-174 06 05\n"
        "Syd . . . . . . . Skåne, Kalmar\nBo Ås ........ bo.as@malmo.example.se\n"
    )
    assert [c[:3] for c in contacts(edition)] == [
        ("nord", "Anna Ek", "anna.ek@umea.example.se"),
        ("syd", "Bo Ås", "bo.as@malmo.example.se"),
    ]
    assert counties(edition) == {"nord": {"25", "23"}, "syd": {"12", "08"}}


def test_mail_above_the_next_name_is_the_last_persons_though_both_have_one_surname() -> None:
    found = read(
        "Region Nord\nNorrbotten, Jamtland\nNamn: Mans Johansson\n\nMalgrupp: sexuella 4ndamal\n\n"
        "Telefon: 070-174 06 05\nE-post: mans.johansson@umea.example.se\nNamn: Eva Johansson\n\n"
        "Telefon: 070-174 06 06\nE-post: eva.johansson@umea.example.se\n"
    )
    assert contacts(found) == [
        ("nord", "Måns Johansson", "mans.johansson@umea.example.se", ("740605",)),
        ("nord", "Eva Johansson", "eva.johansson@umea.example.se", ("740606",)),
    ]


_HALF_HEIGHT = (  # each region in the middle of its cell, each line written over both cells
    "Nord Eva Prov\nJamtland, Norrbotten, 070-174 06 05\nVasterbotten eva.prov@umea.example.se\n"
    ". Siv Ek\nMitt . 070-174 06 06\nGavleborg, Uppsala siv.ek@uppsala.example.se\n"
    "Arvid Exempel\n070-174 06 07\narvid.exempel@{first}.example.se\nBo Lind\nVast . 070-174 06 08\n"
    "Vastra Gétaland, Halland bo.lind@boras.example.se\nSara Holm\n070-174 06 09\nsara.holm@halmstad.example.se\n"
    "Per Dahl\nSyd 070-174 06 10\nSkane, Kalmar per.dahl@malmo.example.se\n"
)


def test_region_at_half_height_of_its_people_heads_those_beside_it() -> None:
    edition = read(_HALF_HEIGHT.format(first="boras"))
    assert [(region, name, phones) for region, name, _, phones in contacts(edition)] == [
        ("nord", "Eva Prov", ("740605",)),
        ("mitt", "Siv Ek", ("740606",)),
        ("vast", "Arvid Exempel", ("740607",)),
        ("vast", "Bo Lind", ("740608",)),
        ("vast", "Sara Holm", ("740609",)),
        ("syd", "Per Dahl", ("740610",)),
    ]
    assert counties(edition) == {
        "nord": {"23", "25", "24"},
        "mitt": {"21", "03"},
        "vast": {"14", "13"},
        "syd": {"12", "08"},
    }


def test_whom_no_town_places_among_regions_at_half_height_is_of_none() -> None:
    lost = _HALF_HEIGHT.format(first="boras").replace("Vastra Gétaland, Halland bo.lind", "vvaestra bo.lind")
    found = {name: region for region, name, _, _ in contacts(read(lost))}
    assert found["Eva Prov"] == "nord"
    assert found["Siv Ek"] == "mitt"
    assert found["Per Dahl"] == "syd"
    assert {found[name] for name in ("Arvid Exempel", "Bo Lind", "Sara Holm")} <= {"vast", None}


def test_number_on_the_line_of_one_region_alone_moves_no_region() -> None:
    edition = read(
        "Region Nord\nJamtland, Norrbotten\nEva Prov\neva.prov@umea.example.se\n070-174 06 05\n\n"
        "Region Mitt 070-174 06 06\nGavleborg, Uppsala\nSiv Ek\nsiv.ek@uppsala.example.se\n\n"
        "Region Syd\nSkane, Kalmar\nPer Dahl\nper.dahl@malmo.example.se\n070-174 06 07\n"
    )
    assert [c[:2] for c in contacts(edition)] == [("nord", "Eva Prov"), ("mitt", "Siv Ek"), ("syd", "Per Dahl")]
    assert counties(edition) == {"nord": {"23", "25"}, "mitt": {"21", "03"}, "syd": {"12", "08"}}
