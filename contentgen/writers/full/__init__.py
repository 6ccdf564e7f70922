"""The writer that lets a capable model write from the evidence, sentence by marked sentence."""

from contentgen.writers.full.writer import FullWriter

__all__ = ["FullWriter"]
