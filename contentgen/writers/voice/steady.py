"""How a small model is asked where its user has not said: without chance, so that it says the same again."""

from __future__ import annotations

from contentgen.settings import Settings

TEMPERATURE = 0.0
SEED = 7


def steadied(settings: Settings) -> Settings:
    """The settings with temperature and seed fixed, if the voice writes and they are not set."""
    if settings.chosen_writer() != "voice":
        return settings
    temperature = TEMPERATURE if settings.temperature is None else settings.temperature
    return settings.model_copy(
        update={"temperature": temperature, "seed": SEED if settings.seed is None else settings.seed}
    )
