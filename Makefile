# make generate TOPIC="AI observability"   or   make test
# Everything is installed into .venv by ./setup on first use, from the lock files; nothing else on the machine changes.
.DEFAULT_GOAL := help
.PHONY: help generate test setup acceptance lint docs lock clean

TOPIC ?= AI observability
ARGS ?=
# The topic reaches the program through the environment as it was typed: neither make nor the shell reads into it.
export topic := $(value TOPIC)
unexport TOPIC

generate: ## write and score an article, a post and a thread: TOPIC="..." ARGS="--out ..."
	@./setup runtime
	@.venv/bin/contentgen generate $(value ARGS) -- "$$topic"

test: ## run the tests: ARGS="tests/test_model.py -x"
	@./setup test $(value ARGS)

setup: ## install what contentgen needs to run into .venv
	@./setup

acceptance: ## run the slow tests; downloads small models
	@./setup slow
	@.venv/bin/python -m pytest -q -o addopts= -m slow $(value ARGS)

lint: ## run every check of .ci/run but tests and packaging
	@.ci/run lint

docs: ## fill the generated parts of the Markdown files
	@./setup dev
	@.venv/bin/python -m scoring.readme
	@.venv/bin/python .ci/docs.py

lock: ## pin the newest allowed versions into the lock files: ARGS="--upgrade"
	@.ci/lock $(value ARGS)

clean: ## remove .venv, caches and built files; runs in outputs/ stay
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list these targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 12
