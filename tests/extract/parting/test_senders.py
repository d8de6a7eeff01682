"""Mails as text: whom the head names as the sender is no contact of the list in the mail."""

from __future__ import annotations

from tests.extract.helpers import extract_text, people

MAIL = """Från: Ida Testgren
Skickat: fredag 2 maj 2025 10:14
Till: Jour; Mottagning
Ämne: Kontakt regionkoordinator

Region Syd (Blekinge, Skåne)
Eva Exempel
Tfn: 070-174 06 05
Mejl: eva.exempel@malmo.example.se

{before}Ida Testgren
Samordnare våld i nära relationer
Tfn: 0980-319 288
Mejl: ida.testgren@kommunen.example.se
"""


def test_a_signature_below_running_text_is_no_contact_of_the_region_above() -> None:
    made = extract_text(MAIL.format(before="Hör av dig om du undrar något!\n\n"))
    assert [m.first("name") for m in people(made)] == ["Eva Exempel"]
    assert {"0980-319 288", "ida.testgren@kommunen.example.se"} <= {item.raw_text for item in made.quarantined}


def test_a_sender_in_the_list_itself_stays() -> None:
    made = extract_text(MAIL.format(before=""))
    assert [m.first("name") for m in people(made)] == ["Eva Exempel", "Ida Testgren"]


def test_without_blank_lines_the_next_mails_head_and_the_sender_end_a_region() -> None:
    lines = [line for line in MAIL.format(before="Hör av dig om du undrar något!\n").splitlines() if line]
    answered = "Från: Bo Provberg\nSkickat: fredag 2 maj 2025 09:58\nHar du numret?\nTfn: 0980-319 289\n"
    made = extract_text("\n".join(lines) + f"\n{answered}")
    assert [m.first("name") for m in people(made)] == ["Eva Exempel"]
    assert {"0980-319 288", "0980-319 289"} <= {item.raw_text for item in made.quarantined}
