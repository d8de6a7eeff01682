"""Editions that tell of services, members, duties and laws, as agencies publish them; all of it made up."""
