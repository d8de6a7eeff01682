"""What was read: editions, the lists they give in full, every printed value with its place, every repair."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Day, Flag, Number, Text, Whole, day, flag, number, string, whole

LISTS = ("regional_coordinators", "agency_staff", "network_members", "helplines")
ENTITY_TYPES = ("person", "organization", "region", "service", "edition", "law")


class Editions(pa.DataFrameModel):
    """Editions: one dated state of a source each, and the capture that holds its bytes."""

    edition_id: Text = string("Readable id of the edition", key=True)
    source_id: Text = string("Source that this is an edition of")
    title: Text = string("Title as registered, or as printed", null=True)
    kind: Text = string("Kind of document", null=True, values=("brochure", "web_page", "slides"))
    publisher: Text = string("Who published it", null=True)
    url: Text = string("Where it was published", null=True)
    file_name: Text = string("File in raw/ that holds the capture")
    media_type: Text = string("Media type, told from the bytes", null=True)
    sha256: Text = string("SHA-256 of the capture", matches=r"^[0-9a-f]{64}$")
    pages: Whole = whole("Pages; a text counts the pages that its form feeds or blank runs part", least=0)
    dated_from: Day = day("Earliest day that the edition can be of")
    dated_to: Day = day("Latest day that the edition can be of")
    date_basis: Text = string("How the date is known", null=True, values=("printed", "inferred", "declared"))
    date_evidence: Text = string("The words that date it", null=True)
    damage_rate: Number = number("Share of words that needed repair, 0 to 1", least=0, most=1)
    status: Text = string("Whether the document could be read", values=("read", "quarantined"))


class EditionCoverage(pa.DataFrameModel):
    """Lists that an edition gives in full, so that absence from them means something."""

    edition_id: Text = string("Edition", key=True, refers="editions.edition_id")
    list_name: Text = string("List that the edition gives in full", key=True, values=LISTS)
    evidence: Text = string("Why it is taken to be complete", null=True)


class Statements(pa.DataFrameModel):
    """Statements: one value printed in one edition each, with the place where it is printed."""

    statement_id: Text = string("Id of the statement", key=True)
    edition_id: Text = string("Edition that prints it", refers="editions.edition_id")
    mention_id: Text = string("Ties together what one printed block says of one entity")
    entity_type: Text = string("Kind of entity that it speaks of", values=ENTITY_TYPES)
    entity_id: Text = string("Entity that it was matched to; empty where none", null=True)
    property: Text = string("What it says of the entity: name, email, phone, audience and so on")
    value: Text = string("Standard form: E.164, lower-case address, county code, repaired text", null=True)
    raw_text: Text = string("What is printed at the place, verbatim", null=True)
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1, in reading order", least=1)
    char_start: Whole = whole("First character, counted from the start of the line", least=0)
    char_end: Whole = whole("Character after the last one", least=0)
    x0: Number = number("Left edge in points, where the document has geometry")
    y0: Number = number("Top edge in points, from the top of the page")
    x1: Number = number("Right edge in points")
    y1: Number = number("Bottom edge in points")
    repaired: Flag = flag("Whether repair changed a character between raw_text and value", null=True)
    confidence: Number = number(
        "How sure it is that this text is this property of this entity, 0 to 1", least=0, most=1
    )
    status: Text = string("Whether the directory says so", values=("accepted", "outvoted", "rejected"))
    list_name: Text = string("List that it is an item of", null=True, values=LISTS)
    display: Text = string("The value as a person would write it", null=True)
    rule: Text = string("Rule that accepted, outvoted or rejected it", null=True)
    evidence: Text = string("Why it is taken to be this property of this entity", null=True)


class Repairs(pa.DataFrameModel):
    """Repairs: every changed character run, reversible."""

    repair_id: Text = string("Id of the repair", key=True)
    edition_id: Text = string("Edition", refers="editions.edition_id")
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1", least=1)
    char_start: Whole = whole("First character changed, counted from the start of the line", least=0)
    char_end: Whole = whole("Character after the last one changed", least=0)
    before: Text = string("The characters as read", null=True)
    after: Text = string("The characters as repaired", null=True)
    field: Text = string("Kind of text: prose, name, county and so on", null=True)
    evidence: Text = string("Why, in words", null=True)
    confidence: Number = number("How sure the repair is, 0 to 1", least=0, most=1)
