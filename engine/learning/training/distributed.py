"""Several processes that teach one network: each embeds its part of a batch, all see the whole of it.

Every process draws the same rows and takes its own share of them, so labels are known everywhere. The gathered batch
has a gradient for the process's own rows only; summed over the processes that is the gradient of the whole batch.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch import Tensor, nn


@contextmanager
def joined(kind: Literal["cuda", "cpu"], meeting: str = "env://") -> Iterator[str]:
    """Teach together with the other processes that torchrun has started, or alone; gives the device for `train`.

    kind: each process on an NVIDIA card of its own, or all on the processor. meeting: where they find each other.
    """
    device = f"cuda:{os.environ.get('LOCAL_RANK', 0)}" if kind == "cuda" else "cpu"
    if "WORLD_SIZE" not in os.environ:
        yield device
        return
    if kind == "cuda":
        torch.cuda.set_device(device)
    place, size = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
    dist.init_process_group("nccl" if kind == "cuda" else "gloo", meeting, rank=place, world_size=size)
    try:
        yield device
    finally:
        dist.destroy_process_group()


def count_processes() -> int:
    """How many teach together; 1 without `torch.distributed`."""
    return dist.get_world_size() if dist.is_available() and dist.is_initialized() else 1


def own_place() -> int:
    """Which of them this is."""
    return dist.get_rank() if count_processes() > 1 else 0


def split_rows(rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The share of each process."""
    return list(np.array_split(rows, count_processes()))


def gather_rows(own: Tensor, total: int) -> Tensor:
    """The whole batch (total, d) from each process's share (b, d); shares differ by one row at most."""
    if count_processes() == 1:
        return own
    sizes = [len(part) for part in np.array_split(np.empty(total), count_processes())]
    padded = own.detach().new_zeros(max(sizes), *own.shape[1:])
    padded[: len(own)] = own.detach()
    received = [torch.empty_like(padded) for _ in sizes]
    dist.all_gather(received, padded)
    parts = [part[:size] for part, size in zip(received, sizes, strict=True)]
    parts[own_place()] = own
    return torch.cat(parts)


def combine_gradients(weights: Iterable[nn.Parameter], *, whole: bool) -> None:
    """Sum the gradients of all processes; `whole`: each has the whole gradient already, so take the mean."""
    known = [weight for weight in weights if weight.requires_grad]
    if count_processes() == 1 or not known:
        return
    for weight in known:
        weight.grad = torch.zeros_like(weight) if weight.grad is None else weight.grad
    bucket = torch.cat([weight.grad.flatten() for weight in known if weight.grad is not None])
    dist.all_reduce(bucket)
    bucket /= count_processes() if whole else 1
    for weight, part in zip(known, torch.split(bucket, [weight.numel() for weight in known]), strict=True):
        assert weight.grad is not None
        weight.grad.copy_(part.view_as(weight))


def agree(module: nn.Module) -> None:
    """Give every process the first one's weights and buffers."""
    if count_processes() > 1:
        for tensor in module.state_dict().values():
            dist.broadcast(tensor, 0)


def agree_on_tensor(tensor: Tensor) -> Tensor:
    """The first process's numbers."""
    if count_processes() > 1:
        dist.broadcast(tensor, 0)
    return tensor


def agree_on(value: float) -> float:
    """The first process's number."""
    if count_processes() == 1:
        return value
    shared = torch.tensor([value], dtype=torch.float64)
    if dist.get_backend() == "nccl":
        shared = shared.cuda()
    dist.broadcast(shared, 0)
    return float(shared)
