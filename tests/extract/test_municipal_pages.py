"""Pages of those who employ coordinators: one region told in a sentence, people under `Kontakt`; all made up."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_CONTACTS = (
    "<h2>Kontakt</h2><p>Eva Provberg<br>Regionkoordinator<br>070-174 06 05<br>eva.provberg@example.se</p>"
    "<p>Bo Provdal<br>Regionkoordinator<br>070-174 06 06<br>bo.provdal@example.se</p>"
)
_EVA = ("Eva Provberg", "070-174 06 05", "eva.provberg@example.se")
_BO = ("Bo Provdal", "070-174 06 06", "bo.provdal@example.se")


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body>{body}</body></html>")


def _contacts(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [tuple(mention.first(p) for p in ("region", "name", "phone", "email")) for mention in people(extraction)]


def _regions(extraction: Extraction) -> dict[str, list[str]]:
    regions = (mention for mention in extraction.mentions if mention.entity_type == "region")
    return {region.first("name") or "": list(region.values("county_code")) for region in regions}


def test_the_region_that_a_sentence_names_before_its_counties_is_that_of_the_people_below() -> None:
    extraction = _page(
        "<h1>Stöd till dig som möter utsatta</h1><p>Två medarbetare har ett regionalt uppdrag. Det gäller alla ändamål"
        " och omfattar region Syd: Skåne, Blekinge, Kronobergs län och Kalmar län.</p>" + _CONTACTS
    )
    assert _contacts(extraction) == [("region Syd", *_EVA), ("region Syd", *_BO)]
    assert _regions(extraction) == {"region Syd": ["Skåne", "Blekinge", "Kronobergs län", "Kalmar län"]}


def test_whose_title_says_coordinator_is_one_also_where_no_list_and_no_region_is_named() -> None:
    extraction = _page(
        "<h1>Kvinnofrid</h1><p>Kommunen arbetar mot våld.</p>" + _CONTACTS +
        "<p>Siv Provås<br>Kvinnofridssamordnare<br>070-174 06 07<br>siv.provas@example.se</p>"
    )  # fmt: skip
    assert _contacts(extraction) == [(None, *_EVA), (None, *_BO)]
    assert {mention.first("role") for mention in people(extraction)} == {"regionkoordinator"}
    assert not any(mention.values("audience") for mention in people(extraction))


def test_a_county_as_large_as_the_regions_headings_is_none_of_the_region_above() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Bergslagen</h2><p>Dalarna, Värmland och Örebro län</p>"
        f"<p>{'<br>'.join(_EVA)}</p><h2>Västra Götaland</h2><p>{'<br>'.join(_BO)}</p>"
    )
    assert _contacts(extraction) == [("Bergslagen", *_EVA), (None, *_BO)]
    assert _regions(extraction) == {"Bergslagen": ["Dalarna", "Värmland", "Örebro län"]}
    assert people(extraction)[1].values("county_code") == ("Västra Götaland",)


def test_counties_of_a_region_may_be_headings_as_large_as_its_own() -> None:
    extraction = _page(
        f"<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><h2>Norrbotten</h2><p>{'<br>'.join(_EVA)}</p>"
        f"<h2>Västerbotten</h2><p>{'<br>'.join(_BO)}</p>"
    )
    assert _contacts(extraction) == [("Region Nord", *_EVA), ("Region Nord", *_BO)]


def test_who_is_on_leave_does_not_get_the_number_of_who_stands_in() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Region Öst</h2><p>Eva Provberg, Motala kommun (föräldraledig t.o.m. maj 2025)"
        f"<br>Vikarie: {', '.join(_BO)}</p>"
    )
    assert _contacts(extraction) == [("Region Öst", "Eva Provberg", None, None), ("Region Öst", *_BO)]


def test_a_helpline_is_not_called_by_the_words_that_ask_to_ring_it() -> None:
    extraction = _page("<h1>Stöd</h1><p>Ring stödtelefonen på: 020-39 00 00</p>")
    (line,) = (mention for mention in extraction.mentions if mention.entity_type == "service")
    assert line.values("name") == ("stödtelefonen",)


def test_a_number_with_its_hours_in_brackets_is_still_the_regions() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Region Syd</h2><ul><li>Län: Skåne, Blekinge</li>"
        "<li>Telefon: 040-628 04 20 (vardagar 9–15)</li><li>Eva Provberg, 070-174 06 05</li>"
        "<li>Bo Provdal, 070-174 06 06</li></ul>"
    )
    (region,) = (mention for mention in extraction.mentions if mention.entity_type == "region")
    assert region.values("phone") == ("040-628 04 20",)


def test_a_number_and_a_mail_that_are_said_to_be_former_ones_are_nobodys() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Region Syd</h2><p>Eva Provberg – nytt nummer!<br>Tfn: 070-174 06 05 (tidigare "
        "040-628 04 10)<br>eva.provberg@example.se, tidigare: eva.provas@example.se</p>"
    )
    (eva,) = people(extraction)
    assert (eva.values("phone"), eva.values("email")) == (("070-174 06 05",), ("eva.provberg@example.se",))


def test_what_is_struck_through_is_not_read() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Region Syd</h2><p>Eva Provberg, <s>040-628 04 20</s> 070-174 06 05, "
        '<span style="text-decoration: line-through">eva.provas@example.se</span> eva.provberg@example.se</p>'
        "<p><del>Bo Provdal, 070-174 06 06</del></p>"
    )
    assert _contacts(extraction) == [("Region Syd", *_EVA)]
    assert people(extraction)[0].values("phone") == ("070-174 06 05",)


def test_an_address_that_shows_how_addresses_are_made_is_nobodys() -> None:
    extraction = extract_text(
        "REGIONKOORDINATORERNA\n\nSyd: Eva Provberg, Bo Provdal (Malmö), 040-628 04 10\n\n"
        "Mejl: förnamn.efternamn@kommun.example.se\n"
    )
    found = [(mention.values("email"), mention.values("employer")) for mention in people(extraction)]
    assert found == [((), ()), ((), ())]


def test_the_only_region_in_a_pages_headings_is_that_of_a_coordinator_below() -> None:
    page = f"<h1>Ny koordinator i region Nord</h1>{'<p>Eva har arbetat i 20 år.</p>' * 5}{_CONTACTS}"
    assert _contacts(_page(page)) == [("region Nord", *_EVA), ("region Nord", *_BO)]
    other = page.replace("<h2>Kontakt</h2>", "<h2>Kontakt</h2><p>Siv Provås, region Syd, 070-174 06 07</p>")
    assert [mention.first("region") for mention in people(_page(other))].count("region Nord") == 0


def test_county_boards_named_together_tell_all_their_counties() -> None:
    extraction = _page(
        "<dl><dt>Region Nord</dt><dd>Länsstyrelserna i Norrbotten, Västerbotten, Västernorrland och Jämtland</dd>"
        "<dd>Regionkoordinator: Eva Provberg, 070-174 06 05</dd></dl>"
    )
    assert _regions(extraction) == {"Region Nord": ["Norrbotten", "Västerbotten", "Västernorrland", "Jämtland"]}


def test_the_number_of_a_jour_in_a_persons_line_and_an_assistant_are_none_of_the_coordinators() -> None:
    extraction = _page(
        f"<h1>Regionkoordinatorer</h1><h2>Region Öst</h2><p>{', '.join(_EVA)}. Kvällstid gäller socialjouren "
        "036-10 57 50.</p>"
        "<p>Assistent: Ulla Provås, 08-465 004 22</p>"
    )
    assert [(mention.first("name"), mention.values("phone")) for mention in people(extraction)] == [
        (_EVA[0], _EVA[1:2])
    ]


def test_a_town_beside_a_name_that_is_a_county_too_gives_the_region_none() -> None:
    extraction = _page(
        "<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Eva Provberg, Umeå, 070-174 06 05</p>"
        "<h2>Region Mitt</h2><p>Siv Provås, Gävle, 070-174 06 07</p>"
        "<h2>Region Öst</h2><p>Bo Provdal, Jönköping, 070-174 06 06</p>"
    )
    assert _regions(extraction) == {"Region Nord": [], "Region Mitt": [], "Region Öst": []}
    assert [mention.first("place") for mention in people(extraction)] == ["Umeå", "Gävle", "Jönköping"]


def test_an_agency_in_a_block_below_a_person_is_none_of_that_persons() -> None:
    extraction = _page(
        f"<h1>Regionkoordinatorer</h1><h2>Region Syd</h2><p>{'<br>'.join(_EVA)}</p><p>Polisen: 040-628 04 99</p>"
        f"<h2>Region Nord</h2><p>{'<br>'.join(_BO)}</p><p>Socialjouren: 0980-319 298</p>"
        "<p>Polisen: <a href='tel:11414'>114 14</a></p><p>Åklagarmyndigheten<br>0980-319 297</p>"
    )
    assert [mention.values("phone") for mention in people(extraction)] == [_EVA[1:2], _BO[1:2]]
    assert not any(mention.values("employer") for mention in people(extraction))


def test_an_employer_in_a_block_below_a_person_is_that_persons() -> None:
    extraction = _page(
        f"<h1>Regionkoordinatorer</h1><h2>Region Syd</h2><p>{'<br>'.join(_EVA)}</p><p>Malmö stad<br>040-628 04 99</p>"
    )
    (eva,) = people(extraction)
    assert (eva.values("phone"), eva.values("employer")) == (("070-174 06 05", "040-628 04 99"), ("Malmö stad",))


def test_the_only_region_may_be_told_in_a_sentence_above_the_list_with_its_counties() -> None:
    extraction = _page(
        "<h1>Människohandel</h1><p>Här finns två koordinatorer i region Mitt, det vill säga Västmanland, Uppsala "
        "och Gävleborgs län.</p><h2>Till dig som är yrkesverksam</h2><p>Ring oss.</p>"
        f"<h3>Kontakta regionkoordinatorerna</h3><p>{'<br>'.join(_EVA)}</p>"
    )
    assert _contacts(extraction) == [("region Mitt", *_EVA)]
    assert _regions(extraction) == {"region Mitt": ["Västmanland", "Uppsala", "Gävleborgs län"]}


def test_whom_a_page_names_for_the_press_is_no_coordinator_though_one_region_is_named() -> None:
    extraction = _page(
        "<h1>Ny koordinator i region Nord</h1><p>Eva har arbetat i 20 år.</p><h2>Kontakt</h2>"
        "<p>Eva Provberg, regionkoordinator<br>070-174 06 05</p><h2>Pressfrågor</h2>"
        "<p>Kim Provås, pressansvarig, 0980-319 200</p>"
    )
    assert [mention.first("name") for mention in people(extraction)] == ["Eva Provberg"]
