"""Units on an existing Dask cluster.

The workbook and the folder of the result must stand under the same path on every machine, as on a
shared drive, or go through a store (`store.py`). A worker that dies loses nothing: its unit is given to
another, and what it left half made is swept away.
"""

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
            raise MachineError("run.cluster", address=address, reason=str(error)[:120]) from error


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")  # an optional extra
    except ImportError:
        raise MachineError("run.no_cluster") from None
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise MachineError("run.cluster", address=address, reason=str(error)[:120]) from error
    try:
        yield client
    finally:
        client.close()
