"""Filled-in input files that `ntm-docs new` copies."""
