"""An encoder as one file that another library can take in: safetensors, with what it is as JSON in its header."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, list_encoders
from engine.embedding import ENCODERS
from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.exported import write_atomically
from engine.embedding.head import Head, UnusableHead, name_encoder
from engine.embedding.origin import FOLDER, TAUGHT, EncoderOrigin
from engine.lessons.encoders.keeping import UnusableEncoder, find_name
from engine.lessons.encoders.networks import keep_network
from engine.lessons.gathering import read_origin

FORMAT, VERSION = "lookalike-encoder", 1
HEAD, NETWORK = "head.", "network."
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
LARGEST = 1 << 30  # bytes
LONGEST_HEADER = 16 << 20  # bytes
Tensors = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class EncoderFile:
    """What an encoder file holds."""

    name: str
    backbone: str
    origin: EncoderOrigin
    head: Head
    network: Tensors  # weights of a network that was taught; empty for one of the program's own


def write_encoder_file(catalogue: Catalogue, row: EncoderRow, path: Path) -> None:
    """Write an encoder to one file, as one act; raises UnusableEncoder."""
    from safetensors.numpy import load, load_file, save

    origin = read_origin(row)
    facts = {"name": row.name, "backbone": row.backbone, "origin": json.loads(origin.write())}
    try:
        tensors = {f"{HEAD}{name}": value for name, value in load(row.head).items()}
        if origin.network.startswith(TAUGHT):
            weights = load_file(catalogue.folder / FOLDER / origin.network.removeprefix(TAUGHT))
            tensors |= {f"{NETWORK}{name}": value for name, value in weights.items()}
        metadata = {"format": FORMAT, "version": str(VERSION), "encoder": json.dumps(facts)}
        write_atomically(path, save(tensors, metadata))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableEncoder(f"{path} cannot be written ({reason}): choose another place.") from error


def read_encoder_file(path: Path) -> EncoderFile:
    """Read what `write_encoder_file` wrote; anything else raises UnusableEncoder and is not trusted with anything."""
    metadata = read_metadata(path)
    if metadata.get("format") != FORMAT:
        raise UnusableEncoder(f"{path} is no encoder of this program: choose a file that export-encoder has written.")
    version = metadata.get("version", "")
    if not version.isdecimal() or int(version) > VERSION:
        raise UnusableEncoder(f"{path} was written by a newer version of the program: install that one to read it.")
    try:
        return parse_file(json.loads(metadata["encoder"]), read_tensors(path))
    except (ValueError, KeyError, TypeError, AttributeError, UnusableHead, OSError) as error:
        raise UnusableEncoder(f"{path} is damaged ({error}): export the encoder again.") from error


def read_metadata(path: Path) -> dict[str, str]:
    """The words in the header of a safetensors file; empty where it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableEncoder(f"{path} is too large for an encoder: choose another file.")
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(length)) if length <= LONGEST_HEADER else {}
    except OSError as error:
        raise UnusableEncoder(f"{path} cannot be read ({error.strerror or error}): choose the file again.") from error
    except (ValueError, struct.error, RecursionError):
        return {}
    words = header.get("__metadata__", {}) if isinstance(header, dict) else {}
    return {str(name): str(value) for name, value in words.items()} if isinstance(words, dict) else {}


def read_tensors(path: Path) -> Tensors:
    """Every tensor of the file; ValueError where they are damaged, not finite or of another kind."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors: Tensors = load_file(path)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    for name, value in tensors.items():
        if value.dtype.kind == "f" and not np.isfinite(value).all():
            raise ValueError(f"{name} holds values that are no finite numbers")
    return tensors


def parse_file(facts: Any, tensors: Tensors) -> EncoderFile:
    """The encoder of these facts and tensors; ValueError, KeyError or TypeError where they make none."""
    from safetensors.numpy import save

    name, backbone = facts["name"], facts["backbone"]
    if not (isinstance(name, str) and isinstance(backbone, str) and SAFE_NAME.fullmatch(backbone)):
        raise ValueError("its names are not of this program")
    origin = EncoderOrigin(**facts["origin"])
    if not (isinstance(origin.network, str) and isinstance(origin.lesson, dict) and isinstance(origin.photos, int)):
        raise ValueError("its origin is not of this program")
    head = Head.from_bytes(
        save({key.removeprefix(HEAD): part for key, part in tensors.items() if key.startswith(HEAD)})
    )
    network = {key.removeprefix(NETWORK): part for key, part in tensors.items() if key.startswith(NETWORK)}
    if bool(network) != origin.network.startswith(TAUGHT):
        raise ValueError("the weights of its network are missing")
    return EncoderFile(name, backbone, origin, head, network)


def import_encoder(catalogue: Catalogue, path: Path) -> EncoderRow:
    """The row for an encoder file, not saved yet, its network kept in the library; raises UnusableEncoder."""
    found = read_encoder_file(path)
    if found.network:
        check_dims(found, path)
        network = keep_weights(catalogue.folder, found, path)
    elif found.origin.network in (*ENCODERS, "default"):
        network = found.origin.network
        check_known(catalogue, found, path)
    else:
        raise UnusableEncoder(f"{path} needs the network {found.origin.network}, which is not part of the program.")
    lesson = {**found.origin.lesson, "imported": True}
    origin = EncoderOrigin("imported", network, found.origin.photos, lesson)
    row_id = name_encoder(found.backbone, found.head)
    rows = list_encoders(catalogue)
    if any(row.id == row_id for row in rows):
        raise UnusableEncoder(f"{path} holds an encoder that this library has already.")
    name = find_name(found.name, {row.name for row in rows})
    now = datetime.now().isoformat(timespec="seconds")
    return EncoderRow(row_id, name, found.backbone, found.head.to_bytes(), now, origin.write())


def check_dims(found: EncoderFile, path: Path) -> None:
    """Raise UnusableEncoder where the head takes other features than a network of this name makes."""
    dims = {spec.dims for spec in ENCODERS.values() if found.backbone.startswith(f"{spec.architecture}-")}
    if len(found.head.centre) not in dims:
        raise UnusableEncoder(f"{path} is damaged (its head does not fit its network): export the encoder again.")


def check_known(catalogue: Catalogue, found: EncoderFile, path: Path) -> None:
    """Raise UnusableEncoder unless the library's photos have been embedded by this very network."""
    dims = {row.backbone: len(Head.from_bytes(row.head).centre) for row in list_encoders(catalogue)}
    if found.backbone not in dims:
        here = ", ".join(sorted(dims)) or "none yet"
        raise UnusableEncoder(
            f"{path} was made for photos embedded by {found.backbone}, and this library has {here}: "
            "choose that network in the settings, index, and import again."
        )
    if len(found.head.centre) != dims[found.backbone]:
        raise UnusableEncoder(f"{path} is damaged (its head does not fit its network): export the encoder again.")


def keep_weights(library: Path, found: EncoderFile, path: Path) -> str:
    """Put the weights of an imported network into the library; how an origin names it. Raises UnusableEncoder."""
    from safetensors.numpy import save

    try:
        kept = keep_network(library, lambda trial: write_atomically(trial, save(found.network)), found.backbone)
    except EncoderUnavailable as error:
        raise UnusableEncoder(f"{path} holds no network of this program: export the encoder again.") from error
    except ValueError as error:
        raise UnusableEncoder(f"{path} is damaged ({error}): export the encoder again.") from error
    except OSError as error:
        raise UnusableEncoder(
            f"{library / FOLDER} cannot be written ({error.strerror or error}): make room there."
        ) from error
    return kept.name
