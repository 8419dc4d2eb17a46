"""Rules of the components (thành phần thể thức)."""
