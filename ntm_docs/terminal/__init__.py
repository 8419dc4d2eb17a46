"""A door: commands, help, what is printed, exit codes."""
