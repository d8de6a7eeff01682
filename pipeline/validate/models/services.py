"""Services, members of networks, their duties, and the law that documents refer to."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import (
    Day,
    Text,
    Whole,
    day,
    first_edition,
    gone,
    gone_edition,
    last_edition,
    seen_first,
    seen_last,
    string,
    whole,
)

SERVICE_KINDS = ("helpline", "emergency", "clinic", "programme", "shelter", "network")


FOR_WHOM = ("anyone", "professionals", "not_told")


class Services(pa.DataFrameModel):
    """Services: helplines, emergency numbers, clinics, programmes, shelters, networks."""

    service_id: Text = string("Readable id", key=True)
    name: Text = string("Its name")
    kind: Text = string("Kind of service", values=SERVICE_KINDS)
    org_id: Text = string("Who runs it", null=True, refers="organizations.org_id")
    audience: Text = string("Whom it is for", null=True)
    place: Text = string("Where it is; several joined with '; '", null=True)
    hours: Text = string("When it is open, as printed", null=True)
    description: Text = string("What it offers, as printed", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    for_whom: Text = string("Who may be shown it; null in a release of before it was told", null=True, values=FOR_WHOM)


class NetworkMembers(pa.DataFrameModel):
    """Members of a network, such as nmt, and since when."""

    network_id: Text = string("Network", key=True)
    org_id: Text = string("Member", key=True, refers="organizations.org_id")
    first_seen: Day = day("Earliest day that the first edition which says so can be of", key=True)
    last_seen: Day = seen_last()
    gone_by: Day = gone()
    first_edition_id: Text = first_edition()
    last_edition_id: Text = last_edition()
    gone_edition_id: Text = gone_edition()


class Duties(pa.DataFrameModel):
    """What each participant is responsible for, as printed."""

    duty_id: Text = string("Id of the duty", key=True)
    org_id: Text = string("Organization", refers="organizations.org_id")
    text: Text = string("The duty in the words of the edition, after repair")
    edition_id: Text = string("Edition", refers="editions.edition_id")
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1", least=1)


class LegalReferences(pa.DataFrameModel):
    """Statutes, chapters, sections and articles that editions refer to."""

    legal_id: Text = string("Id of the reference", key=True)
    statute: Text = string("Swedish name of the statute, lower case", null=True)
    chapter: Text = string("Chapter", null=True)
    section: Text = string("Section (paragraf)", null=True)
    article: Text = string("Article, of a convention or directive", null=True)
    subject: Text = string("What it is about", null=True)
    in_force_from: Day = day("Day from which it is in force, where printed")
    edition_id: Text = string("Edition", refers="editions.edition_id")
    page: Whole = whole("Page, from 1", least=1)
    line: Whole = whole("Line of the page, from 1", least=1)
