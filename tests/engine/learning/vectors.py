"""The worked examples beside the checkout, as tensors."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

WIDE = torch.float64


@lru_cache
def _all_cases(path: Path) -> dict[str, dict[str, Any]]:
    return {case["name"]: case for case in json.loads(path.read_text())["vectors"]}


def case_of(shared: Path, name: str) -> dict[str, Any]:
    """One worked example: inputs, hyper, expected, grads_fd."""
    return _all_cases(shared / "reference" / "loss_vectors.json")[name]


def tensor(values: Any, dtype: torch.dtype = WIDE) -> Tensor:
    """Numbers of an example that get a gradient."""
    return torch.tensor(values, dtype=dtype, requires_grad=True)


def tolerance(dtype: torch.dtype) -> dict[str, float]:
    """1e-8 in float64; 1e-5 relative in float32."""
    return {"rtol": 1e-8, "atol": 1e-8} if dtype == WIDE else {"rtol": 1e-5, "atol": 1e-6}


def assert_value(found: Tensor, expected: Any) -> None:
    """The value, to the tolerance of its precision."""
    wanted = torch.tensor(expected, dtype=found.dtype)
    torch.testing.assert_close(found.detach(), wanted, **tolerance(found.dtype))


def assert_gradients(loss: Tensor, *pairs: tuple[Tensor, Any]) -> None:
    """Gradients of the loss at each tensor."""
    found = torch.autograd.grad(loss, [variable for variable, _ in pairs])
    for gradient, (_, expected) in zip(found, pairs, strict=True):
        wanted = torch.tensor(expected, dtype=gradient.dtype)
        scale = max(1.0, float(wanted.abs().max()))
        limit = 1e-8 if gradient.dtype == WIDE else 1e-5
        torch.testing.assert_close(gradient, wanted, rtol=0, atol=limit * scale)
