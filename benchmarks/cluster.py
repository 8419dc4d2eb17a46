"""One review on 1, 2 and 4 machines: worker processes in network namespaces, an object store between them.

    python benchmarks/cluster.py [--nominees 1000] [--workers 1,2,4]

Each worker has a network namespace of its own, joined by a bridge; caller, scheduler and store stand on the bridge's
own address, so that whatever goes from one to another goes over the network, as between machines. The cores are those
of one machine all the same: beyond them efficiency can only fall. Needs root, `ip` (iproute2), the extra `cluster`, and
`moto[server]` with `s3fs` as the store; without them nothing is measured, and it says so.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from review import write_review

ROOT = Path(__file__).resolve().parent.parent
BRIDGE, HOST, NET = "ntmbr0", "10.77.0.1", "10.77.0"
SCHEDULER, STORE = 18786, 15555
_DASK = "import sys; from dask.__main__ import main; main()"
_SECONDS = 40


def lacking() -> str:
    """What is not there to measure with; empty where all is."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return "root, for network namespaces"
    if shutil.which("ip") is None:
        return "ip (iproute2)"
    return ", ".join(name for name in ("distributed", "moto", "s3fs", "flask") if find_spec(name) is None)


def ip(*arguments: str) -> None:
    """One command of iproute2, which must succeed."""
    subprocess.run(["ip", *arguments], check=True, capture_output=True)  # noqa: S607 -- where it lies differs


@contextmanager
def network(count: int) -> Iterator[Sequence[str]]:
    """So many namespaces on one bridge, by name; gone again at the end."""
    names = [f"ntm{number}" for number in range(1, count + 1)]
    try:
        ip("link", "add", BRIDGE, "type", "bridge")
        ip("addr", "add", f"{HOST}/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for number, name in enumerate(names, 1):
            ip("netns", "add", name)
            ip("link", "add", f"v{name}", "type", "veth", "peer", "name", "eth0", "netns", name)
            ip("link", "set", f"v{name}", "master", BRIDGE, "up")
            ip("-n", name, "addr", "add", f"{NET}.{10 + number}/24", "dev", "eth0")
            ip("-n", name, "link", "set", "eth0", "up")
            ip("-n", name, "link", "set", "lo", "up")
        yield names
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)  # noqa: S607
        subprocess.run(["ip", "link", "del", BRIDGE], check=False, capture_output=True)  # noqa: S607


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """A process for as long as it is needed."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=dict(environment), cwd=log.parent, stdout=out, stderr=out)
        try:
            yield
        finally:
            process.kill()
            process.wait()


def build(book: Path, out: Path, environment: Mapping[str, str], *options: str) -> float:
    """Seconds of a whole run of the command.

    Raises:
        SystemExit: it did not end well.
    """
    begun = time.perf_counter()
    command = [sys.executable, "-m", "ntm_docs", "build", str(book), "-o", str(out), *options]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - begun


def with_workers(count: int, names: Sequence[str], book: Path, folder: Path, environment: Mapping[str, str]) -> float:
    """Seconds of the run on so many workers, each in its own namespace."""
    address = f"tcp://{HOST}:{SCHEDULER}"
    with ExitStack() as stack:
        dask = [sys.executable, "-c", _DASK]
        scheduler = [*dask, "scheduler", "--host", HOST, "--port", str(SCHEDULER), "--no-dashboard"]
        stack.enter_context(running(scheduler, environment, folder / "scheduler.log"))
        for name in names[:count]:
            worker = ["ip", "netns", "exec", name, *dask, "worker", address, "--nworkers", "1", "--nthreads", "1"]
            command = [*worker, "--no-dashboard", "--no-nanny"]
            stack.enter_context(running(command, environment, folder / f"{name}.log"))
        wait_for(count, address)
        through = f"s3://kho/dot-{count}"
        return build(book, folder / f"ra-{count}", environment, "--cluster", address, "--through", through)


def wait_for(count: int, address: str) -> None:
    """Until the workers are there."""
    from distributed import Client  # noqa: PLC0415 -- an extra

    with Client(address, timeout=_SECONDS, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=_SECONDS)


def make_bucket(environment: Mapping[str, str]) -> None:
    """The store's one bucket, once the store answers."""
    import s3fs  # noqa: PLC0415 -- for this measure alone

    system = s3fs.S3FileSystem(key="x", secret="x", client_kwargs={"endpoint_url": environment["AWS_ENDPOINT_URL"]})  # noqa: S106 -- no secret
    until = time.monotonic() + _SECONDS
    while True:
        try:
            system.mkdir("kho")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def main() -> None:
    """One line for a run without a cluster, then one for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--nominees", type=int, default=1000)
    parser.add_argument("--workers", default="1,2,4")
    given = parser.parse_args()
    print(f"a review on several machines; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    if missing := lacking():
        print(f"not measured: {missing} is missing")
        return
    counts = [int(one) for one in given.workers.split(",")]
    store = f"http://{HOST}:{STORE}"
    keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, **keys, "AWS_ENDPOINT_URL": store, "PYTHONPATH": path}
    with tempfile.TemporaryDirectory() as name, network(max(counts)) as names:
        folder = Path(name)
        write_review(book := folder / "danh-sach.xlsx", given.nominees)
        server = [sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(STORE)]
        with running(server, environment, folder / "store.log"):
            make_bucket(environment)
            alone = build(book, folder / "ra", environment, "-j", "1")
            print(f"{'workers':>8}{'s':>8}{'of one process':>16}{'efficiency':>12}")
            print(f"{'none':>8}{alone:8.1f}{1:16.2f}", flush=True)
            first = 0.0
            for count in counts:
                took = with_workers(count, names, book, folder, environment)
                first = first or took * count
                print(f"{count:>8}{took:8.1f}{alone / took:16.2f}{first / (took * count):12.2f}", flush=True)


if __name__ == "__main__":
    main()
