"""The command line: every long job is a command, with a JSON result and JSON progress for programs."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType

from engine.acting import CannotAct
from engine.acting.plan import UnusablePlan
from engine.catalogue.faults import CatalogueError
from engine.catalogue.labels import UnusableLabel, UnusableLabelFile
from engine.cli.app import app
from engine.cli.report import say_line, wants_json_progress
from engine.embedding.encoder import EncoderUnavailable
from engine.embedding.head import UnusableHead
from engine.embedding.runtime import quiet_threads
from engine.experiments.request import CannotRun
from engine.index.store import IndexUnwritable
from engine.learning.errors import CannotLearn
from engine.lessons.encoders.keeping import UnusableEncoder
from engine.photos.photo import UnreadablePhoto
from engine.photos.prepare import LibraryUnwritable
from engine.progress import Cancelled
from engine.search import UnusableQuery

# errors whose text is a sentence for the user
USER_ERRORS = (
    CannotAct,
    CannotLearn,
    CannotRun,
    CatalogueError,
    EncoderUnavailable,
    IndexUnwritable,
    LibraryUnwritable,
    UnreadablePhoto,
    UnusablePlan,
    UnusableEncoder,
    UnusableHead,
    UnusableLabel,
    UnusableLabelFile,
    UnusableQuery,
)
FINE, FAILED, CANCELLED = 0, 1, 130  # and 2 for wrong use, by typer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 failed, 2 wrong use, 130 cancelled."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    quiet_threads()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _cancel)
    try:
        app(words, prog_name="lookalike")
    except SystemExit as end:
        return int(end.code or FINE)
    except Cancelled:
        return CANCELLED
    except USER_ERRORS as error:
        _complain(str(error), words)
        return FAILED
    return FINE


def _cancel(number: int, frame: FrameType | None) -> None:
    raise Cancelled


def _complain(sentence: str, words: list[str]) -> None:
    if wants_json_progress(words):
        say_line({"event": "error", "message": sentence})
    else:
        sys.stderr.write(f"lookalike: {sentence}\n")
