"""The engine's sentences and names, listed to be translated: one module for each of its fields."""

from desktop_app.engine_words.saying import join_sentences, say, say_evidence, say_list, say_of_labels, say_reasons

__all__ = ["join_sentences", "say", "say_evidence", "say_list", "say_of_labels", "say_reasons"]
