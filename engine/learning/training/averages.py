"""The running mean of the weights, which is judged and kept in their place."""

from __future__ import annotations

from copy import deepcopy

import torch
from torch import Tensor, nn


class Average:
    """An exponential mean of a module's state; early on a shorter one, so that the start is soon forgotten."""

    def __init__(self, module: nn.Module, decay: float) -> None:
        self.module = deepcopy(module).requires_grad_(False).eval()
        self.decay = decay
        self._pairs = self._match(module)

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the weights after so many steps; whole numbers such as counters are copied."""
        share = 1 - min(self.decay, (1 + step) / (10 + step))
        means, values = self._pairs
        torch._foreach_lerp_(means, values, share)
        for mean, value in self._counters:
            mean.copy_(value)

    def _match(self, module: nn.Module) -> tuple[list[Tensor], list[Tensor]]:
        here, there = self.module.state_dict(), module.state_dict()
        self._counters = [(here[name], there[name]) for name in here if not here[name].is_floating_point()]
        names = [name for name in here if here[name].is_floating_point()]
        return [here[name] for name in names], [there[name] for name in names]
