"""Tries the zip for Linux on a bare Debian without network.

    make release-try [FRESH=FOLDER]        as root, with debootstrap, after make release

The tree holds python3 and nothing else: no pip, no venv package, no build tools. A new user opens the zip there, in a
network namespace with nothing but the loopback, runs the starter twice, opens the desk by the shortcut's own line, asks
it for its page and lets it make a dossier; then takes everything away. A row for each step; 1 where one failed.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bare import HOME, PATH, USER, build_base, remove

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "Hồ sơ của tôi"
_DESK = """
import re, shlex, subprocess, sys, time, urllib.parse, urllib.request, http.cookiejar
line = re.search("(?m)^Exec=(.*)$", open(sys.argv[1], encoding="utf-8").read())[1].replace("\\\\\\\\", "\\\\")
desk = subprocess.Popen([*shlex.split(line), "--no-open"], stdout=subprocess.PIPE, encoding="utf-8")
while not (found := re.search(r"(http://127.0.0.1:\\d+)(/vao/\\S+)", desk.stdout.readline())):
    pass
jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
browser.addheaders = [("Origin", found[1])]
def page(path, **typed):
    data = urllib.parse.urlencode(typed).encode() if typed else None
    return browser.open(found[1] + path, data).read().decode()
first = page(found[2])
work = re.search("/viec/[0-9a-f]+", first)[0]
token = re.search('name="csrfmiddlewaretoken" value="([^"]+)', page(work))[1]
text = page(work + "/chay", csrfmiddlewaretoken=token, call="build")
where = re.search("/chay/[0-9a-f]+", text)[0]
for _second in range(120):
    if "Đã tạo xong" in text:
        break
    time.sleep(1)
    text = page(where)
print(text.count("/tep/"), "papers on the desk;", "form drawn" if "jszip" in page(work + "/soan") else "no form")
desk.terminate()
desk.wait()
"""


def main() -> int:
    """Build the tree, run the steps in namespaces of their own, tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "fresh")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        return _work(given.inside)
    (packed,) = given.dist.resolve().glob("ntm-docs-*-linux.zip")
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    base, tree = folder / f"base-python-{given.suite}", folder / f"release-{given.suite}"
    build_base(base, given.suite, "python3", given.mirror)
    remove(tree)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(tree)], check=True)
    subprocess.run(["chroot", str(tree), "useradd", "--create-home", "--shell", "/bin/sh", USER], check=True)
    home = tree / HOME.lstrip("/")
    (home / FOLDER).mkdir()
    (home / FOLDER / "xã.yaml").write_bytes((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes())
    (home / "desk.py").write_text(_DESK, encoding="utf-8")
    (home / "bo-cai.zip").write_bytes(packed.read_bytes())
    subprocess.run(["chroot", str(tree), "chown", "-R", f"{USER}:", HOME], check=True)
    alone = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private", "--"]
    done = subprocess.run([*alone, sys.executable, __file__, "--inside", str(tree)], check=False)
    remove(tree)
    return done.returncode


def _work(tree: Path) -> int:
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", str(tree / "proc")], check=True)
    whole = True
    for step, command, expected in _steps():
        begun = time.monotonic()
        code, text = _run(tree, command)
        fine = (code == 0) is not expected.startswith("!") and re.search(expected.lstrip("!"), text) is not None
        whole = whole and fine
        last = (text.strip().splitlines() or [""])[-1]
        print(f"  {step:32}{time.monotonic() - begun:6.0f} s  {'' if fine else 'FAILED: '}{last}", flush=True)
        if not fine:
            print(text, flush=True)
    return 0 if whole else 1


def _steps() -> Iterator[tuple[str, str, str]]:
    """Name, line of shell, what must be said; `!` where it must fail."""
    into = "cd ntm-docs-*"
    shortcut = f"'{FOLDER}/Bàn làm việc.desktop'"
    python = ".ntm-docs/moi-truong/bin/python -I -m ntm_docs"
    yield "no network", "python3 -c \"import socket; socket.create_connection(('1.1.1.1', 53), 3)\"", "!unreachable"
    yield "no pip, no ensurepip", "python3 -c 'import pip'; python3 -c 'import ensurepip._bundled'", "!No module named"
    yield "zip opened", "python3 -m zipfile -e bo-cai.zip . && ls", "ntm-docs-"
    yield "starter", f"{into} && sh cai-dat.sh '{HOME}/{FOLDER}'", "Xong"
    yield "starter again", f"{into} && sh cai-dat.sh", "Xong"
    yield "desk by its shortcut", f"python3 desk.py {shortcut}", r"[1-9]\d* papers on the desk; form drawn"
    yield "the terminal's check", f"{python} verify '{FOLDER}/ket-qua-xã'", "."
    yield "taken away", f"{into} && sh go-bo.sh", "Đã gỡ"
    ours = f"-path './ntm-docs-*' -prune -o -path './{FOLDER}/*' -prune"
    left = f"find . {ours} -o -type f -newer bo-cai.zip -print; ls '{FOLDER}'"
    yield "what is left", left, r"^ket-qua-xã\nxã\.yaml\s*$"


def _run(tree: Path, command: str) -> tuple[int, str]:
    known = {"HOME": HOME, "PATH": PATH, "USER": USER, "TERM": "dumb", "LANG": "C.UTF-8"}
    words = [f"{name}={value}" for name, value in known.items()]
    line = ["chroot", f"--userspec={USER}:{USER}", str(tree), "/usr/bin/env", "-i", *words, "/bin/sh", "-c"]
    done = subprocess.run(
        [*line, f"cd {HOME} && {command}"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


if __name__ == "__main__":
    sys.exit(main())
