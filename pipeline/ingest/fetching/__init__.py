"""How a page is asked for: politely, within limits, and never where it should not be looked for."""
