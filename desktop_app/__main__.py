"""The program: a window when nothing is asked on the command line, else the engine's command line."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Open the window (`lookalike`, `lookalike --library DIR`) or run a command; returns the exit code."""
    multiprocessing.freeze_support()  # a frozen build's worker processes start here too
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return open_window(None)
    if arguments[0] == "--library" and len(arguments) == 2:
        return open_window(arguments[1])
    return run_command(arguments[1:] if arguments[0] == "--engine" else arguments)


def open_window(folder: str | None) -> int:
    """Show the window on the library in `folder` (None = the user's own)."""
    if not has_screen():
        print("There is no screen to open the window on. See what else there is: lookalike --help", file=sys.stderr)
        return 1
    from desktop_app.application import run_window

    return run_window(folder)


def has_screen() -> bool:
    """Whether a window can be opened; only a Unix system can be without."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in names)


def run_command(arguments: list[str]) -> int:
    """Run one command of the engine; here and not above, so that the window never pays for it."""
    from engine.cli import main as run

    return int(run(arguments) or 0)


if __name__ == "__main__":
    sys.exit(main())
