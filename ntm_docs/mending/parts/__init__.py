"""What is set right, part by part."""
