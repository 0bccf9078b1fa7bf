"""Contestants on one core, what they talk to on the others."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_CORES = sorted(os.sched_getaffinity(0))
OURS = {_CORES[0]}
OTHERS = set(_CORES[1:]) or OURS


@contextmanager
def one_core(cores: set[int] = OURS) -> Iterator[None]:
    """This process, and the threads it starts meanwhile, stay on one core, or on these."""
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, _CORES)
