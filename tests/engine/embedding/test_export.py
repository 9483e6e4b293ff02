"""The child process: its words arrive, its death is told, nothing half-made stays."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.export import export_in_child, run_in_child
from engine.embedding.sources import WeightsSource


def write_file(path: Path) -> None:
    path.write_text(str(os.getpid()))


def refuse(reason: str) -> None:
    raise EncoderUnavailable(reason)


def fail() -> None:
    raise KeyError("surprise")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def test_the_work_is_done_in_another_process(tmp_path: Path) -> None:
    run_in_child(write_file, tmp_path / "done")
    assert (tmp_path / "done").read_text() != str(os.getpid())


def test_a_refusal_arrives_word_for_word() -> None:
    with pytest.raises(EncoderUnavailable, match=r"^Connect to the internet\.$"):
        run_in_child(refuse, "Connect to the internet.")


def test_a_surprise_is_told_in_words() -> None:
    with pytest.raises(EncoderUnavailable, match=r"could not be prepared.*KeyError.*surprise"):
        run_in_child(fail)


def test_a_killed_child_is_told() -> None:
    with pytest.raises(EncoderUnavailable, match="its process was ended"):
        run_in_child(die)


def test_a_failed_export_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pth"
    broken.write_bytes(b"no weights")
    cache = tmp_path / "cache"
    with pytest.raises(EncoderUnavailable, match="no weights file that is safe to read"):
        export_in_child(WeightsSource("00000000", broken, None), cache)
    assert list(cache.iterdir()) == []
