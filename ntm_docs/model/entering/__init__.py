"""A record while it is entered: form, readings, stand-ins."""
