"""Readers, writers, threads and processes around one catalogue."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine.catalogue import Catalogue, CatalogueError
from engine.catalogue.photos import list_ids
from engine.catalogue.recovery import watch
from engine.catalogue.settings import get_setting, set_setting
from tests.engine.catalogue.made_rows import put_photos

REPOSITORY = Path(__file__).parents[3]

WRITE_MANY = """
import sys
from pathlib import Path
from engine.catalogue import Catalogue
from engine.catalogue.settings import set_setting
with Catalogue.open(Path(sys.argv[1])) as catalogue:
    for number in range(15):
        set_setting(catalogue, f"{sys.argv[2]}.{number}", number)
"""


def open_handles(folder: Path) -> list[str]:
    links = [Path(link) for link in Path("/proc/self/fd").iterdir()]
    targets = [str(link.readlink()) for link in links if link.is_symlink()]
    return [target for target in targets if target.startswith(str(folder))]


def test_every_commit_moves_the_generation_on_by_one(catalogue: Catalogue) -> None:
    start = catalogue.generation()
    set_setting(catalogue, "a", 1)
    set_setting(catalogue, "b", 2)
    assert catalogue.generation() == start + 2


def test_a_write_that_changes_nothing_is_no_commit(catalogue: Catalogue) -> None:
    start = catalogue.generation()
    with catalogue.writing() as db:
        db.execute("UPDATE root SET online = 0 WHERE id = 1")
    assert catalogue.generation() == start


def test_an_error_while_writing_undoes_all_of_it(catalogue: Catalogue) -> None:
    start = catalogue.generation()
    with pytest.raises(ZeroDivisionError), catalogue.writing() as db:
        db.execute("INSERT INTO setting VALUES ('a', '1')")
        _ = 1 // 0
    assert get_setting(catalogue, "a") is None
    assert catalogue.generation() == start
    set_setting(catalogue, "a", 1)


def test_a_mistake_in_a_query_is_not_dressed_up(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), catalogue.reading() as db:
        db.execute("SELECT * FROM nowhere")


def test_a_reader_sees_one_state_while_others_write(catalogue: Catalogue) -> None:
    with catalogue.reading() as db:
        before = db.execute("SELECT generation FROM state").fetchone()
        set_setting(catalogue, "a", 1)
        assert db.execute("SELECT generation FROM state").fetchone() == before
        assert db.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    assert get_setting(catalogue, "a") == 1


def test_two_openings_see_each_others_commits(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as one, Catalogue.open(tmp_path) as other:
        generation = other.generation()
        put_photos(one, "/p", ["1.jpg"])
        assert other.generation() > generation
        assert len(list_ids(other)) == 1


def test_many_threads_read_and_write_together(catalogue: Catalogue) -> None:
    def work(number: int) -> int:
        set_setting(catalogue, str(number), number)
        return sum(get_setting(catalogue, str(number)) for _ in range(10))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(40))) == [10 * number for number in range(40)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to count open handles")
def test_closing_from_another_thread_leaves_no_handle_open(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: list_ids(catalogue), range(30)))
    set_setting(catalogue, "a", 1)
    thread = threading.Thread(target=catalogue.close)
    thread.start()
    thread.join()
    assert open_handles(tmp_path) == []
    assert not (tmp_path / "catalogue.db-wal").exists()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to count open handles")
def test_a_reader_that_outlives_the_closing_ends_in_peace(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path)
    with catalogue.reading() as db:
        catalogue.close()
        assert db.execute("SELECT count(*) FROM content").fetchone() == (0,)
    assert open_handles(tmp_path) == []
    with pytest.raises(CatalogueError, match="closed"):
        catalogue.generation()
    catalogue.close()  # once more is no harm


def test_processes_that_start_together_share_a_new_catalogue(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_MANY, str(tmp_path)]
    started = [subprocess.Popen([*command, str(number)], cwd=REPOSITORY) for number in range(3)]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
    with Catalogue.open(tmp_path) as catalogue, catalogue.reading() as db:
        assert catalogue.recovered is None
        assert db.execute("SELECT count(*) FROM setting").fetchone() == (45,)


def test_a_clean_close_seals_the_file_and_an_opening_breaks_the_seal(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as one:
        other = Catalogue.open(tmp_path)
        other.generation()
        set_setting(one, "a", 1)
    assert not (tmp_path / watch.SEAL_NAME).exists()  # the other one still has it open
    other.close()
    assert (tmp_path / watch.SEAL_NAME).exists()
    with Catalogue.open(tmp_path):
        assert not (tmp_path / watch.SEAL_NAME).exists()
    assert watch.break_seal(tmp_path)
    assert not watch.break_seal(tmp_path)


def test_a_seal_does_not_hold_for_a_file_that_was_changed(tmp_path: Path) -> None:
    Catalogue.open(tmp_path).close()
    later_ns = time.time_ns() + 10**9
    os.utime(tmp_path / "catalogue.db", ns=(later_ns, later_ns))
    assert not watch.break_seal(tmp_path)


@pytest.mark.parametrize("name", ["写真 ライブラリ", "with 'quotes' & ?mark#", "caf\udce9", "percent%20"])
def test_a_library_may_lie_in_any_folder(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and ("\udce9" in name or "?" in name):
        pytest.skip("no name on Windows")
    for _ in range(2):
        with Catalogue.open(tmp_path / name) as catalogue:
            set_setting(catalogue, "a", [1, "写真"])
            assert get_setting(catalogue, "a") == [1, "写真"]
    assert len(list((tmp_path / name / "backups").iterdir())) == 1
