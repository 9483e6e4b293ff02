"""A photo network cut in two: the part that stays as it is runs once over every view, the last blocks learn on that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.embedding.networks.checkpoint import load_source
from engine.embedding.networks.photo_network import PhotoNetwork, simplify_for_export
from engine.embedding.runtime import find_source
from engine.learning.deep.varying import MARGIN, vary_photos
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.networks.layers import Layered

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
State = dict[str, Tensor]
AT_ONCE = 32  # photos that go through the network together


class DeepEncoder(Layered):
    """Activations (n, ...) -> embeddings (n, k): the last blocks of a photo network under a head."""

    def __init__(self, network: PhotoNetwork, head: IdentityHead) -> None:
        super().__init__()
        self.trunk, self.head = nn.ModuleList(network.trunk.top()), head
        self._upper = network.upper  # of the whole network, whose frozen part is none of this module's weights

    def features(self, inputs: Tensor) -> Tensor:
        features: Tensor = self._upper(inputs)[0]
        return features


class Tower:
    """A network of the program, open for teaching; raises EncoderUnavailable."""

    def __init__(self, name: str, device: str = "cpu") -> None:
        loaded = load_source(find_source(name))
        self.side, self.dims, self.backbone = loaded.side, loaded.dims, loaded.backbone
        self.device = device
        self.network = loaded.network.to(device).eval().requires_grad_(False)
        self._frozen = deepcopy(self.network)
        simplify_for_export(self._frozen)
        self.shape = self._run_lower(torch.zeros(1, self.side, self.side, 3, dtype=torch.uint8)).shape[1:]
        self._start = self.top_state()
        self._top.requires_grad_(True)

    @property
    def _top(self) -> nn.ModuleList:
        return nn.ModuleList(self.network.trunk.top())

    @property
    def wide(self) -> int:
        """Width and height of the pixels that views are cut from."""
        return round(self.side * MARGIN)

    def see(self, pixels: NDArray[np.uint8], wide: NDArray[np.uint8], seeds: Sequence[int], views: int) -> Halves:
        """Activations (n, 1 + views, ...) of photos (n, side, side, 3) as they are and varied, (n, wide, wide, 3).

        A photo's views come from its own seed, so that they are the same in whatever order photos come.
        """
        shown = [torch.from_numpy(pixels)[:, None]]
        if views:
            varied = [self._vary(photo, seed, views) for photo, seed in zip(wide, seeds, strict=True)]
            shown.append(torch.stack(varied))
        whole = torch.cat(shown, 1)
        return self._run_lower(whole.flatten(0, 1)).reshape(len(pixels), 1 + views, *self.shape)

    def _vary(self, photo: NDArray[np.uint8], seed: int, views: int) -> Tensor:
        generator = torch.Generator().manual_seed(seed)
        return vary_photos(torch.from_numpy(photo).expand(views, -1, -1, -1), self.side, generator)

    def _run_lower(self, pixels: Tensor) -> Halves:
        with torch.inference_mode():
            parts = [self._frozen.lower(part.to(self.device)).half().cpu() for part in torch.split(pixels, AT_ONCE)]
        return torch.cat(parts).numpy()

    def encode(self, activations: Halves) -> Floats:
        """Features (n, d) of activations (n, ...) by the network as it is now."""
        with torch.inference_mode():
            parts = [
                self.network.upper(torch.from_numpy(activations[start : start + AT_ONCE]).to(self.device).float())[0]
                for start in range(0, len(activations), AT_ONCE)
            ]
        return torch.cat([part.float().cpu() for part in parts]).numpy()

    def top_state(self) -> State:
        """A copy of the weights that learn."""
        return {name: value.detach().clone() for name, value in self._top.state_dict().items()}

    def set_top(self, state: Mapping[str, Tensor] | None = None) -> None:
        """Put those weights back, by default as they were published."""
        self._top.load_state_dict(dict(self._start if state is None else state))

    def save(self, path: Path) -> None:
        """Write the network as it is now in safetensors; raises OSError."""
        from safetensors.torch import save

        state = {name: value.detach().cpu().contiguous() for name, value in self.network.published_state().items()}
        path.write_bytes(save(state))
