"""The document as lines: each with the structure that it stands in, what is said of it, and lines put together again.

`rows` makes the sequence that all later rooms read, `facts` and `scopes` are what they hand on.
"""
