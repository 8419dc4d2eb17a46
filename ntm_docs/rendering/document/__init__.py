"""What becomes of a rendered form: a whole document, proved."""
