"""Text that stands for text still to be written. It may not ship."""

from __future__ import annotations

import re

PATTERNS = (
    r"\[(?:add|insert|placeholder|your|mention|continue|link|name|todo|tbd|citation|source|url|company|topic)\b[^\]]{0,80}\](?!\()",
    r"\b(?:TODO|TBD|FIXME|XXX)\b",
    r"\blorem ipsum\b",
    r"\b\d{1,2}/n\b",
    r"\bexample\.(?:com|org|net)\b",
    r"\{\{[^}]*\}\}|\{%[^%]*%\}",
    r"<(?:insert|your|add)\b[^>]{0,60}>",
    r"\bas an ai (?:language )?model\b",
)
_PLACEHOLDER = re.compile("|".join(PATTERNS), re.IGNORECASE)


def placeholders(text: str) -> tuple[str, ...]:
    """What in the text is a placeholder, in order.

    Example:
        >>> placeholders("See [Add citations here] and post 2/n.")
        ('[Add citations here]', '2/n')

    """
    return tuple(match[0] for match in _PLACEHOLDER.finditer(text))
