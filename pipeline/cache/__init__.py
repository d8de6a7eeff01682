"""What was worked out before, kept outside Prefect's database so that a refresh reads only what is new.

Two things are remembered under `outputs/.cache/`: the extraction of each capture (`store.ExtractionCache`) and what
the last release was made from (`fingerprint.find_unchanged_release`). Both are keyed by content and by the code that
made them; neither is ever needed: without them a refresh gives the same release, later.

This file imports nothing, so that a refresh with nothing to do loads no library that it does not use.
"""
