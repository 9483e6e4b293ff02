"""Deep mode on the product's own network: photos in 8 bits, frozen norms, the last block and the head learn."""

from __future__ import annotations

import numpy as np
import torch

from engine.learning.networks.photo_encoder import load_photo_encoder
from engine.learning.training.examples import TensorExamples
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan


def test_the_last_block_and_the_head_learn_and_nothing_else() -> None:
    encoder = load_photo_encoder()
    encoder.unfreeze_last(1)
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    pixels = torch.randint(0, 256, (6, 224, 224, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(0))
    plan = TrainingPlan("supcon", steps=2, classes=2, each=2, learning_rate=1e-4, warmup=0, freeze_norms=True)
    train(encoder, TensorExamples(pixels, np.repeat(np.arange(3), 2)), plan)
    moved = {name for name, value in encoder.state_dict().items() if not torch.equal(value, before[name])}
    norms = {name for name in before if name.endswith((".1.weight", "tracked")) or "running" in name}
    assert "head.weight" in moved
    assert any("blocks.15." in name for name in moved)
    assert all("blocks.15." in name or "model.head." in name for name in moved - {"head.weight"})
    assert not moved & norms
