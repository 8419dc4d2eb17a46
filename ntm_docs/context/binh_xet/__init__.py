"""A review's planned paper → its names and values."""
