"""An encoder as an ONNX file for other programs: photos in, vectors out."""

from __future__ import annotations

from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow
from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.head import Head
from engine.embedding.joining import join_head
from engine.embedding.origin import locate_network
from engine.embedding.runtime import prepare_network
from engine.lessons.encoders.keeping import UnusableEncoder
from engine.lessons.gathering import read_origin


def write_onnx_file(catalogue: Catalogue, row: EncoderRow, path: Path) -> None:
    """Write `pixels` (n, side, side, 3) uint8 -> `vectors` (n, k) of length 1; raises UnusableEncoder."""
    try:
        network = prepare_network(locate_network(read_origin(row).network, catalogue.folder))
        join_head(network, Head.from_bytes(row.head), path)
    except (OSError, EncoderUnavailable) as error:
        raise UnusableEncoder(f"{path} cannot be written: {error}") from error
