"""The book of rules: data → entries by day."""
