"""Long jobs: child processes of the engine's command line, watched from the window."""

from desktop_app.jobs.events import JobOutcome, JobProgress
from desktop_app.jobs.process import Job, engine_command

__all__ = ["Job", "JobOutcome", "JobProgress", "engine_command"]
