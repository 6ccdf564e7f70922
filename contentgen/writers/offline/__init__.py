"""The writer without a model: arranges what the ledger holds, byte for byte the same each time."""

from contentgen.writers.offline.bank import PhraseBank, load_bank
from contentgen.writers.offline.writer import OfflineWriter

__all__ = ["OfflineWriter", "PhraseBank", "load_bank"]
