"""Each network: shapes, the layers of its source, and how it starts."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from engine.learning.errors import CannotLearn
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.identity_head import IdentityHead, ResidualHead
from engine.learning.networks.keras_siamese import KerasSiamese
from engine.learning.networks.koch import KochNetwork
from engine.learning.networks.layers import Layered, split_network


@pytest.mark.parametrize(
    ("network", "shape", "dims"),
    [
        (KerasSiamese(), (1, 28, 28), 128),
        (KerasSiamese(50, side=(56, 46)), (1, 56, 46), 50),
        (KerasSiamese(8, side=32, channels=3), (3, 32, 32), 8),
        (Conv4(), (1, 28, 28), 64),
        (Conv4(None, width=16, side=42), (1, 42, 42), 64),
        (Conv4(32, width=8, side=16, channels=3, pooling="mean"), (3, 16, 16), 32),
        (KochNetwork(), (1, 105, 105), 4096),
    ],
)
def test_inputs_become_raw_embeddings_by_way_of_features(network: Layered, shape: tuple[int, ...], dims: int) -> None:
    network.eval()
    inputs = torch.rand(2, *shape, generator=torch.Generator().manual_seed(0))
    embeddings = network(inputs)
    assert embeddings.shape == (2, dims)
    features, head = split_network(network)
    assert torch.equal(head(features(inputs)), embeddings)
    assert not torch.allclose(embeddings.norm(dim=1), torch.ones(2))
    embeddings.sum().backward()
    assert all(weight.grad is not None for weight in network.parameters())


def test_the_layers_of_koch() -> None:
    shapes = [tuple(layer.weight.shape) for layer in KochNetwork().modules() if isinstance(layer, nn.Conv2d)]
    assert shapes == [(64, 1, 10, 10), (128, 64, 7, 7), (128, 128, 4, 4), (256, 128, 4, 4)]
    assert sum(weight.numel() for weight in KochNetwork().parameters()) == 38_947_648


def test_an_identity_head_changes_nothing_until_it_learns() -> None:
    rows = torch.randn(5, 6, generator=torch.Generator().manual_seed(0))
    head = IdentityHead(6)
    assert torch.equal(head(rows), rows)
    assert head.penalty(2.0).item() == 0
    head.weight.data[0, 1] += 3
    assert head.penalty(2.0).item() == pytest.approx(18)
    assert IdentityHead(6, 4)(rows).shape == (5, 4)


def test_an_identity_head_starts_at_the_matrix_it_is_given() -> None:
    rng = np.random.default_rng(0)
    matrix, centre = rng.normal(size=(6, 3)).astype(np.float32), rng.normal(size=6).astype(np.float32)
    rows = rng.normal(size=(5, 6)).astype(np.float32)
    head = IdentityHead(6, matrix=matrix, centre=centre)
    np.testing.assert_allclose(head(torch.from_numpy(rows)).detach(), (rows - centre) @ matrix, rtol=1e-5, atol=1e-6)
    head.weight.data += 1
    assert float(np.abs(matrix - head.start.numpy()).max()) == 0  # the start is a copy
    with pytest.raises(CannotLearn, match=r"\(7, 3\).*dims_in = 6"):
        IdentityHead(6, matrix=np.zeros((7, 3), np.float32))


def test_a_residual_head_opens_its_gate_by_learning() -> None:
    torch.manual_seed(0)
    rows, head = torch.randn(5, 6), ResidualHead(6, hidden=8)
    assert torch.equal(head(rows), rows)
    head(rows).square().sum().backward()
    assert head.gate.grad is not None
    assert bool((head.gate.grad != 0).any())
    head.gate.data += 0.5
    assert not torch.equal(head(rows), rows)
    assert head.penalty(0.1).item() == pytest.approx(0.1 * 6 * 0.25)
