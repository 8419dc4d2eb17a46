"""Input file → checked, print-ready official Vietnamese documents.

The calls of a program, each with an example, stand in docs/api.md: a frozen request, a frozen answer (`ntm_docs.api`).
`build` here is the short one, of one file into one folder. The whole flow stands on one screen in `ntm_docs.pipeline`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.version import __version__

if TYPE_CHECKING:
    from ntm_docs import api
    from ntm_docs.api import (
        certificates,
        check,
        explain,
        forms,
        import_,
        issue,
        new,
        pdf,
        receive,
        register_add,
        register_change,
        register_export,
        register_find,
        require,
        rule,
        schema,
        verify,
    )
    from ntm_docs.pipeline import build
    from ntm_docs.problems import MachineError, ProblemsError
    from ntm_docs.rendering import Template

__all__ = [
    "MachineError",
    "ProblemsError",
    "Template",
    "__version__",
    "api",
    "build",
    "certificates",
    "check",
    "explain",
    "forms",
    "import_",
    "issue",
    "new",
    "pdf",
    "receive",
    "register_add",
    "register_change",
    "register_export",
    "register_find",
    "require",
    "rule",
    "schema",
    "verify",
]
_ELSEWHERE = {
    "Template": "ntm_docs.rendering",
    "build": "ntm_docs.pipeline",
    "MachineError": "ntm_docs.problems",
    "ProblemsError": "ntm_docs.problems",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `ntm-docs --help` stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'ntm_docs' has no attribute {name!r}")
    if name == "api":
        return import_module("ntm_docs.api")
    return getattr(import_module(_ELSEWHERE.get(name, "ntm_docs.api")), name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
