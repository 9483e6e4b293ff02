"""8-bit networks: made in the export's child process, and taken only where this processor gains from them."""

from __future__ import annotations

import json
import logging
import platform
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.embedding.encoder import Encoder, EncoderUnavailable, Pixels
from engine.embedding.export import run_in_child
from engine.embedding.exported import RECIPE, network_path, read_exported, write_atomically, write_exported
from engine.embedding.head import unit_rows
from engine.embedding.onnx_runtime import open_cached

SMALLEST_GAIN = 1.5  # times as many photos a second: clear of what noise makes of 1.3, the gain without dot products
SMALLEST_AGREEMENT = 0.95  # mean cosine with single precision; recall@1 fell where it was below (tests/benchmarks)
CALIBRATION_PICTURES, CHECK_PICTURES = 48, 16


@dataclass(frozen=True, slots=True)
class GainVerdict:
    """What was measured on this computer; kept, because changing one's mind means encoding every photo again."""

    processor: str
    gain: float  # photos a second in 8 bits over those in single precision; 0 = not to be used
    recipe: int = RECIPE


def int8_key(key: str) -> str:
    """Cache key of the 8-bit version of a network."""
    return f"{key}-int8"


def ensure_int8(cache: Path, key: str) -> None:
    """Make the 8-bit network unless it is there; raises `EncoderUnavailable` when it disagrees with the original."""
    if read_exported(cache, int8_key(key)) is None:
        run_in_child(quantise_network, cache, key)


def prefers_int8(cache: Path, key: str, threads: int | None) -> bool:
    """Whether this computer should use the 8-bit network: asked once, then remembered for this processor."""
    name = describe_processor()
    verdict = _read_verdict(cache, key)
    if verdict is None or verdict.processor != name:
        verdict = GainVerdict(name, _try_int8(cache, key, threads))
        write_atomically(_verdict_path(cache, key), json.dumps(asdict(verdict)).encode())
    return verdict.gain >= SMALLEST_GAIN


def describe_processor() -> str:
    """The processor's name, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(errors="replace").splitlines()
    except OSError:
        return f"{platform.machine()} {platform.processor()}"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def measure_gain(single: Encoder, eight_bit: Encoder, rounds: int = 5) -> float:
    """How many times faster the 8-bit network is, in processor time of the best round: steady beside other work."""
    pixels = paint_pictures(16, single.side, seed=2)
    best = [float("inf"), float("inf")]
    for turn in range(rounds + 1):
        for i, encoder in enumerate((single, eight_bit)):
            started = time.process_time()
            encoder.encode(pixels)
            if turn:  # the first call sets up
                best[i] = min(best[i], time.process_time() - started)
    return best[0] / best[1]


def paint_pictures(count: int, side: int, seed: int = 0) -> Pixels:
    """Pictures (count, side, side, 3) to calibrate by, the same every time: colour fields, hard-edged discs, noise."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] / side
    pictures = np.empty((count, side, side, 3), np.uint8)
    for picture in pictures:
        waves = rng.normal(size=(3, 4)) * 3
        field = np.stack([np.sin(a * x + b * y + c) * d for a, b, c, d in waves], axis=-1) * 40 + 127
        for _ in range(rng.integers(1, 6)):
            inside = (x - rng.random()) ** 2 + (y - rng.random()) ** 2 < rng.uniform(0.01, 0.1)
            field[inside] = rng.integers(0, 256, 3)
        picture[:] = np.clip(field + rng.normal(size=field.shape) * 5, 0, 255)
    return pictures


def quantise_network(cache: Path, key: str) -> None:
    """Write the 8-bit version of a cached network; runs in the child, for it loads onnx."""
    single = open_cached(cache, key)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".new-") as name:
        folder = Path(name)
        _write_int8(network_path(cache, key), folder / "made.onnx", single.side)
        names = f"{single.backbone}-int8", single.side, single.dims
        write_exported(folder, int8_key(key), folder / "made.onnx", *names)
        agreement = measure_agreement(single, open_cached(folder, int8_key(key)))
        if agreement < SMALLEST_AGREEMENT:
            raise EncoderUnavailable(
                f"In 8 bits this encoder would give other results (agreement {agreement:.2f}): choose full precision."
            )
        write_exported(cache, int8_key(key), network_path(folder, int8_key(key)), *names)


def measure_agreement(single: Encoder, eight_bit: Encoder) -> float:
    """Mean cosine between the features of both networks on pictures that were not calibrated with."""
    pixels = paint_pictures(CHECK_PICTURES, single.side, seed=1)
    return float((unit_rows(single.encode(pixels)) * unit_rows(eight_bit.encode(pixels))).sum(axis=1).mean())


def _write_int8(single: Path, eight_bit: Path, side: int) -> None:
    """Static quantisation; weights keep 7 bits, because without VNNI two 8-bit products overflow 16 bits."""
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

    class PictureReader(CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            pictures = paint_pictures(CALIBRATION_PICTURES, side)
            self.batches: Iterator[Pixels] = iter(np.split(pictures, CALIBRATION_PICTURES // 4))

        def get_next(self) -> dict[str, Any] | None:
            batch = next(self.batches, None)
            return None if batch is None else {"pixels": batch}

    logging.getLogger().setLevel(logging.ERROR)  # it recommends a preparation that a folded export does not need
    quantize_static(
        single, eight_bit, PictureReader(), quant_format=QuantFormat.QDQ, op_types_to_quantize=["Conv", "Add", "Clip"],
        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
    )  # fmt: skip


def _try_int8(cache: Path, key: str, threads: int | None) -> float:
    try:
        ensure_int8(cache, key)
    except EncoderUnavailable:
        return 0.0
    return measure_gain(open_cached(cache, key, threads), open_cached(cache, int8_key(key), threads))


def _verdict_path(cache: Path, key: str) -> Path:
    return cache / f"{int8_key(key)}.verdict.json"


def _read_verdict(cache: Path, key: str) -> GainVerdict | None:
    try:
        verdict = GainVerdict(**json.loads(_verdict_path(cache, key).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return verdict if verdict.recipe == RECIPE else None
