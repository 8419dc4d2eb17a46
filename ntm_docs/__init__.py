"""Input file → checked, print-ready official Vietnamese documents.

The whole flow stands on one screen in `ntm_docs.pipeline`.
"""

from typing import TYPE_CHECKING, Any

from ntm_docs.machine.version import __version__

if TYPE_CHECKING:
    from ntm_docs.pipeline import build
    from ntm_docs.rendering import Template

__all__ = ["Template", "__version__", "build"]


def __getattr__(name: str) -> Any:
    """Load the two public names on first use, so that `ntm-docs --help` stays quick."""
    if name == "Template":
        from ntm_docs.rendering import Template

        return Template
    if name == "build":
        from ntm_docs.pipeline import build

        return build
    raise AttributeError(f"module 'ntm_docs' has no attribute {name!r}")
