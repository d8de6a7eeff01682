"""Reads messy public documents and publishes a contact directory that people can trust.

Data goes one way through the rooms of this package, and no room imports from a later one:

1. `pipeline.ingest`: captures in `raw/`, their registry and their bytes.
2. `pipeline.extract`: bytes to a `Document` (what is printed, and where), and a document to mentions and
   statements, verbatim.
3. `pipeline.normalize`: Swedish characters repaired with a ledger; phones, mails, counties, organizations and
   citations in their standard forms.
4. `pipeline.reconcile`: who is who over the editions, since when, and how sure that is.
5. `pipeline.validate`: the published schema (pandera) and the rules between tables.
6. `pipeline.publish`: immutable releases in DuckDB and CSV, and their history.

`pipeline.domain` holds the types that the rooms hand to each other, `pipeline.errors` what can go wrong.
"""
