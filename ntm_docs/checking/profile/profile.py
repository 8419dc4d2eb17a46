"""An office's own rules: narrower ranges, its abbreviations; never looser."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from ntm_docs.layout import Layout, load_layout
from ntm_docs.machine.frozen import frozen


@frozen
class Profile:
    """The ranges to judge by, the abbreviations that the office allows, rules it does not want told and why."""

    layout: Layout
    notations: frozenset[str]
    silenced: Mapping[str, str] = field(default_factory=dict)


def read_profile(path: Path | None) -> Profile:
    """The decree's ranges, narrowed by an office's file.

    Raises:
        ProblemsError: a field is not known, a range is none, or reaches beyond the decree.
    """
    layout = load_layout()
    if path is None:
        return Profile(layout, frozenset())
    from ntm_docs.checking.profile.written import narrowed  # noqa: PLC0415 -- most papers are judged without such a file

    return narrowed(path, layout)
