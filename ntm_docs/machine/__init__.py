"""Processes, disk, memory, own data, version: what no law knows."""
