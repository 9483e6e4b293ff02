"""How the benchmarks time and print: milliseconds of calls, and one line for each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


def time_calls(call: Callable[[T], object], arguments: Iterable[T]) -> NDArray[np.float64]:
    """Milliseconds of every call."""
    times = []
    for argument in arguments:
        start = perf_counter()
        call(argument)
        times.append((perf_counter() - start) * 1e3)
    return np.array(times)


def time_once(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = perf_counter()
    call()
    return perf_counter() - start


def print_row(name: str, value: float, unit: str, note: str = "") -> None:
    """One line of the table."""
    print(f"{name:<48}{value:>10.3f} {unit:<9} {note}", flush=True)
