"""The order in which modules start: slow ones first, so that no worker is left with one when all others are done."""


def pytest_collection_modifyitems(items):
    """Move notebooks and the modules that hold a test marked `slow`, `browser` or `sweep` to the front."""
    first = {_module(item) for item in items if _is_slow(item)}
    items.sort(key=lambda item: _module(item) not in first)  # stable: nothing else moves


def _is_slow(item) -> bool:
    is_cell = hasattr(item, "cell")
    return is_cell or any(item.get_closest_marker(name) for name in ("slow", "browser", "sweep"))


def _module(item) -> str:
    return item.nodeid.partition("::")[0]
