"""Calls of the receiving offices."""
