"""One page for each question a person asks of the program; adding a page is a module and a line here."""

from desktop_app.pages.duplicates import DuplicatesPage
from desktop_app.pages.labels import LabelsPage
from desktop_app.pages.library_page import LibraryPage
from desktop_app.pages.search import SearchPage
from desktop_app.pages.teach import TeachPage

# in the order of the navigation rail
PHOTO_PAGES = {
    "library": LibraryPage,
    "search": SearchPage,
    "duplicates": DuplicatesPage,
    "labels": LabelsPage,
    "teach": TeachPage,
}
