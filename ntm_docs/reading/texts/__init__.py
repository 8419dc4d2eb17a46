"""Existing texts → their paragraphs, mended."""
