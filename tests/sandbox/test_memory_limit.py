"""What asks for more memory than it may gets an exception, and afterwards all is as before."""

import sys

import numpy as np
import pytest

from helpers.sandbox.memory_limit import memory_within

MIB = 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much address space a process has")
def test_more_than_allowed_is_refused():
    """Half a gigabyte is refused where a quarter is allowed, smaller arrays are not, and later it is there again."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    with memory_within(256 * MIB):
        np.ones(8 * MIB, np.uint8)
        with pytest.raises(MemoryError):
            np.ones(512 * MIB, np.uint8)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    np.ones(512 * MIB, np.uint8)


def test_without_such_a_limit_the_code_runs(monkeypatch):
    """Where Python has no `resource`, as on Windows, nothing is limited and nothing fails."""
    monkeypatch.setitem(sys.modules, "resource", None)
    with memory_within(MIB):
        assert np.ones(16 * MIB, np.uint8).size == 16 * MIB
