"""Where an encoder comes from, as its row in the catalogue notes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

TAUGHT = "taught:"  # a network that was taught here; what follows names its file in the library
FOLDER = "networks"  # of the library, where such files lie


@dataclass(frozen=True, slots=True)
class EncoderOrigin:
    """How an encoder was made."""

    kind: str  # "default": made by the program, which may replace it; "quick", "deep", "imported": by a person
    network: str  # key of ENCODERS, "default", "file:PATH" or "taught:FILE"
    photos: int  # that its head was learned from; 0 = the identity
    lesson: Mapping[str, Any] = field(default_factory=dict)  # what it was taught, and the verdict on it

    @classmethod
    def read(cls, note: str) -> EncoderOrigin:
        """The origin that `write` noted; TypeError or ValueError for anything else."""
        return cls(**json.loads(note))

    def write(self) -> str:
        """The note for the catalogue."""
        return json.dumps(asdict(self))


def locate_network(network: str, library: Path) -> str:
    """The name that `open_encoder` knows a network by."""
    if network.startswith(TAUGHT):
        return f"file:{library / FOLDER / network.removeprefix(TAUGHT)}"
    return network
