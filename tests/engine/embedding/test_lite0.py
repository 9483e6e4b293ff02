"""The default network against a second, independent writing of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.embedding.encoder import Encoder
from engine.embedding.networks.architectures import build_network
from engine.embedding.networks.lite0 import EfficientNetLite0, name_published_parts, pad_same, rename_published
from engine.embedding.quantise import paint_pictures
from engine.embedding.sources import find_lite0, hash_weights
from tests.engine.embedding.reference_lite0 import reference_forward

State = dict[str, torch.Tensor]


@pytest.fixture(scope="module")
def published() -> State:
    path = find_lite0()
    assert path is not None and hash_weights(path) == "57934424"
    state = torch.load(path, weights_only=True)
    assert len(state) == 296
    return state


def test_reference_reads_every_published_key_once(published: State) -> None:
    *_, used = reference_forward(paint_pictures(1, 32), published)
    assert Counter(used) == Counter(list(published))


@pytest.mark.parametrize("side", [224, 97])
def test_maps_features_and_classes_equal_the_reference(published: State, side: int) -> None:
    pixels = paint_pictures(1, side)
    maps, logits, _ = reference_forward(pixels, published)
    network = build_network("efficientnet-lite0", published)
    with torch.inference_mode():
        found_features, found_maps = network(torch.from_numpy(pixels))
        classes = network.trunk.model(torch.from_numpy(pixels).movedim(3, 1).float() / 128 - 127 / 128)
    np.testing.assert_allclose(found_maps.movedim(1, 3), maps, atol=1e-4)
    np.testing.assert_allclose(found_features, maps.mean(axis=(1, 2)), atol=1e-5)
    torch.testing.assert_close(classes, logits, atol=1e-4, rtol=1e-4)


def test_exported_network_equals_the_reference(published: State, encoder: Encoder) -> None:
    pixels = paint_pictures(2, 224, seed=1)
    maps, _, _ = reference_forward(pixels, published)
    found_features, found_maps = encoder.encode_maps(pixels)
    np.testing.assert_allclose(found_features, maps.mean(axis=(1, 2)), atol=1e-4)
    np.testing.assert_allclose(found_maps, maps, atol=1e-3)


@pytest.mark.parametrize(("size", "kernel", "stride"), [(224, 3, 2), (15, 3, 2), (14, 5, 2), (7, 5, 1), (8, 1, 1)])
def test_padding_is_that_of_tensorflow(size: int, kernel: int, stride: int) -> None:
    padded = pad_same(torch.ones(1, 1, size, size), kernel, stride)
    assert (padded.shape[-1] - kernel) // stride + 1 == -(-size // stride)
    before = int((padded[0, 0, padded.shape[2] // 2] == 0).sum()) // 2
    added = padded.shape[-1] - size
    assert before == added // 2
    assert padded[0, 0, before, before] == 1


def test_every_published_part_has_one_place() -> None:
    names = name_published_parts()
    assert len(set(names.values())) == len(names)
    ours = {key.rpartition(".")[0] for key in EfficientNetLite0().state_dict()}
    assert set(names) == ours


@pytest.mark.parametrize("change", ["missing", "unexpected", "misshapen"])
def test_weights_that_do_not_fit_are_refused(published: State, change: str) -> None:
    state = dict(published)
    weight = state.pop("_blocks.3._depthwise_conv.weight")
    if change == "unexpected":
        state |= {"_blocks.3._depthwise_conv.weight": weight, "_blocks.16._bn0.weight": torch.zeros(3)}
    if change == "misshapen":
        state["_blocks.3._depthwise_conv.weight"] = weight[:, :, :3, :3]
    with pytest.raises(RuntimeError, match="blocks"):
        build_network("efficientnet-lite0", state)


def test_unknown_keys_keep_their_names() -> None:
    assert set(rename_published({"other.weight": torch.zeros(1)})) == {"other.weight"}


def test_fruit_is_recognised(published: State, shared: Path) -> None:
    """ImageNet classes 948, 951, 953, 954, 945: the normalisation is the published one."""
    from PIL import Image

    network = build_network("efficientnet-lite0", published)
    folder = shared / "data" / "grocery"
    expected = {"Granny-Smith": 948, "Lemon": 951, "Pineapple": 953, "Banana": 954, "Red-Bell-Pepper": 945}
    paths = {path: index for name, index in expected.items() for path in sorted((folder / name).iterdir())[:4]}
    photos = [Image.open(path).convert("RGB").resize((224, 224), Image.Resampling.BICUBIC) for path in paths]
    x = torch.from_numpy(np.stack([np.asarray(photo) for photo in photos])).movedim(3, 1)
    with torch.inference_mode():
        found = network.trunk.model((x - network.pixel_mean) / network.pixel_std).argmax(1)
    assert np.mean(found.numpy() == list(paths.values())) > 0.8
