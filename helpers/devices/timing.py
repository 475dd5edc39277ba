"""Time a matrix product on the CPU and on a device, to see from which size on the device pays."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from .choice import synchronize

__all__ = ["SIZES", "ProductTimes", "first_size_that_pays", "time_products"]

SIZES = (16, 32, 64, 128, 256, 512, 1024, 2048)
_REPEATS = 7
_SHORTEST = 2e-3  # seconds that one measurement lasts at least, so that the clock's own steps do not show


@dataclass(frozen=True)
class ProductTimes:
    """Seconds that one product of two n x n matrices takes, for each size n.

    Args:
        sizes: the sizes n.
        cpu: seconds on the CPU.
        device: seconds on the device, with the data already there.
        with_transfer: seconds on the device, with both matrices taken there and the product brought back.
        device_name: the device's own name.
    """

    sizes: tuple[int, ...]
    cpu: tuple[float, ...]
    device: tuple[float, ...]
    with_transfer: tuple[float, ...]
    device_name: str


def time_products(choice, sizes: Sequence[int] | None = None, repeats: int = _REPEATS) -> ProductTimes:
    """Return how long products of several sizes take on the CPU and on the chosen device, in float32.

    Args:
        choice: a `helpers.devices.DeviceChoice`.
        sizes: the sizes n of the n x n matrices; by default `SIZES`, without the largest where the device is the CPU.
        repeats: how often each is measured; the shortest time counts, since others can only lengthen it.
    """
    import torch

    if sizes is None:
        sizes = SIZES[:5] if choice.device.type == "cpu" else SIZES
    generator = torch.Generator().manual_seed(0)
    rows = []
    for size in sizes:
        a, b = (torch.randn(size, size, generator=generator) for _ in range(2))
        on_device = a.to(choice.device), b.to(choice.device)
        rows.append(
            (
                _seconds(lambda a=a, b=b: a.mm(b), torch.device("cpu"), repeats),
                _seconds(lambda pair=on_device: pair[0].mm(pair[1]), choice.device, repeats),
                _seconds(lambda a=a, b=b: _there_and_back(a, b, choice.device), choice.device, repeats),
            )
        )
    return ProductTimes(tuple(sizes), *zip(*rows, strict=True), choice.name)


def first_size_that_pays(sizes: Sequence[int], cpu: Sequence[float], device: Sequence[float]) -> int | None:
    """Return the first size from which on the device is always the faster one, or None where it never is.

    Example: `first_size_that_pays((16, 32, 64), (1, 2, 9), (3, 3, 3))` is 64.
    """
    pays = None
    for size, slow, fast in zip(reversed(sizes), reversed(cpu), reversed(device), strict=True):
        if fast >= slow:
            break
        pays = size
    return pays


def _there_and_back(a, b, device):
    return a.to(device).mm(b.to(device)).cpu()


def _seconds(work, device, repeats: int) -> float:
    """Return the shortest time that `work()` took, the device's own work included."""
    work()
    synchronize(device)
    start = time.perf_counter()
    work()
    synchronize(device)
    calls = max(1, round(_SHORTEST / max(time.perf_counter() - start, 1e-7)))
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        synchronize(device)
        times.append((time.perf_counter() - start) / calls)
    return min(times)
