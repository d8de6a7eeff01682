"""What was read: editions, the lists they give in full, every printed value with its place, every repair."""

from __future__ import annotations

from pipeline.validate.fields import Model, day, flag, number, string, whole

LISTS = ("regional_coordinators", "agency_staff", "network_members", "helplines")
ENTITY_TYPES = ("person", "organization", "region", "service", "edition", "law")


class Editions(Model):
    """Editions: one dated state of a source each, and the capture that holds its bytes."""

    edition_id = string("Readable id of the edition", key=True)
    source_id = string("Source that this is an edition of")
    title = string("Title as registered, or as printed", null=True)
    kind = string("Kind of document", null=True, values=("brochure", "web_page", "slides"))
    publisher = string("Who published it", null=True)
    url = string("Where it was published", null=True)
    file_name = string("File in raw/ that holds the capture")
    media_type = string("Media type, told from the bytes", null=True)
    sha256 = string("SHA-256 of the capture", matches=r"^[0-9a-f]{64}$")
    pages = whole("Pages; a text counts the pages that its form feeds or blank runs part", least=0)
    dated_from = day("Earliest day that the edition can be of")
    dated_to = day("Latest day that the edition can be of")
    date_basis = string("How the date is known", null=True, values=("printed", "inferred", "declared"))
    date_evidence = string("The words that date it", null=True)
    damage_rate = number("Share of words that needed repair, 0 to 1", least=0, most=1)
    status = string("Whether the document could be read", values=("read", "quarantined"))


class EditionCoverage(Model):
    """Lists that an edition gives in full, so that absence from them means something."""

    edition_id = string("Edition", key=True, refers="editions.edition_id")
    list_name = string("List that the edition gives in full", key=True, values=LISTS)
    evidence = string("Why it is taken to be complete", null=True)


class Statements(Model):
    """Statements: one value printed in one edition each, with the place where it is printed."""

    statement_id = string("Id of the statement", key=True)
    edition_id = string("Edition that prints it", refers="editions.edition_id")
    mention_id = string("Ties together what one printed block says of one entity")
    entity_type = string("Kind of entity that it speaks of", values=ENTITY_TYPES)
    entity_id = string("Entity that it was matched to; empty where none", null=True)
    property = string("What it says of the entity: name, email, phone, audience and so on")
    value = string("Standard form: E.164, lower-case address, county code, repaired text", null=True)
    raw_text = string("What is printed at the place, verbatim", null=True)
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1, in reading order", least=1)
    char_start = whole("First character, counted from the start of the line", least=0)
    char_end = whole("Character after the last one", least=0)
    x0 = number("Left edge in points, where the document has geometry")
    y0 = number("Top edge in points, from the top of the page")
    x1 = number("Right edge in points")
    y1 = number("Bottom edge in points")
    repaired = flag("Whether repair changed a character between raw_text and value", null=True)
    confidence = number("How sure it is that this text is this property of this entity, 0 to 1", least=0, most=1)
    status = string("Whether the directory says so", values=("accepted", "outvoted", "rejected"))
    list_name = string("List that it is an item of", null=True, values=LISTS)
    display = string("The value as a person would write it", null=True)
    rule = string("Rule that accepted, outvoted or rejected it", null=True)
    evidence = string("Why it is taken to be this property of this entity", null=True)


class Repairs(Model):
    """Repairs: every changed character run, reversible."""

    repair_id = string("Id of the repair", key=True)
    edition_id = string("Edition", refers="editions.edition_id")
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1", least=1)
    char_start = whole("First character changed, counted from the start of the line", least=0)
    char_end = whole("Character after the last one changed", least=0)
    before = string("The characters as read", null=True)
    after = string("The characters as repaired", null=True)
    field = string("Kind of text: prose, name, county and so on", null=True)
    evidence = string("Why, in words", null=True)
    confidence = number("How sure the repair is, 0 to 1", least=0, most=1)
