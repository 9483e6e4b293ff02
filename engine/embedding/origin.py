"""Where an encoder comes from, as its row in the catalogue notes it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class EncoderOrigin:
    """How an encoder was made."""

    kind: str  # "default": made by the program, which may replace it
    network: str  # key of ENCODERS, "default", or "file:PATH"
    photos: int  # that its head was learned from; 0 = the identity

    @classmethod
    def read(cls, note: str) -> EncoderOrigin:
        """The origin that `write` noted."""
        return cls(**json.loads(note))

    def write(self) -> str:
        """The note for the catalogue."""
        return json.dumps(asdict(self))
