"""The form of an input: typed, sent at once, pasted."""
