"""The input of a dossier as `du-lieu.json`, beside its papers.

Whoever receives the dossier reads it from there, under the digest in the manifest. Of an input with several proposals
each dossier gets its own; texts are as they were typed, so that a build of it makes the same papers.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from ntm_docs.finishing import DATA
from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.regulations import Dossier

_PROPOSALS = "denghi"


def data_of(raw: RawNode, dossiers: Iterable[Dossier]) -> dict[str, bytes]:
    """The input of each dossier that has papers: path from the output folder → JSON in UTF-8."""
    return {f"{one.id}/{DATA}": _json(_only(raw, one.index)) for one in dossiers if one.documents}


def listed(data: Mapping[str, bytes]) -> list[dict[str, str]]:
    """How a manifest lists them."""
    return [{"path": path, "sha256": hashlib.sha256(content).hexdigest()} for path, content in data.items()]


def _only(raw: RawNode, index: int) -> RawNode:
    """An input with one of its proposals."""
    if not isinstance(raw, RawMapping):
        return raw
    entries = tuple(
        (key, _one(value, index) if fold_key(key.text or "") == _PROPOSALS else value) for key, value in raw.entries
    )
    return RawMapping(entries, raw.place)


def _one(proposals: RawNode, index: int) -> RawNode:
    return RawList((proposals.items[index],), proposals.place) if isinstance(proposals, RawList) else proposals


def _plain(raw: RawNode) -> Any:
    if isinstance(raw, RawScalar):
        return raw.text
    if isinstance(raw, RawList):
        return [_plain(item) for item in raw.items]
    return {key: _plain(value) for key, _, value in raw}


def _json(raw: RawNode) -> bytes:
    return (json.dumps(_plain(raw), ensure_ascii=False, indent=1) + "\n").encode()
