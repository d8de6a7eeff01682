"""Editions as agencies, county boards and municipalities publish them, with a cast of names of many origins."""
