"""Calls while something is typed."""
