"""Which signal leads where: the window and its pages to what acts for them. No work is done here."""

from __future__ import annotations

from typing import Any

from desktop_app.actions.photo_actions import show_in_file_manager


def connect_window(root: Any) -> None:
    """Menus, drops and dialogues of the window; `root` is the Application."""
    window, indexing = root.window, root.indexing
    root.closing.allowed.connect(window.close)
    root.closing.hidden.connect(root.hide_window)
    root.closing.over.connect(root.quit)
    window.add_folder_asked.connect(root.folders.ask_add)
    window.came_in.connect(root.searching.take)
    window.file_search_asked.connect(root.searching.ask_file)
    window.index_asked.connect(root.status.index_now)
    window.menus.follow_job(indexing.job)
    window.pause_asked.connect(root.status.pause_or_resume)
    window.stop_asked.connect(indexing.cancel)
    window.skipped_asked.connect(root.skipped.show)
    connect_history(root)
    window.theme_chosen.connect(root.choose_theme)
    root.status.skipped_asked.connect(root.skipped.show)
    root.searching.folders_came.connect(root.folders.add)
    root.folders.changed.connect(root.announce)
    root.folders.index_asked.connect(root.status.index_now)
    root.trashing.changed.connect(root.announce)
    root.trashing.moved.connect(root.offer_undo)
    for told in (root.folders.failed, root.trashing.failed, root.trashing.told, root.searching.told, root.skipped.told):
        told.connect(root.tell)


def connect_history(root: Any) -> None:
    """Undo and redo, of labels and of files, and the menu that names them."""
    window, history = root.window, root.history
    window.undo_asked.connect(history.undo)
    window.redo_asked.connect(history.redo)
    history.files_asked.connect(root.trashing.undo)
    history.changed.connect(window.menus.show_steps)
    window.menus.show_steps(*history.texts())
    root.labels.changed.connect(root.announce)
    root.labels.done.connect(root.offer_undo_labels)
    root.labels.told.connect(root.tell)


def connect_photos(root: Any, page: Any) -> None:
    """The actions on photos of one page."""
    actions = page.photo_actions
    actions.similar_asked.connect(root.searching.search_photos)
    actions.more_asked.connect(root.searching.add_more)
    actions.less_asked.connect(root.searching.add_less)
    actions.trash_asked.connect(root.trashing.ask)
    actions.told.connect(root.tell)
    actions.labels.change_asked.connect(root.labels.change)
    root.labels.recent_changed.connect(actions.labels.show_recent)
    actions.labels.show_recent(root.labels.recent())
    page.failed.connect(root.tell)


def connect_pages(root: Any) -> None:
    """What the pages ask of the program as a whole."""
    library_page, search_page = root.pages["library"], root.pages["search"]
    for page in (library_page, search_page):
        connect_photos(root, page)
    library_page.panel.part_asked.connect(root.searching.search_part)
    library_page.remove_folder_asked.connect(root.folders.ask_remove)
    library_page.show_folder_asked.connect(show_in_file_manager)
    search_page.file_asked.connect(root.searching.ask_file)
    search_page.paste_asked.connect(root.window.paste)
    root.first_start.add_folder_asked.connect(root.folders.ask_add)
    root.first_start.samples_asked.connect(root.indexing.make_samples)
    connect_duplicates(root, root.pages["duplicates"])
    connect_teaching(root, root.pages["teach"])
    connect_labels(root, root.pages["labels"])
    connect_settings(root, root.pages["settings"])


def connect_duplicates(root: Any, page: Any) -> None:
    """Jobs, deeds and their undoing, of the page of duplicates."""
    page.job_asked.connect(root.status.run)
    root.indexing.job_changed.connect(page.take_state)
    root.indexing.job_ended.connect(page.take_end)
    page.add_folder_asked.connect(root.folders.ask_add)
    page.similar_asked.connect(root.searching.search_photos)
    root.trashing.long_undo_asked.connect(page.clearing.undo)
    page.changed.connect(root.announce)
    page.cleared.connect(root.offer_undo_act)
    page.parted.connect(root.offer_undo_parting)
    page.failed.connect(root.tell)


def connect_teaching(root: Any, page: Any) -> None:
    """The job of a lesson, and what becomes of its encoder."""
    indexing, job = root.indexing, root.indexing.job
    page.job_asked.connect(root.status.run)
    page.pause_asked.connect(job.pause)
    page.resume_asked.connect(job.resume)
    page.keep_asked.connect(job.keep)
    page.cancel_asked.connect(root.status.cancel_teaching)
    indexing.job_changed.connect(page.lesson.take_state)
    indexing.job_ended.connect(page.lesson.take_end)
    job.told.connect(page.lesson.take_event)
    indexing.polled.connect(lambda: page.lesson.take_progress(job.progress))
    page.lesson.take_state(indexing.kind, job.active)
    page.index_asked.connect(root.status.index_now)
    page.labels_asked.connect(root.show_labels)
    page.changed.connect(root.announce)
    page.adopted.connect(root.offer_going_back)
    page.failed.connect(root.tell)


def connect_labels(root: Any, page: Any) -> None:
    """Deeds of the page of labels, and the ways to it from a label of any photo."""
    connect_photos(root, page)
    page.deed_asked.connect(root.labels.perform)
    page.add_folder_asked.connect(root.folders.ask_add)
    page.teach_asked.connect(lambda: root.window.show_page("teach"))
    page.panel.part_asked.connect(root.searching.search_part)
    for panel in (root.pages["library"].panel, root.pages["search"].results.panel):
        panel.label_chosen.connect(page.show_label)
        panel.label_chosen.connect(lambda _: root.window.show_page("labels"))


def connect_settings(root: Any, page: Any) -> None:
    """What is chosen on the settings page."""
    page.add_folder_asked.connect(root.folders.ask_add)
    page.remove_folder_asked.connect(root.folders.ask_remove)
    page.rules_chosen.connect(root.folders.set_rules)
    page.roles_asked.connect(root.pages["duplicates"].settling.ask_roles)
    page.changed.connect(root.announce)
    page.index_asked.connect(root.status.index_now)
    page.theme_chosen.connect(root.choose_theme)
    page.language_chosen.connect(root.choose_language)
    page.failed.connect(root.tell)
