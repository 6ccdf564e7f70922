"""Emoji as X counts them and as readers see them: one pattern, from the sequences of Unicode Emoji 11.

twitter-text 3 finds emoji with twemoji-parser 11, so a joined sequence that is newer (heart on fire, 2020)
counts as its parts. Counting those parts as well is the safe side: the length is never under what X counts.
Source: https://github.com/twitter/twitter-text (config v3), https://unicode.org/reports/tr51/
"""

from __future__ import annotations

import re
from functools import lru_cache

_TONE = "[\U0001f3fb-\U0001f3ff]"
_VS = "\ufe0f"
_ZWJ = "\u200d"
_HUMAN = "[\U0001f468\U0001f469]"
_FAMILY = f"{_HUMAN}(?:{_ZWJ}[\U0001f468\U0001f469\U0001f467\U0001f466]){{1,3}}"
_COUPLE = f"{_HUMAN}{_ZWJ}❤{_VS}{_ZWJ}(?:\U0001f48b{_ZWJ})?{_HUMAN}"
_JOBS = (
    "(?:[⚕⚖✈]\ufe0f|[\U0001f33e\U0001f373\U0001f393\U0001f3a4\U0001f3a8\U0001f3eb\U0001f3ed\U0001f4bb"
    "\U0001f4bc\U0001f527\U0001f52c\U0001f680\U0001f692\U0001f9b0-\U0001f9b3])"
)
_WORKER = f"{_HUMAN}{_TONE}?{_ZWJ}{_JOBS}"
_GENDERED = (
    "[⛹\U0001f3c3\U0001f3c4\U0001f3ca-\U0001f3cc\U0001f46e\U0001f46f\U0001f471\U0001f473\U0001f477\U0001f481\U0001f482"
    "\U0001f486\U0001f487\U0001f575\U0001f645-\U0001f647\U0001f64b\U0001f64d\U0001f64e\U0001f6a3\U0001f6b4-\U0001f6b6"
    "\U0001f926\U0001f937-\U0001f939\U0001f93c-\U0001f93e\U0001f9b8\U0001f9b9\U0001f9d6-\U0001f9df]"
    f"(?:{_TONE}|{_VS})?{_ZWJ}[♀♂]{_VS}?"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4(?:[\U000e0020-\U000e007e]+\U000e007f)"
_NAMED = f"\U0001f441{_VS}?{_ZWJ}\U0001f5e8{_VS}?|\U0001f3f3{_VS}?{_ZWJ}\U0001f308|\U0001f3f4{_ZWJ}☠{_VS}?"
_KEYCAP = f"[0-9#*]{_VS}?⃣"
_TONED = (
    "[☝⛹✊-✍\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc\U0001f442\U0001f443\U0001f446-\U0001f450"
    "\U0001f466-\U0001f469\U0001f46e\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487\U0001f4aa"
    "\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647\U0001f64b-\U0001f64f\U0001f6a3"
    "\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f918-\U0001f91c\U0001f91e\U0001f91f\U0001f926\U0001f930-\U0001f939"
    "\U0001f93d\U0001f93e\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9d1-\U0001f9dd]"
    f"{_TONE}"
)
_TEXTUAL = f"[©®™♟]{_VS}"
_SINGLE = (
    "[‼⁉ℹ↔-↙↩↪⌚⌛⌨⏏⏩-⏳⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☝☠☢☣☦☪☮☯☸-☺♀♂♈-♓♠♣♥♦♨♻♾♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛎⛏⛑⛓⛔⛩⛪⛰-⛵⛷-⛺⛽"
    "✂✅✈-✍✏✒✔✖✝✡✨✳✴❄❇❌❎❓-❕❗❣❤➕-➗➡➰➿⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙"
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f202"
    "\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7eb\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff]"
    f"{_VS}?"
)
_ARROWS_AND_TICKS = frozenset("↔↕↖↗↘↙↩↪▪▫▶◀◻◼◽◾✔✖➡⬅⬆⬇⤴⤵ℹ‼⁉Ⓜ〰〽✂✏✒✳✴❄❇")


@lru_cache(maxsize=1)
def emoji_pattern() -> re.Pattern[str]:
    """Compile the pattern of one emoji at first use, longest sequences first."""
    parts = (_COUPLE, _FAMILY, _WORKER, _GENDERED, _NAMED, _FLAG, _KEYCAP, _TONED, _TEXTUAL, _SINGLE)
    return re.compile("|".join(f"(?:{part})" for part in parts))


def find_emoji(text: str) -> list[tuple[int, str]]:
    """Find offset and text of each emoji that a reader sees as a picture; arrows and ticks are left out.

    >>> find_emoji("go → now \U0001f680")
    [(9, '\U0001f680')]
    """
    return [
        (match.start(), match.group())
        for match in emoji_pattern().finditer(text)
        if match.group()[0] not in _ARROWS_AND_TICKS
    ]
