"""Names whose parts are printed apart: joined in the order in which they are said, and traced to their print."""

from __future__ import annotations

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from pipeline.normalize.spans import TextMap

_TABLE = (
    "<h3>Region Nord</h3><table><tr><th>Efternamn</th><th>Förnamn</th><th>Telefon</th></tr>"
    "<tr><td>von Prov</td><td>Märta</td><td>070-174 06 20</td></tr></table>"
)
_EXPORT = "Region;Förnamn;Efternamn;Telefon\nNord;Märta;von Prov;070-174 06 20\nSyd;Bo;Ek;070-174 06 21\n"


@pytest.mark.parametrize(
    ("text", "printed"), [(_TABLE, "von Prov\nMärta"), (_EXPORT, "Märta;von Prov")], ids=["table", "export"]
)
def test_parts_of_a_name_are_joined(text: str, printed: str) -> None:
    edition = Edition("e", "f", None, None, None, None, None, None, None, "")
    (read,) = normalize_editions([extract_statements(edition, read_document(text.encode()))])
    person = next(mention for mention in read.mentions if mention.entity_type == "person")
    name = next(statement for statement in person.statements if statement.property == "name")
    assert (name.value, name.raw_text) == ("Märta von Prov", printed)
    text_map = TextMap(read.document)
    assert text_map.read_verbatim(text_map.find_segments(name.place)) == printed
