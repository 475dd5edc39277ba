"""Keep code from taking all memory, where the system can: what asks for more than it may meets a `MemoryError`."""

import contextlib
from collections.abc import Iterator

__all__ = ["memory_within"]


@contextlib.contextmanager
def memory_within(more: int) -> Iterator[None]:
    """Let this process take at most `more` bytes beyond what it has now; Windows and macOS have no such limit.

    Args:
        more: bytes of address space.
    """
    try:
        import resource

        with open("/proc/self/statm", "rb") as pages:
            now = int(pages.read().split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = [limit for limit in (now + more, soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min(allowed), hard))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
