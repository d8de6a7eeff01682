"""First room: the registry of editions, their captures in `raw/`, and the decisions of stewards."""

from pipeline.ingest.digest import captures_digest, decisions_digest, inputs_digest
from pipeline.ingest.registry import load_capture, read_decisions, read_editions

__all__ = [
    "captures_digest",
    "decisions_digest",
    "inputs_digest",
    "load_capture",
    "read_decisions",
    "read_editions",
]
