"""People and organizations, each with the names that editions print."""

from __future__ import annotations

import pandera.pandas as pa

from pipeline.validate.fields import Day, Text, seen_first, seen_last, string


class People(pa.DataFrameModel):
    """People: one row each, over all editions."""

    person_id: Text = string("Readable id, the same in every later release", key=True)
    name: Text = string("Name that the editions support best")
    given_name: Text = string("Given name", null=True)
    family_name: Text = string("Family name", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()


class PersonNames(pa.DataFrameModel):
    """Names of people by edition, as printed, after repair."""

    person_id: Text = string("Person", key=True, refers="people.person_id")
    name: Text = string("Name as this edition prints it, after repair", key=True)
    edition_id: Text = string("Edition", key=True, refers="editions.edition_id")


class Organizations(pa.DataFrameModel):
    """Organizations: municipalities, agencies, associations and their offices."""

    org_id: Text = string("Readable id, the same in every later release", key=True)
    name: Text = string("Its name")
    kind: Text = string("Kind: municipality, agency, police and so on", null=True)
    parent_org_id: Text = string("Organization that it is part of", null=True, refers="organizations.org_id")
    municipality_code: Text = string("Official code of a municipality", null=True, matches=r"^[0-9]{4}$")
    website: Text = string("Its website", null=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()


class OrganizationNames(pa.DataFrameModel):
    """Names of organizations: present, former and short ones."""

    org_id: Text = string("Organization", key=True, refers="organizations.org_id")
    name: Text = string("A name that it has or had", key=True)
    first_seen: Day = seen_first()
    last_seen: Day = seen_last()
    kind: Text = string("Kind of name, such as former or short", null=True)
