"""The tags of a form, read and made ready."""
