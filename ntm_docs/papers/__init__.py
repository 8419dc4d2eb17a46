"""Facts of a document → its parts: head, title, foot."""
