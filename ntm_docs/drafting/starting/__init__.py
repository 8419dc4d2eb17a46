"""Office, level, day → something to begin with."""
