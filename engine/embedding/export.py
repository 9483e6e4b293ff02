"""Export of a network to ONNX, run in a child process so that the indexing job never loads torch."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.exported import write_exported
from engine.embedding.sources import WeightsSource

OPSET = 18


def export_in_child(source: WeightsSource, cache: Path) -> None:
    """Fill the cache with this network; raises `EncoderUnavailable` with the child's sentence."""
    cache.mkdir(parents=True, exist_ok=True)
    run_in_child(export_network, source, cache)


def run_in_child(work: Callable[..., None], *arguments: Any) -> None:
    """Call a module-level function in a fresh process; its `EncoderUnavailable` is raised here."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_report, args=(sender, work, arguments))
    child.start()
    sender.close()
    try:
        message = receiver.recv()
    except EOFError:
        message = "The encoder could not be prepared, its process was ended: free some memory and try again."
    except BaseException:  # a cancel must not leave the child behind
        child.terminate()
        raise
    finally:
        child.join()
    if message:
        raise EncoderUnavailable(message)


def _report(sender: Connection, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    try:
        work(*arguments)
    except EncoderUnavailable as error:
        sender.send(str(error))
    except Exception as error:  # anything else is told in words too; the parent has no traceback to show
        sender.send(f"The encoder could not be prepared ({type(error).__name__}: {error}): try again or reinstall.")
    else:
        sender.send("")


def export_network(source: WeightsSource, cache: Path) -> None:
    """Load the weights and write the ONNX file and its facts; loads torch."""
    from engine.embedding.networks.checkpoint import load_source
    from engine.embedding.networks.photo_network import simplify_for_export

    loaded = load_source(source)
    simplify_for_export(loaded.network)
    handle, temporary = tempfile.mkstemp(dir=cache, prefix=".new-", suffix=".onnx")
    os.close(handle)
    try:
        write_onnx(loaded.network, loaded.side, Path(temporary))
        write_exported(cache, source.key, Path(temporary), loaded.backbone, loaded.side, loaded.dims)
    finally:
        Path(temporary).unlink(missing_ok=True)


def write_onnx(network: Any, side: int, path: Path) -> None:
    """Write `pixels` (n, side, side, 3) uint8 -> `features` (n, d), `maps` (n, d, h, w); n is free."""
    import onnx
    import torch

    example = torch.zeros(2, side, side, 3, dtype=torch.uint8)
    program = torch.onnx.export(
        network, (example,), dynamo=True, verbose=False, opset_version=OPSET,
        input_names=["pixels"], output_names=["features", "maps"],
        dynamic_shapes={"pixels": {0: torch.export.Dim("n")}},
    )  # fmt: skip
    assert program is not None
    onnx.save(program.model_proto, path)
