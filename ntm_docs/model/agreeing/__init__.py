"""Whether a record agrees with itself."""
