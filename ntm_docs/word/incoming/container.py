"""The members of a package, and names it cannot have."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from ntm_docs.word.incoming.formats import NotWordError
from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.package import check_limits, part_name, read_members

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")
_ENCRYPTED, _STORED, _DEFLATED = 1, 0, 8
_MOST = 120


def read_container(data: bytes) -> tuple[dict[str, bytes], list[Hazard]]:
    """The members of a package by name, and those whose name leads out of it.

    Raises:
        NotWordError: no zip, beyond the limits, encrypted, packed as no document is, or with two members of one name
            (which of them is shown is up to each program).
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_large(archive)
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        _refuse_odd(infos)
        members = read_members(data, lambda name: not name.endswith("/"))
    except NotWordError:
        raise
    except (ValueError, zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise NotWordError("broken", reason=str(error)) from error
    return members, list(_climbing(infos))


def _refuse_large(archive: zipfile.ZipFile) -> None:
    try:
        check_limits(archive)
    except ValueError as error:
        raise NotWordError("large", reason=str(error)) from error


def _refuse_odd(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise NotWordError("encrypted")
    odd = next((info for info in infos if info.compress_type not in (_STORED, _DEFLATED)), None)
    if odd is not None:
        raise NotWordError("broken", reason=f"compression {odd.compress_type}")
    if any(not part_name(info).strip("/") for info in infos):
        raise NotWordError("broken", reason="a member without a name")
    counts = Counter(part_name(info).lower().lstrip("/") for info in infos)  # names differ by more than their case
    doubled = next((name for name, count in counts.items() if count > 1), None)
    if doubled is not None:
        raise NotWordError("doubled", part=doubled[:_MOST])


def _climbing(infos: list[zipfile.ZipInfo]) -> Iterator[Hazard]:
    for info in infos:
        name = part_name(info)
        if ".." in name.split("/") or _ABSOLUTE.match(info.orig_filename):
            yield Hazard("climbing", "", name[:_MOST])
