"""Stage 6, finishing: documents and plan → manifest.

PDFs and print sets are made by `printing`, which adds them to the manifest.
"""

from ntm_docs.finishing.manifest import (
    ELECTRONIC,
    ELECTRONIC_LIST,
    MANIFEST,
    Extra,
    Made,
    dossier_text,
    draft_manifest,
    make_manifest,
    manifest_text,
    source_of,
    with_extras,
    write_manifest,
)
from ntm_docs.finishing.verify import digest_of, read_manifest, verify

__all__ = [
    "ELECTRONIC",
    "ELECTRONIC_LIST",
    "MANIFEST",
    "Extra",
    "Made",
    "digest_of",
    "dossier_text",
    "draft_manifest",
    "make_manifest",
    "manifest_text",
    "read_manifest",
    "source_of",
    "verify",
    "with_extras",
    "write_manifest",
]
