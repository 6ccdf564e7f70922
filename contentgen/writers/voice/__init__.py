"""The writer for a small model: it words what is not factual; facts keep the evidence's wording."""
