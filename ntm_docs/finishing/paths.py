"""Which paths a manifest, archive or worker may name."""

import re
import unicodedata

from ntm_docs.file_names import is_device

_LONGEST = 255  # bytes of one name, as file systems allow
_FOREIGN = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff]')


def is_plain(path: object) -> bool:
    """Whether a path stands below its folder on every system: `to-trinh/01-to-trinh.docx`.

    Not absolute, not climbing, of `/` alone, in NFC, of no name that Windows keeps for devices or cannot write.
    """
    return isinstance(path, str) and bool(path) and all(map(_is_name, path.split("/")))


def _is_name(name: str) -> bool:
    return (
        name not in ("", ".", "..")
        and not _FOREIGN.search(name)
        and name[-1] not in ". "
        and not is_device(name)
        and unicodedata.is_normalized("NFC", name)
        and len(name.encode()) <= _LONGEST
    )


def same_place(path: str) -> str:
    """What two paths have in common that are one file on some system: letters' case and form do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
