"""Three writers under the same checks: `offline` arranges, `voice` adds a small model's wording, `full` writes."""
