"""The newest request wins."""

import threading

from helpers.explorer.newest import NewestWins


def test_what_waits_is_replaced_and_never_runs():
    """Of a hundred requests that come while one runs, only the last is worked on."""
    worker, done, started, go = NewestWins(), [], threading.Event(), threading.Event()

    def first(wanted):
        started.set()
        go.wait(10)
        done.append("first")

    worker.submit("panel", first)
    assert started.wait(10)
    for number in range(100):
        worker.submit("panel", lambda wanted, number=number: done.append(number))
    go.set()
    assert worker.settle(10)
    assert done == ["first", 99]


def test_a_long_run_is_told_that_it_is_not_wanted():
    """A run learns that a newer request waits, once its first moment is over."""
    worker, started, seen = NewestWins(), threading.Event(), []

    def endless(wanted):
        started.set()
        while wanted():
            pass
        seen.append("stopped")

    worker.submit("panel", endless)
    assert started.wait(10)
    worker.submit("panel", lambda wanted: seen.append("newer"))
    assert worker.settle(10)
    assert seen == ["stopped", "newer"]


def test_two_panels_do_not_replace_each_other():
    """Each owner's newest request is worked on."""
    worker, done = NewestWins(), []
    for owner in "abc":
        worker.submit(owner, lambda wanted, owner=owner: done.append((owner, wanted())))
    assert worker.settle(10)
    assert sorted(done) == [("a", True), ("b", True), ("c", True)]


def test_the_caller_never_waits():
    """A request is taken while another one still runs."""
    worker, started, go = NewestWins(), threading.Event(), threading.Event()

    def first(wanted):
        started.set()
        go.wait(10)

    worker.submit("panel", first)
    assert started.wait(10)
    worker.submit("panel", lambda wanted: None)
    assert not worker.settle(0)
    go.set()
    assert worker.settle(10)
