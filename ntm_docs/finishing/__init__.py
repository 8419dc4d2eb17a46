"""Stage 6, finishing: documents and plan → manifest.

PDFs and print sets are made by `printing`, which adds them to the manifest.
"""

from ntm_docs.finishing.manifest import (
    DATA,
    DOSSIER,
    ELECTRONIC,
    ELECTRONIC_LIST,
    MANIFEST,
    Made,
    dossier_text,
    draft_manifest,
    make_manifest,
    manifest_text,
    review_manifest,
    source_of,
    with_extras,
    with_files,
    write_manifest,
    write_pieces,
)
from ntm_docs.finishing.paths import is_plain, same_place
from ntm_docs.finishing.standing import digest_of
from ntm_docs.finishing.verify import Verdict, examine, read_manifest, verify

__all__ = [
    "DATA",
    "DOSSIER",
    "ELECTRONIC",
    "ELECTRONIC_LIST",
    "MANIFEST",
    "Made",
    "Verdict",
    "digest_of",
    "dossier_text",
    "draft_manifest",
    "examine",
    "is_plain",
    "make_manifest",
    "manifest_text",
    "read_manifest",
    "review_manifest",
    "same_place",
    "source_of",
    "verify",
    "with_extras",
    "with_files",
    "write_manifest",
    "write_pieces",
]
