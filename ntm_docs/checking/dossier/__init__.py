"""Papers of one dossier against each other.

Each module judges one kind of fact at every place where it stands; `every_rule` registers them all, since one paper
is checked without them.
"""
