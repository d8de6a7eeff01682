"""Version of the published schema, under semantic versioning; a test refuses a breaking change that is not declared."""

from __future__ import annotations

SCHEMA_VERSION = "1.0.0"
