"""Build hook: brings into wheel and sdist what is not in git.

`ntm_docs/own_data.json` is what the data files say, ready to be read; see `ntm_docs/machine/own_data.py`.

What the desk's page is drawn with comes from npm by the lock file in `web/`, into `ntm_docs/desk/static/npm/`. Where
npm or its registry cannot be reached the package is built without it, and the desk says that the live page is not
there.

    python hatch_build.py        the same for a checkout
"""

from __future__ import annotations

import hashlib
import runpy
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by itself
    BuildHookInterface = object  # type: ignore[assignment, misc]

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "ntm_docs"
TARGET = PACKAGE / "desk" / "static" / "npm"
FILES = {
    "docx-preview/dist/docx-preview.min.js": "docx-preview.js",
    "docx-preview/LICENSE": "docx-preview.LICENSE",
    "jszip/dist/jszip.min.js": "jszip.js",
    "jszip/LICENSE.markdown": "jszip.LICENSE",  # MIT or GPL-3: taken as MIT; pako, lie, setimmediate (MIT) are inside
}
STAMP = "khoa.txt"
_SECONDS = 120
_QUIET = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
    "--fetch-retries=1",
)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Adds the files to what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- hatchling gives it
        """Fetch them and name them, since git ignores them."""
        fetch()
        parsed = write_parsed()
        brought = [*sorted(TARGET.glob("*")), parsed]
        build_data["artifacts"] += [f"/{path.relative_to(ROOT).as_posix()}" for path in brought]


def write_parsed() -> Path:
    """What the data files of the package say, as JSON, for a start without YAML."""
    own_data = runpy.run_path(str(PACKAGE / "machine" / "own_data.py"))
    target = PACKAGE / str(own_data["PARSED"])
    paths = [path for path in PACKAGE.rglob("*.yaml") if "data" in path.parts]
    contents = [path.read_bytes() for path in sorted(paths)]
    half = target.with_suffix(".tmp")  # one that is stopped leaves what was there
    half.write_text(own_data["parsed_text"](contents), encoding="utf-8", newline="\n")
    half.replace(target)
    return target


def stamp() -> str:
    """What the files that are there must have been made from."""
    return hashlib.sha256((ROOT / "web" / "package-lock.json").read_bytes()).hexdigest()


def there() -> bool:
    """Whether the files of this very lock are there, all of them."""
    with suppress(OSError):
        whole = all((TARGET / name).is_file() for name in FILES.values())
        return whole and (TARGET / STAMP).read_text(encoding="ascii") == stamp()
    return False


def fetch() -> bool:
    """See to it that the files are there; False, with a plain word, where they cannot be had."""
    if there():
        return True
    shutil.rmtree(TARGET, ignore_errors=True)
    npm = shutil.which("npm")
    if npm is None:
        return _without("npm is not on the path")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "web" / each, folder)
        try:
            done = subprocess.run(  # noqa: S603 -- npm itself, its arguments are ours
                [npm, "ci", *_QUIET], cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.SubprocessError) as error:
            return _without(str(error))
        if done.returncode:
            return _without(done.stderr.strip().partition("\n")[0])
        TARGET.mkdir(parents=True)
        for source, target in FILES.items():
            shutil.copyfile(folder / "node_modules" / source, TARGET / target)
    (TARGET / STAMP).write_text(stamp(), encoding="ascii")
    return True


def _without(why: str) -> bool:
    print(f"The live page of the desk is left out: {why}. All else works; run this again with npm.", file=sys.stderr)  # noqa: T201
    return False


if __name__ == "__main__":
    fetch()
    write_parsed()
