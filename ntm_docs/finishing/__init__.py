"""Stage 6, finishing: documents and plan → manifest.

PDFs and print sets are made by `printing`, which adds them to the manifest.
"""

from typing import TYPE_CHECKING

from ntm_docs.machine.doors import door

if TYPE_CHECKING:
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
    from ntm_docs.finishing.verifying import Verdict, examine, read_manifest, verify
else:
    __getattr__ = door(
        __name__,
        {
            ".manifest": (
                "DATA DOSSIER ELECTRONIC ELECTRONIC_LIST MANIFEST Made dossier_text draft_manifest make_manifest "
                "manifest_text review_manifest source_of with_extras with_files write_manifest write_pieces"
            ),
            ".paths": "is_plain same_place",
            ".standing": "digest_of",
            ".verifying": "Verdict examine read_manifest verify",
        },
    )

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
