"""Where Tensors live, and from which size on a device pays."""

from .choice import DeviceChoice, choose, synchronize
from .timing import ProductTimes, first_size_that_pays, time_products

__all__ = ["DeviceChoice", "ProductTimes", "choose", "first_size_that_pays", "synchronize", "time_products"]
