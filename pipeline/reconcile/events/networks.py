"""`member_joined`, `member_left`, `coordination_transferred` of a network, and `organization_renamed`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.reconcile.coverage import MEMBERS
from pipeline.reconcile.events.draft import Facts, make_event
from pipeline.reconcile.network import Coordination, Membership, ancestors
from pipeline.reconcile.organization_rows import NameUse
from pipeline.reconcile.rows import EventRow


def find_network_events(facts: Facts) -> Iterator[EventRow]:
    """Find what happened to networks and organizations."""
    for member in facts.members:
        yield from _find_membership_changes(facts, member)
    for old, new in zip(facts.coordination, facts.coordination[1:], strict=False):
        if old.network_id == new.network_id and old.since and new.since and old.since < new.since:
            yield _transferred(facts, old, new)
    yield from _find_renamings(facts)


def _find_membership_changes(facts: Facts, member: Membership) -> Iterator[EventRow]:
    org_id, name = member.org.org_id, facts.name(member.org.org_id)
    network = member.network_id.upper()
    previous = facts.corpus.calendar.last_before(member.spell.first_edition_id, facts.corpus.calendar.covering(MEMBERS))
    if previous is not None and not _had_part(facts, member, previous):
        yield make_event(
            "member_joined",
            "organization",
            org_id,
            member.spell.first_edition_id,
            f"{name} is newly listed as a member of {network}.",
            from_edition_id=previous,
            other_id=member.network_id,
            property_="member",
            after=member.network_id,
        )
    if member.spell.gone_edition_id is not None:
        yield make_event(
            "member_left",
            "organization",
            org_id,
            member.spell.gone_edition_id,
            f"{name} is no longer listed as a member of {network}.",
            from_edition_id=member.spell.last_edition_id,
            other_id=member.network_id,
            property_="member",
            before=member.network_id,
        )


def _had_part(facts: Facts, member: Membership, edition_id: str) -> bool:
    """Whether an edition lists a part of an organization, or what it is part of, in its place."""
    listed = [m.org for m in facts.members if m.network_id == member.network_id and edition_id in m.spell.editions]
    own = ancestors(member.org)
    return any(member.org.org_id in ancestors(org) or org.org_id in own for org in listed)


def _transferred(facts: Facts, old: Coordination, new: Coordination) -> EventRow:
    calendar = facts.corpus.calendar
    first = calendar.order({r.edition_id for r in new.records})[0].edition_id
    since = f" since {new.since.isoformat()}" if new.since and new.is_printed else ""
    return make_event(
        "coordination_transferred",
        "organization",
        old.org.org_id,
        first,
        f"The coordination of {new.network_id.upper()} passed from {facts.name(old.org.org_id)} to "
        f"{facts.name(new.org.org_id)}{since}.",
        from_edition_id=calendar.last_before(first, {r.edition_id for r in old.records}),
        other_id=new.org.org_id,
        property_="coordinates",
        before=old.org.org_id,
        after=new.org.org_id,
    )


def _find_renamings(facts: Facts) -> Iterator[EventRow]:
    """Each change of an organization whose former name is printed as such, or as its name in an older edition."""
    by_org: dict[str, list[NameUse]] = defaultdict(list)
    for use in facts.name_uses:
        by_org[use.ref.org_id].append(use)
    for org_id in sorted(by_org):
        former = [use for use in by_org[org_id] if use.kind == "former_name"]
        printed = _find_own_names(by_org[org_id], facts.name(org_id)) if former else {}
        changes: dict[str, list[NameUse]] = defaultdict(list)
        for use in former:
            changes[_find_next(facts, use, former, printed)].append(use)
        yield from (_renamed(facts, changes[name], name, printed[name]) for name in sorted(changes) if name in printed)


def _find_own_names(uses: list[NameUse], published: str) -> Mapping[str, set[str]]:
    """The editions that print each of an organization's names as its own, the published one in any of its forms."""
    printed: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if use.record.property != "former_name":
            printed[use.name if use.kind == "former_name" else published].add(use.record.edition_id)
    return dict(printed)


def _find_next(facts: Facts, use: NameUse, former: list[NameUse], printed: Mapping[str, set[str]]) -> str:
    """The name that came after a former one: the next that an edition prints, or the one beside which it is told of."""
    calendar = facts.corpus.calendar
    own = printed.get(use.name, set())
    later = [
        (calendar.order(editions)[0], name)
        for name, editions in printed.items()
        if own and all(calendar.is_before(a, b) for a in own for b in editions)
    ]
    if later:
        return min(later)[1]
    beside = [u.name for u in former if u.record.mention_id == use.record.mention_id and u.name in printed]
    return beside[0] if beside and not own else facts.name(use.ref.org_id)


def _renamed(facts: Facts, former: list[NameUse], name: str, current: set[str]) -> EventRow:
    """Who tells of a former name tells of one change, whether in full or in short."""
    calendar = facts.corpus.calendar
    first = calendar.order(current)[0].edition_id
    before = "; ".join(dict.fromkeys(use.name for use in former))
    return make_event(
        "organization_renamed",
        "organization",
        former[0].ref.org_id,
        first,
        f"{before} is now called {name}.",
        from_edition_id=calendar.last_before(first, {use.record.edition_id for use in former}),
        property_="name",
        before=before,
        after=name,
    )
