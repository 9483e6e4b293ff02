"""The settings of a library that the engine goes by; those of the window are the window's own."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from engine.catalogue.database import Catalogue
from engine.catalogue.settings import get_setting, set_setting
from engine.embedding.encoder import Device, Precision


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose for one library."""

    encoder: str = "default"  # a key of ENCODERS, or "file:PATH"
    device: Device = "auto"
    precision: Precision = "auto"
    exclude: tuple[str, ...] = ()  # glob patterns left out of every folder
    include_hidden: bool = False
    thumbnail_cache_mb: int = 2_000


def load_settings(catalogue: Catalogue) -> Settings:
    """The settings of this library; what was never chosen has its default."""
    stored: dict[str, Any] = get_setting(catalogue, "library", {})
    known = {field.name for field in fields(Settings)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items() if name in known
    }
    return Settings(**values)


def save_settings(catalogue: Catalogue, settings: Settings) -> None:
    """Keep the settings."""
    set_setting(catalogue, "library", asdict(settings))
