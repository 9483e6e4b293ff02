"""Real libraries for the tests of this folder."""

from tests.desktop_app.real_library import (  # noqa: F401
    exported_networks,
    indexed,
    library,
    library_folder,
    own_library,
    photos,
    settings,
    start_application,
    tasks,
    thumbnails,
)
