"""Workbooks, read as texts with their places."""
