"""What came in → dossiers, as far as read."""
