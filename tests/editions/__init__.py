"""Made-up editions in many layouts and forms, to try extraction on documents that nobody has seen."""
