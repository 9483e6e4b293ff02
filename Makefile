# Two commands matter: `make demo` and `make test`. Everything lives in .venv; nothing else on the machine is touched.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DEMO   := .demo
TEXTS   = $(sort $(shell find desktop_app -name '*.py'))
WORDS  := resources/translations/lookalike

# hnswlib compiles for the CPU that builds it unless told otherwise
export HNSWLIB_NO_NATIVE = 1

.PHONY: demo run test lint bench translations screenshots clean

demo: $(READY)  ## a sample library made on the spot, searched, then shown
	$(BIN)/lookalike --library $(DEMO)/library demo $(DEMO)/photos
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(BIN)/lookalike --library $(DEMO)/library; \
	else echo "No screen here: with one, 'make demo' opens the window on these photos."; fi

run: $(READY)  ## the window on your own library
	$(BIN)/lookalike

test: $(READY)  ## every test
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest

lint: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## the figures of the README, printed as ratios
	$(BIN)/python -m tests.benchmarks

translations: $(READY)  ## collect the texts after changing a sentence, and compile the languages
	$(BIN)/pyside6-lupdate -no-obsolete -locations none $(TEXTS) -ts $(WORDS)_ja.ts
	$(BIN)/pyside6-lupdate -no-obsolete -locations none -pluralonly $(TEXTS) -ts $(WORDS)_en.ts
	for language in ja en; do $(BIN)/pyside6-lrelease $(WORDS)_$$language.ts -qm $(WORDS)_$$language.qm; done

screenshots: $(READY)  ## the pictures of the README
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots docs/screenshots

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache
