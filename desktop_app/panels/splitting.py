"""Where the handles of a splitter stand, kept between runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter

from desktop_app.settings import WindowSettings


def restore_splitter(settings: WindowSettings, name: str, splitter: QSplitter, usual: Sequence[int]) -> None:
    """Put the handles where they were kept under `name`, else to the `usual` sizes."""
    splitter.setSizes(list(usual))
    state = settings.layout(name)
    if not state.isEmpty():
        splitter.restoreState(state)
    splitter.setHandleWidth(1)


def keep_splitter(settings: WindowSettings, name: str, splitter: QSplitter) -> None:
    """Keep the handles' places under `name`."""
    settings.keep_layout(name, splitter.saveState())
