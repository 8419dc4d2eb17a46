"""Where each part of a paper is."""
