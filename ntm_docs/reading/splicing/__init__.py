"""A changed value → the file with it, at its place."""
