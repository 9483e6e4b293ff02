"""Opening an encoder on whatever this computer has."""

from __future__ import annotations

import os
from pathlib import Path

from engine.embedding import DEFAULT_ENCODER, ENCODERS
from engine.embedding.cuda import CudaEncoder, has_cuda_driver, torch_sees_cuda
from engine.embedding.encoder import Device, Encoder, EncoderUnavailable, Precision
from engine.embedding.export import export_in_child
from engine.embedding.exported import network_path, read_exported
from engine.embedding.onnx_runtime import open_cached
from engine.embedding.quantise import ensure_int8, int8_key, prefers_int8
from engine.embedding.sources import WeightsSource, hash_weights

MEASURED_IN_INT8 = {"efficientnet-lite0"}  # recall@1 within 0.005 of single precision (tests/benchmarks)


def quiet_threads() -> None:
    """Set what torch and malloc read once at start: idle threads sleep, freed memory goes back to the system."""
    for name, value in (
        ("OMP_WAIT_POLICY", "passive"),  # spinning threads slow each other down a hundredfold on a busy computer
        ("OPENBLAS_THREAD_TIMEOUT", "4"),  # the same for numpy, which reads it when loaded: serves child processes
        ("MALLOC_TRIM_THRESHOLD_", "134217728"),
        ("MALLOC_MMAP_THRESHOLD_", "33554432"),
    ):
        os.environ.setdefault(name, value)


def encoder_cache() -> Path:
    """Where exported networks are kept, shared by all libraries; LOOKALIKE_CACHE moves it."""
    import appdirs

    root = os.environ.get("LOOKALIKE_CACHE") or appdirs.user_cache_dir("Lookalike", appauthor=False)
    return Path(root) / "encoders"


def open_encoder(
    name: str = "default",
    device: Device = "auto",
    precision: Precision = "auto",
    cache: Path | None = None,
    threads: int | None = None,
) -> Encoder:
    """Open a registry encoder or "file:PATH"; the first time takes some ten seconds to export it.

    Raises `EncoderUnavailable` (offline, unknown name, no CUDA, no weights file) with a sentence that says what to do.
    """
    source = find_source(name)
    if device == "cuda" or (device == "auto" and has_cuda_driver()):
        if torch_sees_cuda():
            return open_on_cuda(source)
        if device == "cuda":
            raise EncoderUnavailable(
                "No NVIDIA card can be used here: choose the processor, or install torch for CUDA."
            )
    return open_on_processor(source, precision, cache or encoder_cache(), threads)


def find_source(name: str) -> WeightsSource:
    """Where the weights of this encoder are or will come from."""
    if name.startswith("file:"):
        path = Path(name.removeprefix("file:")).expanduser()
        if not path.is_file():
            raise EncoderUnavailable(f"There is no file {path}: choose the checkpoint again.")
        return WeightsSource(hash_weights(path), path, None)
    spec = ENCODERS.get(DEFAULT_ENCODER if name == "default" else name)
    if spec is None:
        raise EncoderUnavailable(f'There is no encoder "{name}": choose one of {", ".join(ENCODERS)}, or file:PATH.')
    found = spec.find_weights()
    if found is None and not spec.download_mb:
        raise EncoderUnavailable(f"The weights of {spec.title} are missing: install Lookalike again.")
    return WeightsSource(spec.weights_hash, found, spec.architecture)


def prepare_network(name: str, cache: Path | None = None) -> Path:
    """The ONNX file of a registry encoder or "file:PATH", exported first where the cache has no good copy."""
    source, folder = find_source(name), cache or encoder_cache()
    if read_exported(folder, source.key) is None:
        export_in_child(source, folder)
    return network_path(folder, source.key)


def open_on_processor(source: WeightsSource, precision: Precision, cache: Path, threads: int | None) -> Encoder:
    """The network in ONNX Runtime, exported first when the cache has no good copy."""
    key = source.key
    if read_exported(cache, key) is None:
        export_in_child(source, cache)
    if precision == "auto":
        measured = source.architecture in MEASURED_IN_INT8
        precision = "int8" if measured and prefers_int8(cache, key, threads) else "fp32"
    if precision == "int8":
        ensure_int8(cache, key)
        key = int8_key(key)
    return open_cached(cache, key, threads)


def open_on_cuda(source: WeightsSource) -> Encoder:
    """The network in torch on the first NVIDIA card."""
    from engine.embedding.networks.checkpoint import load_source

    return CudaEncoder(load_source(source))
