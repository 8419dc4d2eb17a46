"""A typed text → a clean value, or a fault."""
