"""8-bit networks: they agree with the original, are made once, and are taken only where they gain."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.embedding.encoder import Encoder
from engine.embedding.exported import network_path, read_exported
from engine.embedding.quantise import (
    SMALLEST_AGREEMENT,
    SMALLEST_GAIN,
    describe_processor,
    int8_key,
    measure_agreement,
    measure_gain,
    paint_pictures,
    prefers_int8,
)
from engine.embedding.runtime import find_source, open_encoder

KEY = find_source("default").key


@pytest.fixture(scope="module")
def int8(encoder: Encoder, encoder_cache: Path) -> Encoder:
    return open_encoder(device="cpu", precision="int8", cache=encoder_cache)


@pytest.fixture
def copied(int8: Encoder, encoder_cache: Path, tmp_path: Path) -> Path:
    """A cache of one's own with both networks in it and no verdict."""
    for key in (KEY, int8_key(KEY)):
        for path in (network_path(encoder_cache, key), network_path(encoder_cache, key).with_suffix(".json")):
            shutil.copy(path, tmp_path)
    return tmp_path


def write_verdict(cache: Path, processor: str, gain: float) -> Path:
    path = cache / f"{int8_key(KEY)}.verdict.json"
    path.write_text(json.dumps({"processor": processor, "gain": gain}))
    return path


def test_eight_bits_have_their_own_name_and_a_small_file(int8: Encoder, encoder: Encoder, encoder_cache: Path) -> None:
    assert int8.backbone == f"{encoder.backbone}-int8"
    assert (int8.dims, int8.side) == (encoder.dims, encoder.side)
    sizes = [network_path(encoder_cache, key).stat().st_size for key in (int8_key(KEY), KEY)]
    assert sizes[0] < sizes[1] / 3


def test_features_agree_with_single_precision(int8: Encoder, encoder: Encoder) -> None:
    pixels = paint_pictures(8, 224, seed=9)
    one, other = encoder.encode(pixels), int8.encode(pixels)
    cosine = (one * other).sum(axis=1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    assert cosine.mean() > SMALLEST_AGREEMENT
    features, maps = int8.encode_maps(pixels[:2])
    np.testing.assert_allclose(maps.mean(axis=(1, 2)), features, atol=1e-5)


def test_agreement_and_gain_of_a_network_with_itself(encoder: Encoder) -> None:
    assert measure_agreement(encoder, encoder) == pytest.approx(1)
    assert measure_gain(encoder, encoder, rounds=1) > 0


def test_auto_follows_the_verdict_kept_for_this_processor(copied: Path) -> None:
    for gain, suffix in ((SMALLEST_GAIN - 0.01, ""), (SMALLEST_GAIN + 0.01, "-int8")):
        write_verdict(copied, describe_processor(), gain)
        encoder = open_encoder(device="cpu", cache=copied)
        assert encoder.backbone == f"efficientnet-lite0-57934424-whole224r2{suffix}"


@pytest.mark.parametrize("kept", ["nothing", "another processor", "noise"])
def test_without_a_verdict_it_is_measured_and_kept(kept: str, copied: Path) -> None:
    path = write_verdict(copied, "another processor", 99.0)
    if kept == "nothing":
        path.unlink()
    if kept == "noise":
        path.write_bytes(b"\x00\xff")
    chosen = prefers_int8(copied, KEY, 1)
    verdict = json.loads(path.read_text())
    assert verdict["processor"] == describe_processor()
    assert chosen == (verdict["gain"] >= SMALLEST_GAIN)


def test_a_damaged_eight_bit_network_is_not_used(copied: Path) -> None:
    with network_path(copied, int8_key(KEY)).open("r+b") as file:
        file.truncate(1000)
    assert read_exported(copied, int8_key(KEY)) is None


def test_pictures_are_the_same_every_time() -> None:
    np.testing.assert_array_equal(paint_pictures(2, 32), paint_pictures(2, 32))
    assert (paint_pictures(2, 32) != paint_pictures(2, 32, seed=1)).any()
