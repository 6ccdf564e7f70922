"""Sentences that need their neighbours: they lean on the one before, point at a picture, or are no sentence at all.

A quotation stands in another text, away from the paragraph that it was taken from. What a reader cannot understand
there is not offered. In doubt whether a line has a verb it counts as a sentence; in doubt what "this" is, it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _any_of(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


_POINTING = r"(?:this|that|these|those|them|it|which|such)"
#: a sentence that begins with one of these is about something that stands before it
_PRONOUNS = (
    r"this|these|that|it|its|they|their|theirs|them|he|she|his|her|hers|such|others|the others?",
    r"those(?! (?:who|that|with|of|on|in)\b)",
    r"both(?! (?:\w+ ){1,3}and\b)|neither(?! (?:\w+ ){1,3}nor\b)|either(?! (?:\w+ ){1,3}or\b)|none(?! of the\b)",
    r"the (?:above|former|latter|aforementioned|following|same)|the rest(?! of\b)",
    r"the (?:two|three|four|five)(?!(?: \w+){1,2} (?:of|between|in|that|who|with)\b)",
    r"(?:(?:nearly|almost|about|over|more than|less than|only|at least) )?"
    rf"(?:much|most|all|half|some|many|few|each|\w+|\d+%) of {_POINTING}",
    r"(?:the|my|our|your) \w+ ones?(?! (?:of|that|who|with)\b)",
)
_CONNECTIVES = (
    r"so|here|then|thus|hence|therefore|however|but|and|or|nor|yet|also|moreover|furthermore|additionally|instead|otherwise",
    r"nevertheless|nonetheless|similarly|likewise|conversely|consequently|accordingly|subsequently|afterwards?|meanwhile",
    r"again|alternatively|besides|equally|finally|lastly|further|now|that said|even so|as such|(?:still|rather|indeed|later|earlier),",
    r"there(?! (?:is|are|was|were|has|have|will|can|may|must|should)\b)",
    r"(?:first|second|third|fourth|next|another)(?:ly)?(?:,| (?:is|was|one|reason|cause|way|option|step|problem|example)\b)",
    r"for (?:example|instance|the same)|in (?:addition|contrast|turn|fact|short|sum|summary|conclusion|other words|particular)",
    r"in (?:comparison|the same|the (?:above|latter|former|following|first|second|third|other) (?:case|example|instance)s?)",
    r"by (?:contrast|comparison|then)",
    r"as (?:a result|a consequence|above|mentioned|noted|shown|said|seen|discussed|described|explained|expected,)(?! of\b)",
    r"as (?:we|i|you) (?:saw|have seen|said|noted|mentioned|showed|will see|can see)|(?:above|below),|(?:since|until) then",
    r"on (?:the (?:other hand|contrary|one hand)|top)|at (?:the same|the time,)",
    r"(?:in|at|on|by|for|since|until|after|before|because of|due to|despite|with|without|to|from|of|under|over|about|through"
    rf"|during|like|unlike|given|beyond|apart from|thanks to|along with|instead of) {_POINTING}(?! (?:who|is|are)\b)",
)
_REFERENTS = (
    r"the (?:cause|reason|result|outcome|consequence|effect|answer|remedy|fix|solution|workaround|explanation|difference|idea"
    r"|goal|aim|point|problem|trick|catch|lesson|upshot|alternative|downside|upside|drawback|advantage|symptom)s? "
    r"(?:is|was|are|were|has|had|came|lay|lies|turned)",
)
_LEANING = re.compile(_any_of((*_PRONOUNS, *_CONNECTIVES, *_REFERENTS)) + r"(?![\w-])", re.IGNORECASE)
_EARLY_PRONOUN = re.compile(
    r"(?:i|we|you|one|nobody|everyone|people) (?:(?:have|had|has|then|also|never|still|only|just|did|do|not|would|will) ){0,2}"
    r"(?:\w+ (?:it|them|this|these|those)(?![\w-])|(?:\w+ ){1,5}of (?:it|them|this|these|those)\b)",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"\b(?:within|by|at|until|since|in|for|after|before|during|on) (?:that|this|those|these) (?:times?|points?|cases?|ways?|days?"
    r"|periods?|moments?|limits?|windows?|steps?|situations?|stages?|reasons?|examples?|setups?|weeks?|months?|years?|quarters?)\b",
    re.IGNORECASE,
)

_PICTURE = (
    r"(?:figures?|figs?\.?|tables?|charts?|graphs?|diagrams?|listings?|screenshots?|images?|pictures?|plots?|exhibits?)"
)
_PART = r"(?:sections?|sec\.|chapters?|appendix|appendices|annex|step|page|footnote|slide)"
_NUMBER = r"(?:\d[\d.]*|(?-i:[A-Z]))\b"
_SHOWS = r"(?:shows?|lists?|gives?|compares?|describes?|explains?|covers?|discusses|presents?|summari[sz]es)\b"
_TOLD = r"(?:mentioned|described|noted|discussed|introduced|explained|outlined|listed|shown|see)"
_POINTERS = (
    rf"\b{_PICTURE} {_NUMBER}",
    rf"\b(?:the|this|our)(?: \w+)? {_PICTURE} (?:above|below|{_SHOWS})",
    rf"\b(?:see|cf\.|refer to|consult|in|under) (?:also )?(?:the )?{_PART} {_NUMBER}(?! of\b)",
    rf"\b{_PART} {_NUMBER} {_SHOWS}",
    r"(?<!and )(?<!or )\b(?:above|below)[.,;:)]",
    rf"\b{_TOLD} (?:above|below|earlier|before|previously|elsewhere)\b(?! (?:\d|the\b|an?\b))",
    r"\bthe (?:above|aforementioned|below|above-mentioned)\b",
    r"\bthe following (?!day|week|month|year|night|morning|release|quarter|sprint|shift|hour)\w+",
    r"\b(?:earlier|later|elsewhere) in this\b|\bthe (?:previous|preceding|next|last) (?:section|chapter|paragraph|figure|slide)\b",
)
_POINTER = re.compile(_any_of(_POINTERS), re.IGNORECASE)
_LINES = (
    rf"^(?:{_PICTURE}|source|photo|credit|caption|alt text)(?: {_NUMBER})?\s?[:.–—|]\s",
    r"^(?:next|previous|prev|back|home|related|tags?|categor(?:y|ies)|filed under|share|written by|authors?|by|date|contact|contents"
    r"|menu|up next|see also|keywords|from|to|subject|cc|status|owner|version|attendees|present)\s?[:»|→]",
    r"^(?:last )?(?:updated|modified|reviewed|edited|posted|published) (?:on|by|in) [^,]{0,80}$",
    r"^(?:skip|jump|go|back|return) to (?:the )?(?:top|main|contents?|start|navigation|home)\b|\b\d+[ -]min(?:ute)?s? read\b",
    r"^(?:follow|find|contact|join|email) us\b|\byou (?:can|will|may) find\b.*\b(?:here|below|above)\b",
)
_LINE = re.compile(_any_of(_LINES), re.IGNORECASE)

_STUB = re.compile(r"(?:because|although|whereas|which|whose|including|especially)\b[^,]*$", re.IGNORECASE)
_VERBS = (
    r"is|are|was|were|be|been|am|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|cannot|need|let|who|when|if",
    r"\w{2,}(?:ed|n['’]t)|(?!(?:its|this|thus|always|perhaps|towards|besides)\b)\w+[^s\W]s",
    r"began|broke|brought|built|bought|came|caught|chose|cut|drew|drove|fell|felt|found|gave|got|grew|held|hit|kept|knew|led",
    r"left|lost|made|meant|met|paid|put|ran|read|rose|said|sat|saw|sent|set|shut|spent|spoke|stood|taught|told|took|went|woke|wrote",
)
#: a verb form, or a first word before what only an order has there: "Drop the cache"
_VERB = re.compile(
    rf"\b{_any_of(_VERBS)}(?!\w)|^(?!of\b|for\b|with\b|in\b|on\b|at\b|by\b|to\b)\w+ (?:the|an?|each|every|your|all|any|no|one|only)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence needs the one before it: its first words, or a "within that time", take up what was said there."""
    plain = sentence.lstrip("\"'“‘«(")
    return bool(_LEANING.match(plain) or _EARLY_PRONOUN.match(plain) or _BACKWARD.search(plain))


def points_elsewhere(sentence: str) -> bool:
    """Whether a sentence points at a figure, a table or another place of its document."""
    return bool(_POINTER.search(sentence))


def is_apparatus_line(sentence: str) -> bool:
    """Whether a line is a caption, a byline or a way through a site rather than a statement."""
    return bool(_LINE.search(sentence))


def is_part(sentence: str) -> bool:
    """Whether a line is a subordinate clause alone, or holds no word that could be a verb."""
    return bool(_STUB.match(sentence)) or not _VERB.search(sentence)
