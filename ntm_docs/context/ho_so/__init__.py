"""Values of the papers of an award dossier."""
