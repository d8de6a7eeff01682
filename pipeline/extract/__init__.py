"""Documents to mentions and statements: verbatim, each with its place in print."""
