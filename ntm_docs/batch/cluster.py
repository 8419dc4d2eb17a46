"""Units on an existing Dask cluster.

The workbook and the folder of the result must stand under the same path on every machine, as on a
shared drive, or go through a store (`store.py`). A worker that dies loses nothing: its unit is given to
another, and what it left half made is swept away. Whoever reaches the scheduler runs code as its user, on every
machine of the cluster and on the caller's: TLS keeps out who has no certificate, nothing here keeps out who has one.
"""

import gc
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any

from ntm_docs.batch import work
from ntm_docs.batch.pool import results
from ntm_docs.problems import MachineError

_RETRIES = 3
_PATIENCE = "10s"
_SAID = 120  # letters of what Dask says
_ENCRYPTED = ("tls://", "wss://")


def on_cluster(address: str, order: work.Order, numbers: Sequence[int], waiting: int) -> Generator[work.Result]:
    """The results as they come; `waiting` units are given out for each core of the cluster.

    Raises:
        MachineError: the extra is not installed, or the cluster cannot be reached or fails.
    """
    with _connected(address) as client:
        cores = max(1, sum(client.ncores().values()))
        pool = client.get_executor(pure=False, retries=_RETRIES)
        try:
            yield from results(partial(pool.submit, work.make_for, order), numbers, cores * waiting)
        except Exception as error:
            if type(error).__module__.partition(".")[0] != "distributed":
                raise
            raise MachineError("run.cluster", address=address, reason=str(error)[:_SAID]) from error


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")  # an optional extra
        configured: Any = import_module("dask.config")
    except ImportError:
        raise MachineError("run.no_cluster") from None
    if configured.get("distributed.comm.tls.ca-file", None) and not address.startswith(_ENCRYPTED):
        raise MachineError("run.not_tls", address=address)
    client, reason = None, ""
    try:  # certificates are those of Dask's own configuration, `distributed.comm.tls`, or of its security loader
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is told
        reason = (str(error).splitlines() or [type(error).__name__])[0][:_SAID]
    if client is None:
        gc.collect()  # closes what is left of it here: while the next client begins, that would wait for ever
        raise MachineError("run.cluster", address=address, reason=reason)
    try:
        yield client
    finally:
        client.close()
