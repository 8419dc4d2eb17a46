"""Pages of the web, and documents within a document."""
