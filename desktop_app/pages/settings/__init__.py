"""The settings page and its cards."""

from desktop_app.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
