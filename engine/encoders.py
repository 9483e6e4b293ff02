"""The networks that a user can choose, and opening the one that a library asks for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.embedding import DEFAULT_ENCODER, ENCODERS
from engine.embedding.encoder import Encoder
from engine.embedding.origin import EncoderOrigin
from engine.embedding.runtime import open_encoder
from engine.settings import Settings


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """One network of the registry."""

    name: str
    title: str
    dims: int
    side: int  # pixels
    licence: str
    download_mb: int
    available: bool  # its weights lie on this computer
    chosen: bool  # by the settings
    in_use: bool  # searches go by it


def list_choices(catalogue: Catalogue, settings: Settings) -> tuple[EncoderChoice, ...]:
    """Every network, as this library stands to it."""
    row = encoder_in_use(catalogue)
    used = None if row is None else resolve_name(EncoderOrigin.read(row.note).network)
    chosen = resolve_name(settings.encoder)
    return tuple(
        EncoderChoice(
            name, spec.title, spec.dims, spec.side, spec.licence, spec.download_mb,
            spec.find_weights() is not None, name == chosen, name == used,
        )
        for name, spec in ENCODERS.items()
    )  # fmt: skip


def resolve_name(name: str) -> str:
    """The registry key behind "default"."""
    return DEFAULT_ENCODER if name == "default" else name


def open_chosen(settings: Settings) -> Encoder:
    """Open the network that the settings ask for; raises EncoderUnavailable."""
    return open_encoder(settings.encoder, settings.device, settings.precision)
