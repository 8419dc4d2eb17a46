"""Views: a request of a browser → a call → a page."""
