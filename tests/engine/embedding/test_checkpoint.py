"""Weights files: the registry's networks, the user's own, and files that must not be loaded."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from engine.embedding import ENCODERS
from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.export import write_onnx
from engine.embedding.exported import network_path
from engine.embedding.networks.architectures import ARCHITECTURES, build_network, recognise_architecture
from engine.embedding.networks.checkpoint import load_local, load_source, read_state
from engine.embedding.networks.photo_network import simplify_for_export
from engine.embedding.onnx_runtime import open_session
from engine.embedding.quantise import paint_pictures
from engine.embedding.runtime import find_source, open_encoder
from engine.embedding.sources import WeightsSource, find_download, find_lite0, hash_weights, torch_hub_folder

State = dict[str, torch.Tensor]
TORCHVISION = [name for name in ARCHITECTURES if name != "efficientnet-lite0"]


@pytest.fixture(scope="module", params=TORCHVISION)
def made(request: pytest.FixtureRequest) -> tuple[str, State]:
    """A torchvision network with random weights."""
    torch.manual_seed(0)
    return request.param, ARCHITECTURES[request.param].build().state_dict()


def test_registry_and_architectures_agree() -> None:
    for spec in ENCODERS.values():
        architecture = ARCHITECTURES[spec.architecture]
        assert (spec.dims, spec.side) == (architecture.dims, architecture.side)
        if architecture.weights is None:
            assert spec.download_mb == 0
        else:
            assert f"-{spec.weights_hash}." in architecture.weights.url
            assert spec.download_mb == round(architecture.weights.meta["_file_size"])


def test_downloads_are_looked_for_where_torchvision_puts_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("TORCH_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
        assert torch_hub_folder() == Path(torch.hub.get_dir()) / "checkpoints"
        monkeypatch.delenv(variable)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    assert find_download("net.pth") is None
    torch_hub_folder().mkdir(parents=True)
    (torch_hub_folder() / "net.pth").touch()
    assert find_download("net.pth") == torch_hub_folder() / "net.pth"


def test_file_names_of_downloads_are_those_of_torchvision() -> None:
    for spec in ENCODERS.values():
        weights = ARCHITECTURES[spec.architecture].weights
        if weights is not None:
            assert spec.file_name == weights.url.rpartition("/")[2]


@pytest.mark.parametrize("name", TORCHVISION)
def test_offline_says_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(EncoderUnavailable, match="connect to the internet and try again, or choose EfficientNet-Lite0"):
        load_source(find_source(name))


def test_a_broken_download_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    torch_hub_folder().mkdir(parents=True)
    (torch_hub_folder() / ENCODERS["convnext-t"].file_name).write_bytes(b"half a file")
    with pytest.raises(EncoderUnavailable, match="damaged: delete it"):
        load_source(find_source("convnext-t"))


def test_made_networks_are_recognised_and_encode(made: tuple[str, State]) -> None:
    name, state = made
    assert recognise_architecture(state) == name
    architecture = ARCHITECTURES[name]
    network = build_network(name, state)
    with torch.inference_mode():
        features, maps = network(torch.from_numpy(paint_pictures(1, architecture.side)))
    assert features.shape == (1, architecture.dims)
    torch.testing.assert_close(maps.mean((2, 3)), features)
    assert features.std() > 0


def test_convnext_maps_pool_to_its_own_penultimate_features() -> None:
    torch.manual_seed(1)
    model = ARCHITECTURES["convnext-t"].build().eval()
    penultimate = torch.nn.Sequential(model.features, model.avgpool, model.classifier[0], model.classifier[1])
    pixels = torch.randn(1, 3, 64, 96)
    with torch.inference_mode():
        (maps,) = ARCHITECTURES["convnext-t"].cut(model)(pixels)
        torch.testing.assert_close(maps.mean((2, 3)), penultimate(pixels), atol=1e-5, rtol=1e-4)


def test_an_exported_torchvision_network_gives_the_same(tmp_path: Path) -> None:
    torch.manual_seed(2)
    network = build_network("convnext-t", ARCHITECTURES["convnext-t"].build().state_dict())
    pixels = paint_pictures(3, 64)
    with torch.inference_mode():
        features, maps = network(torch.from_numpy(pixels))
    simplify_for_export(network)
    write_onnx(network, 64, tmp_path / "net.onnx")
    found = open_session(tmp_path / "net.onnx").run(None, {"pixels": pixels})
    np.testing.assert_allclose(found[0], features, atol=1e-5)
    np.testing.assert_allclose(found[1], maps, atol=1e-4)


def test_a_local_checkpoint_becomes_an_encoder_and_noise_in_its_place_is_replaced(tmp_path: Path) -> None:
    path = find_lite0()
    assert path is not None
    published = torch.load(path, weights_only=True)
    state = {key: value.contiguous() for key, value in published.items() if not key.startswith("_fc")}
    state["_fc.weight"] = torch.zeros(7, 1280)  # taught with other classes
    state["_conv_head.weight"] = state["_conv_head.weight"] * 0.5
    save_file(state, tmp_path / "mine.safetensors")
    name = f"file:{tmp_path / 'mine.safetensors'}"
    cache = tmp_path / "cache"
    cache.mkdir()
    network_path(cache, find_source(name).key).write_bytes(b"noise")
    encoder = open_encoder(name, device="cpu", precision="fp32", cache=cache)
    digest = hash_weights(tmp_path / "mine.safetensors")
    assert encoder.backbone == f"efficientnet-lite0-{digest}-whole224r2"
    assert encoder.encode(paint_pictures(1, 224)).shape == (1, encoder.dims)
    assert sorted(path.suffix for path in cache.iterdir()) == [".json", ".onnx"]


@pytest.mark.parametrize("wrapper", ["plain", "state_dict", "model"])
def test_usual_ways_of_saving_are_read(wrapper: str, tmp_path: Path) -> None:
    path = find_lite0()
    assert path is not None
    state = {f"module.{key}": value for key, value in torch.load(path, weights_only=True).items()}
    torch.save(state if wrapper == "plain" else {wrapper: state, "epoch": 3}, tmp_path / "mine.pth")
    name, _ = load_local(tmp_path / "mine.pth")
    assert name == "efficientnet-lite0"


class Hostile:
    """Pickles into a call that would make a file."""

    def __init__(self, path: Path):
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.path),)


def refused_files(folder: Path) -> dict[str, Path]:
    files = {
        name: folder / name for name in ("code.pth", "torch_code.pth", "noise.pth", "noise.safetensors", "cut.pth")
    }
    files["code.pth"].write_bytes(pickle.dumps(Hostile(folder / "made"), protocol=2))
    torch.save({"weights": Hostile(folder / "made")}, files["torch_code.pth"])
    files["noise.pth"].write_bytes(np.random.default_rng(0).bytes(3000))
    files["noise.safetensors"].write_bytes(np.random.default_rng(0).bytes(3000))
    torch.save({"a": torch.zeros(5000)}, files["cut.pth"])
    files["cut.pth"].write_bytes(files["cut.pth"].read_bytes()[:9000])
    files["folder.pth"] = folder
    files["text.pth"] = folder / "text.pth"
    torch.save({"a": "no tensor"}, files["text.pth"])
    return files


def test_hostile_and_broken_files_are_refused(tmp_path: Path) -> None:
    for name, path in refused_files(tmp_path).items():
        with pytest.raises(EncoderUnavailable, match="safe to read"):
            read_state(path)
        assert not (tmp_path / "made").exists(), name


def test_foreign_weights_are_refused_with_the_known_names(tmp_path: Path) -> None:
    save_file({"layer.weight": torch.zeros(3)}, tmp_path / "other.safetensors")
    with pytest.raises(EncoderUnavailable, match="unknown network: give weights of one of efficientnet-lite0"):
        load_source(WeightsSource("00000000", tmp_path / "other.safetensors", None))


def test_weights_that_are_no_numbers_of_this_shape_are_refused(tmp_path: Path) -> None:
    path = find_lite0()
    assert path is not None
    state = torch.load(path, weights_only=True) | {"surplus.weight": torch.zeros(3)}
    torch.save(state, tmp_path / "mine.pth")
    with pytest.raises(EncoderUnavailable, match="do not fit efficientnet-lite0"):
        load_local(tmp_path / "mine.pth")


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="There is no file"):
        read_state(tmp_path / "gone.safetensors")
