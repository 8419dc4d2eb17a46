"""Dates, sums, citations, keys: read and written in one place.

What is written here is read back here: a pattern of a date or of a citation stands in no other room.
"""
