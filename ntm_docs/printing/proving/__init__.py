"""Whether a PDF is what its document says."""
