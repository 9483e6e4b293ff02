"""The convolution by frequencies is the plain one, values and gradients."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from engine.learning.networks.fourier_conv import FourierConv2d

SHAPES = [(8, 8, 3, 3), (9, 11, 4, 2), (12, 7, 7, 7), (5, 6, 1, 6), (1, 2, 1, 1), (3, 1, 3, 1)]


@pytest.mark.parametrize(("height", "width", "tall", "wide"), SHAPES)
def test_it_is_a_convolution(height: int, width: int, tall: int, wide: int) -> None:
    torch.manual_seed(0)
    quick = FourierConv2d(3, 5, (tall, wide))
    plain = nn.Conv2d(3, 5, (tall, wide))
    plain.load_state_dict(quick.state_dict())
    inputs = torch.randn(4, 3, height, width)
    for found, expected in zip(answers(quick, inputs), answers(plain, inputs), strict=True):
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_wider_numbers_go_the_plain_way() -> None:
    inputs = torch.randn(2, 3, 8, 8, dtype=torch.float64)
    quick = FourierConv2d(3, 5, 3, bias=False).double()
    assert quick(inputs).dtype == torch.float64


def answers(layer: nn.Module, inputs: Tensor) -> list[Tensor]:
    inputs = inputs.clone().requires_grad_()
    outputs = layer(inputs)
    (outputs.sin()).sum().backward()
    return [outputs.detach(), *(tensor.grad for tensor in (inputs, *layer.parameters()) if tensor.grad is not None)]
