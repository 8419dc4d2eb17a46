"""What the papers of a dossier are compared in."""
