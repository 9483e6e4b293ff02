"""What the embedding tests share."""

from __future__ import annotations

import pytest
import torch


@pytest.fixture(scope="session", autouse=True)
def one_torch_thread() -> None:
    """Torch's threads spin, and stop each other on a busy computer."""
    torch.set_num_threads(1)
