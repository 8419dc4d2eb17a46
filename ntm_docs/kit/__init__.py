"""The layout kit: layout data → forms in templates/.

Run `python -m ntm_docs.kit FOLDER` (or `make golden`) after a change of layout data or of a form.
The forms are committed and stay editable in Word; a test holds them against what the kit builds.
"""

from ntm_docs.kit.forms import build_forms

__all__ = ["build_forms"]
