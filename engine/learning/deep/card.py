"""What goes wrong with a graphics card, told apart from all else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from engine.learning.errors import CannotLearn


class CardTrouble(CannotLearn):
    """A graphics card that is busy, too small or broken; its text is one sentence."""


@contextmanager
def card_errors() -> Iterator[None]:
    """Turn what torch raises about a card into `CardTrouble`."""
    try:
        yield
    except torch.cuda.OutOfMemoryError as error:
        raise CardTrouble("The graphics card has too little memory free.") from error
    except RuntimeError as error:
        if "CUDA" not in str(error):
            raise
        raise CardTrouble(f"The graphics card cannot be used now ({str(error).splitlines()[0]}).") from error
