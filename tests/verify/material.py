"""A note and a post that rests on it, one of its figures altered."""

NOTES = """# Pilot of the support assistant

## Results

The pilot ran in Lyon for six weeks in 2023 with twelve operators of the billing desk.
Operators accepted 81% of the drafts without edits, and 9% of them were thrown away.
"""
POST = """# What our pilot showed

Operators accepted 81% of the drafts without edits [1].

Operators accepted 18% of the drafts without edits.

Would you have expected that?

Measure acceptance before you roll out.

## References

[1] Pilot of the support assistant.
"""
