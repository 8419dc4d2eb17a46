"""YAML as people type it: read, and written."""
