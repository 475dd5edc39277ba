"""The order in which modules start, slow ones first, and what repeated browser tests share."""

import pytest


def pytest_collection_modifyitems(items):
    """Move notebooks and the modules that hold a test marked `slow`, `browser` or `sweep` to the front.

    No worker is then left with a slow one when all others are done.
    """
    first = {_module(item) for item in items if _is_slow(item)}
    items.sort(key=lambda item: _module(item) not in first)  # stable: nothing else moves


def _is_slow(item) -> bool:
    is_cell = hasattr(item, "cell")
    return is_cell or any(item.get_closest_marker(name) for name in ("slow", "browser", "sweep"))


def _module(item) -> str:
    return item.nodeid.partition("::")[0]


def through_all_runs(fixture_name, config) -> str:
    """The scope of what browser tests share: a module, or where they are repeated all that a worker runs.

    Playwright leaves its event loop in the thread, where later tests of other modules would meet it.
    """
    return "session" if config.getoption("count") > 1 else "module"


@pytest.fixture(scope=through_all_runs)
def driver():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright
