"""Services, members of networks, their duties, and the law that documents refer to."""

from __future__ import annotations

from pipeline.validate.fields import (
    Model,
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


class Services(Model):
    """Services: helplines, emergency numbers, clinics, programmes, shelters, networks."""

    service_id = string("Readable id", key=True)
    name = string("Its name")
    kind = string("Kind of service", values=SERVICE_KINDS)
    org_id = string("Who runs it", null=True, refers="organizations.org_id")
    audience = string("Whom it is for", null=True)
    place = string("Where it is; several joined with '; '", null=True)
    hours = string("When it is open, as printed", null=True)
    description = string("What it offers, as printed", null=True)
    first_seen = seen_first()
    last_seen = seen_last()
    for_whom = string("Who may be shown it; null in a release of before it was told", null=True, values=FOR_WHOM)


class NetworkMembers(Model):
    """Members of a network, such as nmt, and since when."""

    network_id = string("Network", key=True)
    org_id = string("Member", key=True, refers="organizations.org_id")
    first_seen = day("Earliest day that the first edition which says so can be of", key=True)
    last_seen = seen_last()
    gone_by = gone()
    first_edition_id = first_edition()
    last_edition_id = last_edition()
    gone_edition_id = gone_edition()


class Duties(Model):
    """What each participant is responsible for, as printed."""

    duty_id = string("Id of the duty", key=True)
    org_id = string("Organization", refers="organizations.org_id")
    text = string("The duty in the words of the edition, after repair")
    edition_id = string("Edition", refers="editions.edition_id")
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1", least=1)


class LegalReferences(Model):
    """Statutes, chapters, sections and articles that editions refer to."""

    legal_id = string("Id of the reference", key=True)
    statute = string("Swedish name of the statute, lower case", null=True)
    chapter = string("Chapter", null=True)
    section = string("Section (paragraf)", null=True)
    article = string("Article, of a convention or directive", null=True)
    subject = string("What it is about", null=True)
    in_force_from = day("Day from which it is in force, where printed")
    edition_id = string("Edition", refers="editions.edition_id")
    page = whole("Page, from 1", least=1)
    line = whole("Line of the page, from 1", least=1)
