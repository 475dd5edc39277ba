import threading

from helpers.maintainer.plugins.alone import held_locks


def test_nothing_runs_beside_a_test_that_is_alone(tmp_path):
    """While one worker is alone the others wait, and go on when it has ended."""
    order, started = [], threading.Event()

    def other():
        started.set()
        with held_locks(tmp_path, "gw1", 2, alone=False):
            order.append("other")

    with held_locks(tmp_path, "gw0", 2, alone=True):
        thread = threading.Thread(target=other)
        thread.start()
        started.wait()
        order.append("alone")
    thread.join()
    assert order == ["alone", "other"]


def test_tests_of_two_workers_run_side_by_side(tmp_path):
    """Two tests that are not alone do not wait for each other."""
    with held_locks(tmp_path, "gw0", 2, alone=False), held_locks(tmp_path, "gw1", 2, alone=False):
        assert len(list(tmp_path.glob("*.lock"))) == 2


def test_two_that_are_alone_take_turns(tmp_path):
    """Two tests that both want to be alone do not block each other for good."""
    done = []

    def run(worker):
        with held_locks(tmp_path, worker, 2, alone=True):
            done.append(worker)

    threads = [threading.Thread(target=run, args=(f"gw{number % 2}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["gw0"] * 3 + ["gw1"] * 3
