"""Changes a document in its own terms."""
