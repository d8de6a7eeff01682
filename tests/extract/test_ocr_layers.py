"""Text as OCR and text layers give it: false gaps, repeated heads, wide headings, wrapped cells, misread signs."""

from __future__ import annotations

from pipeline.domain.statements import Extraction, Statement
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

Contact = tuple[str | None, str | None, str, str]


def _read(text: str) -> Extraction:
    return normalize_editions([extract_text(f"Regionkoordinatorer\n\n{text}")])[0]


def _contacts(found: Extraction) -> list[Contact]:
    return [
        (p.first("region"), p.first("name"), " ".join(p.values("email")), " ".join(p.values("phone")))
        for p in people(found)
    ]


def _counties(found: Extraction) -> dict[str | None, tuple[str, ...]]:
    return {m.first("name"): m.values("county_code") for m in found.mentions if m.entity_type == "region"}


def _replay(found: Extraction, statement: Statement) -> str:
    """What is printed at a place, with the changes of the ledger that fall within it."""
    text, place = statement.raw_text, statement.place
    for repair in sorted(found.repairs, key=lambda r: -r.place.char_start):
        at = repair.place.char_start - place.char_start
        if (repair.place.page, repair.place.line) == (place.page, place.line) and 0 <= at < len(statement.raw_text):
            assert text[at : at + len(repair.before)] == repair.before
            text = text[:at] + repair.after + text[at + len(repair.before) :]
    return text


def test_list_of_counties_goes_on_below_a_false_gap() -> None:
    found = _read(
        "Region Nord\nAnsvarar for Jamtlands,\n\nNorrbottens och Vasterbottens lan\n\nEva Ekberg\n070-174 06 11\n"
        "eva.ekberg@umea.example.se\n\nStockholm:\n\nStockholm\n\noch Gotland\n\nOla Alm\n070-174 06 12\n"
        "ola.alm@visby.example.se\n"
    )
    assert _counties(found) == {"nord": ("23", "25", "24"), "stockholm": ("01", "09")}
    assert [contact[0] for contact in _contacts(found)] == ["nord", "stockholm"]


def test_number_goes_on_below_a_false_gap() -> None:
    found = _read(
        "Region Nord\nNorrbotten, Jamtland\n\nEva Ekberg, kurator\neva.ekberg@umea.example.se,\n\n"
        "tel. 031-390 06 11, +46\n\n70 174 06 12\n\nRegion Syd\nSkane, Blekinge\n\nOla Alm, kurator\n"
        "ola.alm@malmo.example.se, tel. 070-174 06 13\n"
    )
    assert [contact[3] for contact in _contacts(found)] == ["+46313900611 +46701740612", "+46701740613"]


def test_line_that_heads_each_page_stands_within_no_region() -> None:
    head = "Nationellt metodstod mot prostitution och manniskohandel\n\n"
    first = "Region Nord\nNorrbotten, Jamtland\n\nEva Ekberg\n070-174 06 11\neva.ekberg@umea.example.se\n\n"
    found = normalize_editions(
        [
            extract_text(
                f"{head}Regionkoordinatorer\n\n{first}Region Syd\nSkane, Blekinge\n\f{head}Ola Alm\n070-174 06 12\n"
                "ola.alm@malmo.example.se\n"
            )
        ]
    )[0]
    assert _contacts(found) == [
        ("nord", "Eva Ekberg", "eva.ekberg@umea.example.se", "+46701740611"),
        ("syd", "Ola Alm", "ola.alm@malmo.example.se", "+46701740612"),
    ]


def test_row_that_names_the_columns_anew_on_each_page_stays() -> None:
    head = "Region   Namn   Telefon\n"
    found = _read(f"{head}Nord   Eva Ekberg   070-174 06 11\n\f{head}Syd   Ola Alm   070-174 06 12\n")
    assert [contact[:2] for contact in _contacts(found)] == [("nord", "Eva Ekberg"), ("syd", "Ola Alm")]


def test_heading_set_wide_apart_names_its_region() -> None:
    found = _read(
        "REGION NORD\nNorrbotten, Jamtland\n\nEva Ekberg\neva.ekberg@umea.example.se\n070-174 06 11\n\n"
        "REGION       SYD\nSkane, Blekinge\n\nOla Alm\nola.alm@malmo.example.se\n070-174 06 12\n"
    )
    assert [contact[0] for contact in _contacts(found)] == ["nord", "syd"]
    assert _counties(found) == {"nord": ("25", "23"), "syd": ("12", "10")}


def test_cells_that_wrap_go_on_in_the_row_above() -> None:
    found = _read(
        "Nord         Vasterbotten, Norrbotten,   Petra Ek        petra.ek@umea.example.se\n"
        "             Jamtland, Vasternorrland                    070-174 06 11\n"
        "Nord         Vasterbotten, Norrbotten,   Emma Dahl       emma.dahl@sundsvall.example.se\n"
        "             Jamtland, Vasternorrland                    070-174 06 12\n"
        "Syd          Blekinge, Skane             Ola Alm         ola.alm@malmo.example.se\n"
        "                                                         070-174 06 13\n"
    )
    assert [contact[1::2] for contact in _contacts(found)] == [
        ("Petra Ek", "+46701740611"),
        ("Emma Dahl", "+46701740612"),
        ("Ola Alm", "+46701740613"),
    ]
    assert set(_counties(found)["nord"]) == {"22", "23", "24", "25"}


def test_mail_goes_on_with_its_sign_in_the_next_line() -> None:
    found = _read(
        "Nord (Norrbotten, Jamtland)\nEva Ekstrém, kurator, 070-174 06 11, eva.ekstrom\n@ umea.example.se\n\n"
        "Syd (Skane, Blekinge)\nOla Alm, kurator, 070-174 06 12, ola.alm@malmo.example.se\n"
    )
    assert [contact[2] for contact in _contacts(found)] == ["eva.ekstrom@umea.example.se", "ola.alm@malmo.example.se"]


def test_heading_of_a_region_ends_the_item_above_it() -> None:
    found = _read(
        "Region Nord\nAnsvarar for Norrbottens och Jamtlands lan\n* Eva Ekberg, vuxna\neva.ekberg@umea.example.se, "
        "tel. 070-174 06 11\nRegion Syd\nAnsvarar for Skanes och Blekinge lan\n* Ola Alm, vuxna\n"
        "ola.alm@malmo.example.se, tel. 070-174 06 12\n"
    )
    assert [contact[:2] for contact in _contacts(found)] == [("nord", "Eva Ekberg"), ("syd", "Ola Alm")]
    assert _counties(found)["syd"] == ("12", "10")


def test_letter_read_for_a_bullet_is_no_part_of_a_name() -> None:
    found = _read(
        "Nord - Norrbotten, Jamtland\ne Malin Dahlman (Umea kommun)\n  m.dahlman@umea.example.se I 070-174 06 11\n\n"
        "Syd - Skane, Blekinge\n» Ola Alm (Malmo kommun)\n  ola.alm@malmo.example.se I 070-174 06 12\n"
    )
    assert [contact[:2] for contact in _contacts(found)] == [("nord", "Malin Dahlman"), ("syd", "Ola Alm")]


def test_label_of_a_number_may_have_a_letter_misread() -> None:
    found = _read(
        "Region Vast\n\nHalland, Vastra Gotaland\n\nAnn-Sofie Oberg\n\nutredare, Halmstads kommun\n\n"
        "Tin: 070-174 06 11\nann-sofie.oberg@halmstad.example.se\n\nEva Ek\n\nkurator, Goteborgs kommun\n\n"
        "Tfn: 070-174 06 12\neva.ek@goteborg.example.se\n"
    )
    assert [contact[2:] for contact in _contacts(found)] == [
        ("ann-sofie.oberg@halmstad.example.se", "+46701740611"),
        ("eva.ek@goteborg.example.se", "+46701740612"),
    ]


def test_counties_of_which_the_comma_or_an_s_is_lost_are_told() -> None:
    found = _read(
        "Region Syd\nKalmar Blekinge, Skane och Kronoberg lan\n\nEva Ek\neva.ek@kalmar.example.se\n070-174 06 11\n\n"
        "Region Stockholm\nStockholm och Gotland lan\n\nOla Alm\nola.alm@visby.example.se\n070-174 06 12\n"
    )
    assert _counties(found) == {"syd": ("08", "10", "12", "07"), "stockholm": ("01", "09")}


def test_region_before_its_counties_may_be_read_with_two_letters_for_one() -> None:
    found = _read(
        "Ost (Sodermanland, Ostergotland)\nEva Ek, kurator, tfn 070-174 06 11, eva.ek@nykoping.example.se\n\n"
        "Védst (Halland, Vastra Gétaland)\nOla Alm, kurator, tfn 070-174 06 12, ola.alm@halmstad.example.se\n"
    )
    assert [contact[0] for contact in _contacts(found)] == ["ost", "vast"]
    assert _counties(found)["ost"] == ("04", "05")


_HEAD = "Region Nord\nNorrbotten, Jamtland\n\nEva Ekberg\n\nOla Alm\n\n"


def test_numbers_below_a_run_of_names_are_those_of_the_mails_that_they_stand_at() -> None:
    found = _read(
        f"{_HEAD}kurator\neva.ekberg@umea.example.se\n070-174 06 11, 031-390 06 12\n\nutredare\n"
        "ola.alm@lulea.example.se\n070-174 06 13\n"
    )
    assert [contact[1:] for contact in _contacts(found)] == [
        ("Eva Ekberg", "eva.ekberg@umea.example.se", "+46701740611 +46313900612"),
        ("Ola Alm", "ola.alm@lulea.example.se", "+46701740613"),
    ]


def test_run_of_numbers_is_in_the_order_of_the_names_where_there_are_as_many() -> None:
    found = _read(
        f"{_HEAD}070-174 06 11\n070-174 06 12\n\neva.ekberg@umea.example.se\nola.alm@lulea.example.se\n\n"
        "Region Syd\nSkane, Blekinge\n070-174 06 13\n070-174 06 14\n\nSiv Dahl\nPetra Ek\n"
    )
    assert [contact[3] for contact in _contacts(found)] == [f"+467017406{at}" for at in (11, 12, 13, 14)]


def test_run_of_numbers_that_nothing_gives_to_a_name_is_nobodys() -> None:
    for told in (
        "ola.alm@lulea.example.se\neva.ekberg@umea.example.se\n070-174 06 11\n070-174 06 12\n",
        "070-174 06 11\n070-174 06 12\n070-174 06 13\n\neva.ekberg@umea.example.se\nola.alm@lulea.example.se\n",
        "070-174 06 11\n070-174 06 12\n\nsiv.dahl@umea.example.se\npetra.ek@lulea.example.se\n",
    ):
        assert {contact[3] for contact in _contacts(_read(f"{_HEAD}{told}"))} == {""}


def test_numbers_joined_by_a_comma_are_of_one_of_the_contacts_side_by_side() -> None:
    found = _read(
        "Region Nord\nNorrbotten, Jamtland\n\nEva Ekberg Ola Alm\nkurator utredare\n"
        "eva.ekberg@umea.example.se ola.alm@lulea.example.se\n070-174 06 11, 031-390 06 12 070-174 06 13\n"
    )
    assert [contact[1::2] for contact in _contacts(found)] == [
        ("Eva Ekberg", "+46701740611 +46313900612"),
        ("Ola Alm", "+46701740613"),
    ]


def test_number_common_to_names_in_a_run_stays_common() -> None:
    found = _read(f"{_HEAD}eva.ekberg@umea.example.se\nola.alm@lulea.example.se\n070-174 06 11\n")
    assert "+46701740611" in {contact[3] for contact in _contacts(found)}


_COLUMNS = (
    "Region\nNord\n\nNord\n\nMitt\n\nSyd\n\nLan\n\nNorrbotten,\nJamtland\n\nNorrbotten,\nJamtland\n\n"
    "Uppsala, Gavleborg\nSkane, Blekinge\n\nKoordinator\n\nEva Ekberg\nOla Alm\nTjansten ar vakant\n{last}\nKontakt\n\n"
    "eva.ekberg@umea.example.se\n070-174 06 11\n\nola.alm@lulea.example.se\n070-174 06 12\n\n"
)


def test_table_read_column_by_column_is_put_together_row_by_row() -> None:
    last = "siv.dahl@malmo.example.se\n070-174 06 13\n"
    found = _read(_COLUMNS.format(last="Siv Dahl\n") + last)
    assert _contacts(found) == [
        ("nord", "Eva Ekberg", "eva.ekberg@umea.example.se", "+46701740611"),
        ("nord", "Ola Alm", "ola.alm@lulea.example.se", "+46701740612"),
        ("syd", "Siv Dahl", "siv.dahl@malmo.example.se", "+46701740613"),
    ]
    assert {region: set(codes) for region, codes in _counties(found).items()} == {
        "nord": {"25", "23"},
        "mitt": {"03", "21"},
        "syd": {"12", "10"},
    }
    assert [m.first("name") for m in found.mentions if m.entity_type == "region" and m.first("vacancy")] == ["mitt"]


def test_table_of_which_a_column_has_a_cell_less_heads_nobody() -> None:
    assert {contact[0] for contact in _contacts(_read(_COLUMNS.format(last="")))} <= {None}


def test_mail_that_a_blank_a_comma_or_a_bar_cuts_is_whole_or_no_mail() -> None:
    found = _read(
        "Region Mitt\nGavleborg, Uppsala\n\nEva Gustafsson\ne.gustafsson@gavl e.example.se\n070-174 06 11\n\n"
        "Lars-G6ran Lundin\nlars-goran.lund in@gavle.example.se\n070-174 06 12\n\n"
        "Ann-Sofie Eklund\nann-so fie.eklund@uppsala.examp|e.se\n070-174 06 13\n\n"
        "Bo Ek\nb.ek@uppsala.example,se\n070-174 06 14\n\nSiv Alm\nsiv.alm@gavle.example. se\n070-174 06 15\n\n"
        "Malin Falk\nmalin,falk @gavle.example.se\n070-174 06 16\n"
    )
    assert [contact[2] for contact in _contacts(found)] == [
        "e.gustafsson@gavle.example.se",
        "lars-goran.lundin@gavle.example.se",
        "ann-sofie.eklund@uppsala.example.se",
        "b.ek@uppsala.example.se",
        "siv.alm@gavle.example.se",
        "malin.falk@gavle.example.se",
    ]


def test_mail_cut_where_nothing_tells_the_whole_domain_is_asked_about() -> None:
    found = _read("Region Mitt\nUppsala\n\nEva Gustafsson\ne.gustafsson@upps ala.example.se\n070-174 06 11\n")
    assert [(item.raw_text, item.reason_code) for item in found.quarantined] == [
        ("e.gustafsson@upps ala.example.se", "invalid_email")
    ]


def test_letters_that_the_model_does_not_know_are_those_of_the_mail() -> None:
    found = _read(
        "Region Mitt\nGavleborg, Uppsala\n\nMikael Kovaéevié\nmikael.kovacevic@gavle.example.se\n070-174 06 11\n\n"
        "Kerstin Begovi¢, kurator\nkerstin.begovic@gavle.example.se\n070-174 06 12\n\n"
        "Anna Bengtsson. utredare, tfn 070-174 06 13, anna.bengtsson@gavle.example.se\n"
    )
    assert [contact[1] for contact in _contacts(found)] == ["Mikael Kovačević", "Kerstin Begović", "Anna Bengtsson"]


def test_columns_of_a_table_are_found_though_most_lines_go_on_in_cells_above() -> None:
    people_ = (("Eva Ekberg", "11"), ("Ola Alm", "12"), ("Siv Dahl", "13"), ("Bo Falk", "14"))
    found = _read(
        "".join(
            f"Nord   Vasterbotten,           {name:<14} _ {name.lower().replace(' ', '.')}@umea.example.se\n"
            f"       Vasternorrland,                          070-174 06 {number}\n       Jamtland, Norrbotten\n\n"
            for name, number in people_
        )
    )
    assert [(contact[1], contact[3]) for contact in _contacts(found)] == [
        (name, f"+467017406{number}") for name, number in people_
    ]


def test_numbers_in_lines_of_one_column_stay_with_the_name_above_them() -> None:
    found = _read(
        "Region Nord Region Mitt\nLan: Vasterbotten, Norrbotten Lan: Gavleborg, Uppsala\n"
        "Eva Ekberg Ola Alm\nTel: 070-174 06 11 Tel: 070-174 06 12\n"
        "eva.ekberg@umea.example.se ola.alm@gavle.example.se\nSiv Dahl\nTel: 070-174 06 13\nMobil: 031-390 06 14\n"
        "siv.dahl@uppsala.example.se\nBo Falk\nTel: 070-174 06 15\nMobil: 031-390 06 16\nbo.falk@uppsala.example.se\n"
        "Region Ost Region Vast\nLan: Sodermanland Lan: Halland\nMia Ek Jan Berg\n"
        "Tel: 070-174 06 17 Tel: 070-174 06 18\nmia.ek@nykoping.example.se jan.berg@halmstad.example.se\n"
    )
    phones = {contact[1]: contact[3] for contact in _contacts(found)}
    assert phones["Siv Dahl"] == "+46701740613 +46313900614"
    assert phones["Bo Falk"] == "+46701740615 +46313900616"


def test_surname_of_several_words_is_not_run_together_as_its_mail_is() -> None:
    found = _read(
        "Region Mitt\nGavleborg, Uppsala\n\nG6ran von Essen\ngoran.vonessen@gavle.example.se\n070-174 06 11\n\n"
        "Mikaela Matta Salinas\nmikaela.mattasalinas@uppsala.example.se\n070-174 06 12\n"
    )
    assert [contact[1] for contact in _contacts(found)] == ["Göran von Essen", "Mikaela Matta Salinas"]


def test_name_that_a_blank_cuts_or_that_is_run_together_is_parted_as_its_mail_is() -> None:
    found = _read(
        "Region Mitt\nGavleborg, Uppsala\n\nSenior handlaggare: Gésta San dberg\nMobil: 070-174 06 11\n"
        "Mail: gosta.sandberg@gavle.example.se\n\nElinLundstrém\nkurator\nTel: 070-174 06 12\n"
        "elin.lundstrom@uppsala.example.se\n\nAsa Hagg strom\nasa.haggstrom@uppsala.example.se\n070-174 06 14\n\n"
        "SaraAndreasson (vuxna)\ns.andreasson@gavle.example.se\n070-174 06 13\n"
    )
    assert [contact[1:] for contact in _contacts(found)] == [
        ("Gösta Sandberg", "gosta.sandberg@gavle.example.se", "+46701740611"),
        ("Elin Lundström", "elin.lundstrom@uppsala.example.se", "+46701740612"),
        ("Åsa Häggström", "asa.haggstrom@uppsala.example.se", "+46701740614"),
        ("Sara Andreasson", "s.andreasson@gavle.example.se", "+46701740613"),
    ]
    assert all(_replay(found, name) == name.value for p in people(found) for name in p.statements[:1])
    assert {(r.before, r.after) for r in found.repairs if r.field == "name"} >= {(" ", ""), ("L", " L"), ("é", "ö")}


def test_stray_mark_right_below_or_above_a_heading_is_no_part_of_it() -> None:
    person = "{}\n{}@{}.example.se\n070-174 06 1{}\n\n"
    found = _read(
        "REGION NORD\ne\n\nJamtland, Norrbotten\n\n"
        + person.format("Eva Ek", "eva.ek", "umea", 1)
        + "'~\nREGION SYD\n/4\n\nBlekinge, Skane\n\n"
        + person.format("Bo Alm", "bo.alm", "malmo", 2)
    )
    assert _counties(found) == {"nord": ("23", "25"), "syd": ("10", "12")}
    assert [contact[:2] for contact in _contacts(found)] == [("nord", "Eva Ek"), ("syd", "Bo Alm")]
