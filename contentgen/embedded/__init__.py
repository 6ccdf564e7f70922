"""The small model that runs on this machine: which there are, where their weights come from and lie, how one is served.

Nothing here imports the runtime: only the child process that serves a model does (``embedded/serve.py``).
"""

from __future__ import annotations

from contentgen.embedded.catalogue import CATALOGUE, PROVIDER, EmbeddedModel, known

__all__ = ["CATALOGUE", "PROVIDER", "EmbeddedModel", "known"]
