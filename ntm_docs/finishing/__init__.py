"""Stage 6, finishing: documents and plan → manifest.

PDF and print sets are not made yet.
"""

from ntm_docs.finishing.manifest import MANIFEST, Made, draft_manifest, make_manifest, write_manifest
from ntm_docs.finishing.verify import read_manifest, verify

__all__ = ["MANIFEST", "Made", "draft_manifest", "make_manifest", "read_manifest", "verify", "write_manifest"]
