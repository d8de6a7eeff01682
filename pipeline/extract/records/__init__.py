"""Facts of a section put together to records, one a person, and records made mentions."""
