"""How often memory is searched for cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (50_000, 20, 20)  # thresholds of collection where records hold no cycles worth looking for


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Cycles are looked for rarely: many small records are made that hold none."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
