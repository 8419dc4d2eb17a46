"""What Microsoft's Open XML SDK says of a file: a judge that is not ours.

The set-up installs it (`scripts/validator.sh`) as a program of its own; without it a test says that it
is skipped and why, but where a whole run is asked for (`CI`) it fails.
"""

import json
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

from ntm_docs.word.incoming.package import read_members

_HOME = Path(sys.prefix) / "validator" / "node_modules" / "@xarsh"
# A bare machine has no ICU; a judgement is short, and what .NET does in the background for long ones costs a fifth.
_DOTNET = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_gcConcurrent": "0", "DOTNET_TieredPGO": "0"}
_TYPES = "[Content_Types].xml"
_MISSING = "the Open XML SDK is not there: run scripts/validator.sh, which takes it from npm"


def faults_of(data: bytes, suffix: str = ".docx") -> list[str]:
    """What is invalid, each as `part: place in it: what`; of a package that does not open, why."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"tep{suffix}"
        path.write_bytes(data)
        done = subprocess.run(
            [_program(), path],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | _DOTNET,
        )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    faults = sorted(f"{one['path']}: {one['xPath']}: {one['description']}" for one in told["errors"])
    assert told["ok"] == (not faults)
    return faults


@cache
def _program() -> str:
    own = os.environ.get("OOXML_VALIDATOR_CLI")
    found = [own] if own else [str(path) for path in _HOME.glob("ooxml-validator-*/ooxml-validator*")]
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_MISSING)
    return found[0]


def faults_in(files: Mapping[str, bytes], suffix: str = ".docx") -> dict[str, list[str]]:
    """The faults of each file that has any; a judgement takes most of a second, so two run at a time."""
    with ThreadPoolExecutor(2) as pool:
        told = dict(zip(files, pool.map(lambda data: faults_of(data, suffix), files.values()), strict=True))
    return {name: faults for name, faults in told.items() if faults}


def kinds_of(faults: list[str]) -> set[str]:
    """The faults without their places in a part: what a loop repeats is one fault of the form."""
    return {re.sub(r"\[\d+\]", "", one) for one in faults}


def enough_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of files that have most in common, so many that all that is in any is in one of them."""
    seen: set[str] = set()
    found = {}
    for name, data in sorted(files.items(), key=lambda one: -len(_shape(one[1]))):
        if not _shape(data) <= seen:
            seen |= _shape(data)
            found[name] = data
    return found


def _shape(data: bytes) -> frozenset[str]:
    """What a schema looks at: elements below elements, their attributes, the order of what they hold."""
    return frozenset(one for part, content in read_members(data).items() for one in _shape_of_part(part, content))


@cache
def _shape_of_part(part: str, content: bytes) -> frozenset[str]:
    if not part.endswith((".xml", ".rels")):
        return frozenset([f"{part} {sha256(content).hexdigest()}"])
    seen: set[str] = set()
    values: set[tuple[str, str, str]] = set()
    for one in etree.fromstring(content).iter(etree.Element):
        above = [up.tag for up in one.iterancestors()]
        attributes = sorted((name, re.sub(r"\d", "0", value)) for name, value in one.attrib.items())
        tags = [child.tag for child in one]
        order = [tag for at, tag in enumerate(tags) if not at or tags[at - 1] != tag]
        seen.add(f"{part} {above} {one.tag} {attributes} {order}")
        own = {(str(one.tag), str(name), str(value)) for name, value in one.attrib.items()}
        seen |= {f"{part} {tag} {name} twice" for tag, name, _ in own & values}  # an identifier, perhaps
        values |= own
    return frozenset(seen)


def lacks(data: bytes) -> list[str]:
    """What the package lacks around its parts: a name twice, a part without a type, a relation to nothing."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        types = etree.fromstring(archive.read(_TYPES))
        relations = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith(".rels")}
    typed = {str(one.get("PartName")).removeprefix("/") for one in types if one.get("PartName")}
    endings = tuple(f".{one.get('Extension')}" for one in types if one.get("Extension"))
    parts = [name for name in names if name != _TYPES]
    return [
        *(f"twice: {name}" for name in sorted({one for one in names if names.count(one) > 1})),
        *(f"without a type: {name}" for name in parts if name not in typed and not name.endswith(endings)),
        *(f"typed, not there: {name}" for name in sorted(typed - set(names))),
        *(
            f"{name} names what is not there: {target}"
            for name, root in relations.items()
            for target in _targets(name, root)
            if target not in names
        ),
    ]


def _targets(name: str, relations: etree._Element) -> Iterator[str]:
    """The parts that a part of relations names."""
    folder = PurePosixPath("/") / PurePosixPath(name).parent.parent
    for one in relations:
        if one.get("TargetMode") != "External":
            yield posixpath.normpath(folder / str(one.get("Target"))).removeprefix("/")
