"""Messages on what is given: inputs, law, titles."""
