"""A file that comes in → parts, hazards."""
