"""Messages on files: forms, papers, prints, folders."""
