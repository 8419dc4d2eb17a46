"""Dates, sums, citations, keys: each read and written in one file.

What is written here is read back here: a pattern of a date or of a citation stands in no other room.
"""
