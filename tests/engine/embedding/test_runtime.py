"""Opening encoders: the cache of exported networks, wrong names, offline computers, thread settings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.embedding import DEFAULT_ENCODER, ENCODERS
from engine.embedding.cuda import has_cuda_driver
from engine.embedding.encoder import Encoder, EncoderUnavailable
from engine.embedding.exported import network_path, read_exported, write_exported
from engine.embedding.quantise import paint_pictures
from engine.embedding.runtime import encoder_cache as default_cache
from engine.embedding.runtime import find_source, open_encoder

KEY = find_source("default").key


@pytest.fixture
def copied(encoder: Encoder, encoder_cache: Path, tmp_path: Path) -> Path:
    """A cache of one's own with the good network in it."""
    for path in (network_path(encoder_cache, KEY), network_path(encoder_cache, KEY).with_suffix(".json")):
        shutil.copy(path, tmp_path)
    return tmp_path


def truncate_network(cache: Path) -> None:
    with network_path(cache, KEY).open("r+b") as file:
        file.truncate(100_000)


def flip_one_byte(cache: Path) -> None:
    data = bytearray(network_path(cache, KEY).read_bytes())
    data[len(data) // 2] ^= 1
    network_path(cache, KEY).write_bytes(data)


def replace_by_noise(cache: Path) -> None:
    network_path(cache, KEY).write_bytes(os.urandom(5000))


def age_recipe(cache: Path) -> None:
    place = network_path(cache, KEY).with_suffix(".json")
    place.write_text(json.dumps(json.loads(place.read_text()) | {"recipe": 0}))


def write_foreign_facts(cache: Path) -> None:
    network_path(cache, KEY).with_suffix(".json").write_text('{"name": "something else"}')


def write_no_json(cache: Path) -> None:
    network_path(cache, KEY).with_suffix(".json").write_bytes(b"\xff\x00")


@pytest.mark.parametrize(
    "damage",
    [truncate_network, flip_one_byte, replace_by_noise, age_recipe, write_foreign_facts, write_no_json],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_or_foreign_network_is_not_used(copied: Path, damage) -> None:
    assert read_exported(copied, KEY) is not None
    damage(copied)
    assert read_exported(copied, KEY) is None


def test_facts_are_written_after_the_network(copied: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.onnx"
    made.write_bytes(b"network")
    facts = write_exported(copied, "other", made, "other-1234", 32, 7)
    assert not made.exists()
    assert read_exported(copied, "other") == facts


def test_batches_do_not_change_features(encoder: Encoder) -> None:
    pixels = paint_pictures(11, 224)
    one_by_one = np.concatenate([encoder.encode(pixels[i : i + 1]) for i in range(11)])
    np.testing.assert_allclose(encoder.encode(pixels), one_by_one, atol=1e-5)
    features, maps = encoder.encode_maps(pixels)
    assert maps.shape == (11, 7, 7, encoder.dims)
    np.testing.assert_allclose(maps.mean(axis=(1, 2)), features, atol=1e-5)


def test_no_photos_give_no_features(encoder: Encoder) -> None:
    nothing = np.empty((0, 224, 224, 3), np.uint8)
    assert encoder.encode(nothing).shape == (0, encoder.dims)
    features, maps = encoder.encode_maps(nothing)
    assert features.shape == (0, encoder.dims) and maps.shape == (0, 7, 7, encoder.dims)


def test_a_strided_view_is_encoded_as_it_looks(encoder: Encoder) -> None:
    pixels = paint_pictures(2, 224)
    np.testing.assert_allclose(encoder.encode(pixels[:, :, ::-1]), encoder.encode(pixels[:, :, ::-1].copy()), atol=1e-6)


@pytest.mark.parametrize("wrong", [np.zeros((1, 224, 224, 3), np.float32), np.zeros((1, 200, 224, 3), np.uint8)])
def test_wrong_pixels_are_refused(encoder: Encoder, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="8-bit pixels"):
        encoder.encode(wrong)


def test_backbone_names_are_safe_in_file_names(encoder: Encoder) -> None:
    assert encoder.backbone == "efficientnet-lite0-57934424-whole224r2"
    spec = ENCODERS[DEFAULT_ENCODER]
    assert (encoder.dims, encoder.side, encoder.policy) == (spec.dims, spec.side, spec.policy)


def test_unknown_names_are_answered_with_the_known_ones() -> None:
    with pytest.raises(EncoderUnavailable, match="efficientnet-lite0"):
        open_encoder("resnet-9000")


def test_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match=r"There is no file .*gone\.pth"):
        open_encoder(f"file:{tmp_path}/gone.pth")


@pytest.mark.skipif(has_cuda_driver(), reason="this computer has an NVIDIA card")
def test_cuda_without_a_card_is_refused() -> None:
    with pytest.raises(EncoderUnavailable, match="choose the processor"):
        open_encoder(device="cuda")


@pytest.mark.skipif(not has_cuda_driver(), reason="needs an NVIDIA card, and this computer has none")
def test_cuda_gives_the_features_of_the_processor(encoder: Encoder) -> None:
    pixels = paint_pictures(3, 224)
    on_card = open_encoder(device="cuda")
    features, maps = on_card.encode_maps(pixels)
    assert on_card.backbone == encoder.backbone
    cosine = (features * encoder.encode(pixels)).sum(1) / np.linalg.norm(features, axis=1) / np.sqrt(2)
    assert cosine.min() > 0.999
    np.testing.assert_allclose(maps.mean(axis=(1, 2)), features, atol=1e-4)


def test_the_cache_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOOKALIKE_CACHE", str(tmp_path))
    assert default_cache() == tmp_path / "encoders"
    monkeypatch.delenv("LOOKALIKE_CACHE")
    assert default_cache().name == "encoders" and "Lookalike" in default_cache().parts


def test_encoding_and_opening_load_no_torch(encoder_cache: Path, encoder: Encoder) -> None:
    code = (
        "import sys; from pathlib import Path; from engine.embedding.runtime import open_encoder, quiet_threads;"
        "assert not {'torch', 'onnxruntime', 'onnx'} & set(sys.modules); quiet_threads();"
        f"open_encoder(device='cpu', precision='fp32', cache=Path({str(encoder_cache)!r}));"
        "assert not {'torch', 'onnx'} & set(sys.modules); import os; print(os.environ['OMP_WAIT_POLICY'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "passive"), done.stderr


def test_threads_already_chosen_stay() -> None:
    code = (
        "import os; from engine.embedding.runtime import quiet_threads; quiet_threads();"
        "print(os.environ['OMP_WAIT_POLICY'])"
    )
    environment = os.environ | {"OMP_WAIT_POLICY": "active"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60)
    assert done.stdout.strip() == "active"
