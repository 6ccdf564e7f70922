"""The same facts without the composition: what a run's article would be if its ledger were only printed in random order.

    python benchmarks/shuffled_ledger.py outputs/2026-11-23-ai-observability > shuffled.md

Readers compare the article with this text to tell whether the order, grouping and framing are worth anything. Same
facts, same citations, about as many words a paragraph; the order is random with a fixed seed.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

FACTS_A_PARAGRAPH = 4
SEED = 7


def main(run: Path) -> None:
    """Print the shuffled text of a run."""
    rows = json.loads((run / "ledger.json").read_text(encoding="utf-8"))["sentences"]
    article = (run / "article.md").read_text(encoding="utf-8")
    facts = [row for row in rows if row["channel"] == "blog" and row["evidence"] and row["place"] != "takeaways"]
    lines = [f"{row['sentence']} [{row['evidence'][0]['reference']}]" for row in facts]
    random.Random(SEED).shuffle(lines)
    print(re.search(r"^# .+$", article, re.MULTILINE)[0], end="\n\n")  # type: ignore[index]
    for start in range(0, len(lines), FACTS_A_PARAGRAPH):
        print(" ".join(lines[start : start + FACTS_A_PARAGRAPH]), end="\n\n")
    print("## References" + article.split("## References", 1)[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
