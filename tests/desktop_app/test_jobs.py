"""Jobs against real child processes, well-behaved and otherwise."""

from __future__ import annotations

import json
import os
import signal
import sys
import textwrap

import pytest

from desktop_app.jobs import Job, JobOutcome
from desktop_app.jobs.process import NICENESS

SAY = """
import json, sys, time
def say(**event):
    print(json.dumps(event), file=sys.stderr, flush=True)
def progress(done):
    say(event="progress", stage="photos", done=done, total=4, rate=2.5, seconds_left=1.5, note="a.jpg")
"""


@pytest.fixture
def job_of(qtbot, tmp_path):
    """Make a job whose child runs the given lines of Python."""
    made: list[Job] = []

    def make(lines: str) -> Job:
        script = tmp_path / "child.py"
        script.write_text(SAY + textwrap.dedent(lines))
        job = Job(command=[sys.executable, str(script)])
        made.append(job)
        return job

    yield make
    for job in made:
        job.kill()
        job.wait(2000)


def run_job(qtbot, job: Job) -> JobOutcome:
    with qtbot.waitSignal(job.ended, timeout=8000) as ended:
        job.start([])
    return ended.args[0]


def test_a_job_tells_its_progress_its_skipped_files_and_its_result(qtbot, job_of):
    job = job_of("""
        progress(1)
        say(event="skipped", path="/photos/bad.jpg", reason="The file is cut short.")
        progress(4)
        print(json.dumps({"found": 4, "indexed": 3}))
    """)
    outcome = run_job(qtbot, job)
    assert (outcome.ending, outcome.result) == ("done", {"found": 4, "indexed": 3})
    assert (job.progress.done, job.progress.total, job.progress.rate, job.progress.seconds_left) == (4, 4, 2.5, 1.5)
    assert [(s.path, s.reason) for s in job.skipped] == [("/photos/bad.jpg", "The file is cut short.")]
    assert not job.active and job.pid == 0


def test_noise_among_the_lines_is_tolerated_and_kept_as_details(qtbot, job_of):
    job = job_of("""
        sys.stderr.buffer.write(b"libpng warning: iCCP \\xff\\xfe broken\\n[1, 2]\\n{half a line\\n")
        sys.stderr.buffer.flush()
        say(event="progress", stage=None, done="many", total=True)
        progress(2)
        print("{}")
    """)
    outcome = run_job(qtbot, job)
    assert outcome.ending == "done" and job.progress.done == 2
    assert "libpng warning" in outcome.details and "{half a line" in outcome.details


def test_a_name_that_is_not_utf8_survives_the_pipe(qtbot, job_of):
    name = os.fsdecode(b"/photos/caf\xe9 \xff.jpg")
    job = job_of(f"say(event='skipped', path={json.dumps(name)}, reason='x'); print('{{}}')")
    run_job(qtbot, job)
    assert os.fsencode(job.skipped[0].path) == b"/photos/caf\xe9 \xff.jpg"


def test_an_error_event_becomes_the_message_of_the_outcome(qtbot, job_of):
    outcome = run_job(qtbot, job_of("say(event='error', message='The disk is full. Free some space.'); sys.exit(1)"))
    assert (outcome.ending, outcome.message) == ("failed", "The disk is full. Free some space.")


def test_a_child_that_dies_without_an_event_is_told_by_its_last_line(qtbot, job_of):
    outcome = run_job(qtbot, job_of("raise SystemExit('no such option: --jsno')"))
    assert (outcome.ending, outcome.message) == ("failed", "no such option: --jsno")


def test_pause_resume_and_cancel_reach_the_child(qtbot, job_of):
    job = job_of("""
        progress(0)
        for done, line in enumerate(sys.stdin, 1):
            progress(done)
            if line.strip() == "cancel":
                sys.exit(130)
    """)
    job.start([])
    qtbot.waitUntil(lambda: job.progress.total == 4, timeout=5000)
    job.pause()
    qtbot.waitUntil(lambda: job.progress.done == 1, timeout=5000)
    assert job.state == "paused"
    job.resume()
    qtbot.waitUntil(lambda: job.progress.done == 2, timeout=5000)
    assert job.state == "running"
    with qtbot.waitSignal(job.ended, timeout=5000) as ended:
        job.cancel()
    assert ended.args[0].ending == "cancelled"


def test_a_child_killed_from_outside_is_told_apart_from_a_failure(qtbot, job_of):
    job = job_of("progress(1); time.sleep(60)")
    job.start([])
    qtbot.waitUntil(lambda: job.progress.done == 1, timeout=5000)
    with qtbot.waitSignal(job.ended, timeout=5000) as ended:
        os.kill(job.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    assert ended.args[0].ending == "killed"
    assert not job.active


@pytest.mark.skipif(os.name != "posix", reason="priorities of POSIX systems")
def test_a_job_lets_the_window_go_first(qtbot, job_of):
    job = job_of("progress(1); time.sleep(60)")
    job.start([])
    qtbot.waitUntil(lambda: job.progress.done == 1, timeout=5000)
    own = os.getpriority(os.PRIO_PROCESS, os.getpid())
    assert os.getpriority(os.PRIO_PROCESS, job.pid) == max(NICENESS, own)


def test_a_job_can_be_started_again_after_it_was_killed(qtbot, job_of):
    job = job_of("progress(1); print('{}')")
    assert run_job(qtbot, job).ending == "done"
    assert run_job(qtbot, job).ending == "done"


def test_a_second_start_leaves_the_running_child_alone(qtbot, job_of):
    job = job_of("progress(1); time.sleep(60)")
    job.start([])
    first = job.pid
    job.start([])
    assert job.pid == first


def test_a_program_that_cannot_be_started_is_a_failure_in_words(qtbot, tmp_path):
    job = Job(command=[str(tmp_path / "absent")])
    outcome = run_job(qtbot, job)
    assert outcome.ending == "failed" and outcome.message


def test_a_child_that_ignores_cancel_is_ended(qtbot, job_of):
    job = job_of("progress(1); time.sleep(60)")
    job.start([])
    qtbot.waitUntil(lambda: job.progress.done == 1, timeout=5000)
    job._deadline.setInterval(50)
    with qtbot.waitSignal(job.ended, timeout=5000) as ended:
        job.cancel()
    assert ended.args[0].ending == "cancelled"
