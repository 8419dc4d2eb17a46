"""The papers of each receiving office, with their words."""
