"""What a form may do, counted before it is done."""
