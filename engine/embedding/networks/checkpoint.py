"""Weights files: published, downloaded by torchvision, or the user's own; never any code from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

import torch
from torch import Tensor

from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.exported import RECIPE
from engine.embedding.networks.architectures import ARCHITECTURES, build_network, recognise_architecture
from engine.embedding.networks.photo_network import PhotoNetwork
from engine.embedding.sources import WeightsSource, hash_weights

WRAPPERS = ("state_dict", "model", "model_state_dict")  # where training scripts put the weights


@dataclass(frozen=True)
class LoadedNetwork:
    """A network with its weights, and what its features are called."""

    network: PhotoNetwork
    backbone: str
    side: int
    dims: int


def load_source(source: WeightsSource) -> LoadedNetwork:
    """Load the weights that a source names, downloading them when they are not here yet."""
    if source.architecture is None:
        assert source.path is not None
        name, network = load_local(source.path)
    else:
        name, network = source.architecture, load_published(source)
    wanted = ARCHITECTURES[name]
    return LoadedNetwork(network, f"{name}-{source.weights_hash}-whole{wanted.side}r{RECIPE}", wanted.side, wanted.dims)


def load_published(source: WeightsSource) -> PhotoNetwork:
    """A registry network; its file must be the published one, and every key of it must fit."""
    assert source.architecture is not None
    if source.path is None:
        return build_network(source.architecture, _download_state(source.architecture))
    if hash_weights(source.path) != source.weights_hash:
        raise EncoderUnavailable(f"The weights file {source.path} is damaged: delete it, then try again or reinstall.")
    return build_network(source.architecture, read_state(source.path))


def load_local(path: Path) -> tuple[str, PhotoNetwork]:
    """The user's own checkpoint: which architecture it is, and the network."""
    state = read_state(path)
    name = recognise_architecture(state)
    if name is None:
        known = ", ".join(ARCHITECTURES)
        raise EncoderUnavailable(f"{path} holds weights of an unknown network: give weights of one of {known}.")
    try:
        return name, build_network(name, state, any_classifier=True)
    except RuntimeError as error:
        raise EncoderUnavailable(f"The weights in {path} do not fit {name}: {_first_line(error)}") from error


def read_state(path: Path) -> dict[str, Tensor]:
    """Parameter name -> tensor of a .safetensors or .pth file."""
    try:
        state = _read_tensors(path)
    except FileNotFoundError as error:
        raise EncoderUnavailable(f"There is no file {path}: choose the checkpoint again.") from error
    except Exception as error:  # a hostile or broken file can fail in any way; none may pass for weights
        raise EncoderUnavailable(
            f"{path} is no weights file that is safe to read: give .safetensors, or .pth saved as a plain state_dict. "
            f"({_first_line(error)})"
        ) from error
    return {key.removeprefix("module."): value for key, value in state.items()}


def _read_tensors(path: Path) -> dict[str, Tensor]:
    if path.suffix.lower() == ".safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    found: Any = torch.load(path, map_location="cpu", weights_only=True)
    for wrapper in WRAPPERS:
        found = found[wrapper] if isinstance(found, dict) and isinstance(found.get(wrapper), dict) else found
    if not isinstance(found, dict) or not all(isinstance(value, Tensor) for value in found.values()):
        raise ValueError("it holds other things than tensors")
    return {str(key): value for key, value in found.items()}


def _download_state(architecture: str) -> dict[str, Tensor]:
    weights = ARCHITECTURES[architecture].weights
    if weights is None:
        raise EncoderUnavailable(f"The weights of {architecture} are missing: install Lookalike again.")
    try:
        state: dict[str, Tensor] = weights.get_state_dict(progress=False, check_hash=True, weights_only=True)
    except (URLError, OSError, RuntimeError) as error:
        raise EncoderUnavailable(
            f"The weights of {architecture} could not be downloaded: connect to the internet and try again, "
            f"or choose EfficientNet-Lite0, which comes with the program. ({_first_line(error)})"
        ) from error
    return state


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
