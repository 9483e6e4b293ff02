"""Where the last blocks are taught: on the card if it can be had, else on the processor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.embedding.cuda import has_cuda_driver, torch_sees_cuda
from engine.embedding.encoder import Device
from engine.learning.deep.card import CardTrouble, card_errors
from engine.learning.errors import CannotLearn

T = TypeVar("T")
NO_CARD = "No NVIDIA card can be used here: choose the processor in the settings, or install torch for CUDA."
ON_PROCESSOR = "{0} It was taught on the processor instead."


def choose_device(wanted: Device) -> str:
    """ "cuda" or "cpu"; raises CannotLearn where a card is asked for and there is none."""
    if wanted == "cpu":
        return "cpu"
    if (wanted == "cuda" or has_cuda_driver()) and torch_sees_cuda():
        return "cuda"
    if wanted == "cuda":
        raise CannotLearn(NO_CARD)
    return "cpu"


def try_card_first(device: str, work: Callable[[str], T]) -> tuple[T, tuple[str, ...]]:
    """Work on the device; a card that is busy or too small is left for the processor, and a note tells so."""
    try:
        with card_errors():
            return work(device), ()
    except CardTrouble as error:
        if device == "cpu":
            raise
        return work("cpu"), (ON_PROCESSOR.format(error),)
