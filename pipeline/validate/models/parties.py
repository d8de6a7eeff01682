"""People and organizations, each with the names that editions print."""

from __future__ import annotations

from pipeline.validate.fields import Model, seen_first, seen_last, string


class People(Model):
    """People: one row each, over all editions."""

    person_id = string("Readable id, the same in every later release", key=True)
    name = string("Name that the editions support best")
    given_name = string("Given name", null=True)
    family_name = string("Family name", null=True)
    first_seen = seen_first()
    last_seen = seen_last()


class PersonNames(Model):
    """Names of people by edition, as printed, after repair."""

    person_id = string("Person", key=True, refers="people.person_id")
    name = string("Name as this edition prints it, after repair", key=True)
    edition_id = string("Edition", key=True, refers="editions.edition_id")


class Organizations(Model):
    """Organizations: municipalities, agencies, associations and their offices."""

    org_id = string("Readable id, the same in every later release", key=True)
    name = string("Its name")
    kind = string("Kind: municipality, agency, police and so on", null=True)
    parent_org_id = string("Organization that it is part of", null=True, refers="organizations.org_id")
    municipality_code = string("Official code of a municipality", null=True, matches=r"^[0-9]{4}$")
    website = string("Its website", null=True)
    first_seen = seen_first()
    last_seen = seen_last()


class OrganizationNames(Model):
    """Names of organizations: present, former and short ones."""

    org_id = string("Organization", key=True, refers="organizations.org_id")
    name = string("A name that it has or had", key=True)
    first_seen = seen_first()
    last_seen = seen_last()
    kind = string("Kind of name, such as former or short", null=True)
