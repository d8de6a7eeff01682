"""What is left over: a contact that is printed once more leaves nothing over, somebody else's number does."""

from __future__ import annotations

from tests.extract.helpers import extract_text, people

HEAD = "<tr><th>Län</th><th>Region</th><th>Regionkoordinator</th><th>Telefon</th><th>E-post</th></tr>"
EVA = "<td>Eva Exempel</td><td>{}</td><td>eva.exempel@malmo.example.se</td>"


def _page(rows: str, below: str = "") -> str:
    return f"<html><body><h1>Kontakt i ditt län</h1><table>{HEAD}{rows}</table>{below}</body></html>"


def test_a_contact_who_stands_beside_each_county_leaves_nothing_over() -> None:
    told = EVA.format("070-174 06 05")
    rows = "".join(f"<tr><td>{county}</td><td>Syd</td>{told}</tr>" for county in ("Blekinge", "Kalmar", "Skåne"))
    made = extract_text(_page(rows))
    assert [m.values("phone") for m in people(made)] == [("070-174 06 05",)]
    assert made.quarantined == ()


def test_a_persons_number_beside_another_name_is_told() -> None:
    below = "<h2>Press</h2><p>Bo Provberg, 070-174 06 05</p><p>Frågor: webb@malmo.example.se</p>"
    row = f"<tr><td>Skåne</td><td>Syd</td>{EVA.format('070-174 06 05')}</tr>"
    told = {item.raw_text for item in extract_text(_page(row, below)).quarantined}
    assert told == {"070-174 06 05", "webb@malmo.example.se"}
