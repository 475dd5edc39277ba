"""How many threads a process takes for a matrix product."""

__all__ = ["thread_variables"]

_NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def thread_variables(threads: int) -> dict[str, str]:
    """Return the variables that give a new process's matrix products this many threads.

    A thread that waits gives its core away: on busy cores that is ten times as fast.
    """
    return {**dict.fromkeys(_NAMES, str(threads)), "OMP_WAIT_POLICY": "PASSIVE"}
