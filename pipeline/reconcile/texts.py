"""Duties of the participants and legal references, edition by edition: what is printed, with its place."""

from __future__ import annotations

from pipeline.normalize.citations import parse_citation
from pipeline.normalize.dates import first_day
from pipeline.normalize.slugs import slugify
from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.rows import DutyRow, LegalRow


def tabulate_duties(corpus: Corpus) -> list[DutyRow]:
    """Make the rows of `duties`: one for each paragraph that tells what a participant is responsible for."""
    rows = []
    for sighting in corpus.of_type("organization"):
        name = sighting.first("name")
        for record in sighting.of("duty") if name else ():
            org_id = corpus.find_organization(name or "").org_id
            place = record.statement.place
            duty_id = f"{org_id}-{hash_text(record.edition_id, record.fact)}"
            rows.append(DutyRow(duty_id, org_id, record.fact, record.edition_id, place.page, place.line))
    return list({row.duty_id: row for row in reversed(rows)}.values())


def tabulate_laws(corpus: Corpus) -> list[LegalRow]:
    """Make the rows of `legal_references`: one for each citation of each edition, where it stands first.

    A provision that is told of by its day only (from 1 July 2018) has no statute.
    """
    rows: dict[str, LegalRow] = {}
    for sighting in corpus.of_type("law"):
        for record in [*sighting.of("citation")] or [*sighting.of("in_force_from")]:
            row = _legal_row(sighting, record)
            rows.setdefault(row.legal_id, row)
    return list(rows.values())


def _legal_row(sighting: Sighting, record: Record) -> LegalRow:
    subject = _sentence_case(sighting.first("subject"))
    in_force = next((day for text in sighting.facts("in_force_from") if (day := first_day(text))), None)
    citation = parse_citation(record.fact) if record.property == "citation" else None
    slug = slugify(record.fact if citation else subject or record.fact)
    place = record.statement.place
    return LegalRow(
        f"{slug}-{hash_text(record.edition_id, subject, in_force)}",
        citation.statute if citation else None,
        citation.chapter if citation else None,
        citation.section if citation else None,
        citation.article if citation else None,
        subject,
        in_force,
        record.edition_id,
        place.page,
        place.line,
    )


def _sentence_case(heading: str | None) -> str | None:
    """A heading in capitals, as a sentence writes it."""
    return heading.capitalize() if heading and heading.isupper() else heading


def law_id(corpus: Corpus) -> dict[str, str]:
    """Give each mention of a law the id of its first citation, for `statements.entity_id`."""
    return {
        s.mention_id: slugify(citation) for s in corpus.of_type("law") if (citation := s.first("citation")) is not None
    }
