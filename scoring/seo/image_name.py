"""Assessment seo.image-name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from scoring.address import read_address
from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class ImageName:
    """Name picture files by what they show: `drift-by-month.png`, not `IMG00023.png`.

    Google reads the file's name for the subject of a picture and asks for short, descriptive ones.
    Source: https://developers.google.com/search/docs/appearance/google-images
    """

    id: str = "seo.image-name"
    weight: float = 0.5
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/google-images"
    mute: str = (
        r"(?i)(?:(?:img|dsc|image|photo|pic|picture|screenshot|screen[-_ ]?shot|untitled|download|figure|fig)?"
        r"[-_ ]?[\d\W_]*(?:at[\d\W_]*)?|[0-9a-f-]{16,})"
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the image name."""
        named = [image for image in document.images if image.src and not image.src.startswith("data:")]
        if not named:
            return None
        mute = [image for image in named if re.fullmatch(self.mute, PurePosixPath(read_address(image.src).path).stem)]
        remarks = [
            Remark(f"Name the file {image.src} by what it shows.", image.line, words=image.src) for image in mute
        ]
        return judged(self, 100 - 100 * len(mute) / len(named), remarks)
