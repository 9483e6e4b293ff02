"""The networks that a user can choose, and opening the one that a library asks for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.embedding import DEFAULT_ENCODER, ENCODERS
from engine.embedding.encoder import Encoder
from engine.embedding.origin import locate_network
from engine.embedding.runtime import open_encoder
from engine.lessons.encoders.keeping import find_coming
from engine.lessons.gathering import read_origin
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
    used = None if row is None else resolve_name(read_origin(row).network)
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


def find_network(catalogue: Catalogue, settings: Settings) -> tuple[str, bool]:
    """The network that photos are embedded by, and whether the program may learn its own head for it.

    That of the encoder which waits for its features, else of one that a person taught, else what the settings say.
    """
    row = find_coming(catalogue)
    if row is None:
        row = encoder_in_use(catalogue)
        if row is None or read_origin(row).kind in ("default", "unknown"):
            return settings.encoder, True
    return read_origin(row).network, False


def open_network(catalogue: Catalogue, settings: Settings, network: str) -> Encoder:
    """Open one of them; raises EncoderUnavailable."""
    return open_encoder(locate_network(network, catalogue.folder), settings.device, settings.precision)


def open_in_use(catalogue: Catalogue, settings: Settings) -> Encoder:
    """Open the network of the encoder in use, or before the first photo that of the settings."""
    row = encoder_in_use(catalogue)
    if row is None or read_origin(row).kind in ("default", "unknown"):
        return open_network(catalogue, settings, settings.encoder)
    return open_network(catalogue, settings, read_origin(row).network)
