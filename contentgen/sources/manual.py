"""Lines of a manual that say nothing away from their place: version notes, stubs of an interface, an unnamed setting.

"Specifies the minimum delay" stands under the name of what specifies it, "By default this is 3" under the name of what
is 3. A reader of a quotation has neither. English only, as the words of other languages are not known here.
"""

from __future__ import annotations

import re

_PART = (
    r"(?:options?|syntax|material|parameters?|arguments?|settings?|variables?|values?|methods?|functions?|class(?:es)?|modules?|commands?|flags?"
    r"|attributes?|fields?|keywords?|headers?|properties|property|objects?|decorators?|columns?|views?|documents?|pages?|chapters?"
    r"|sections?|tutorials?|guides?|articles?|manuals?|tables?|lists?|examples?|extensions?|interfaces?|routines?|techniques?"
    r"|issues?|backups?|scripts?|programs?|tools?|servers?|process|release|librar(?:y|ies)|packages?|projects?|operations?|actions?"
    r"|procedures?|strateg(?:y|ies)|algorithms?|daemons?|statements?|quer(?:y|ies)|ways?|points?|reasons?|purposes?|configurations?|files?|behaviou?rs?|circumstances|problems?|approach(?:es)?|features?|errors?|exceptions?|restrictions?|steps?|cases?|modes?)"
)
_VERSION_NOTES = (
    r"(?:changed|new|added|deprecated|removed|updated) (?:in|since|from|as of) (?:version|release|v?\d)",
    r"(?:no|yes|namely|e\.g\.|i\.e\.|typo|unfortunately|fortunately|luckily|ok|well|hence),?\s"
    r"|(?:note|warning|caution|important|nb)\s?[:!]|type \w+\b",
    r"answer\s?:|question\s?:|q\s?:|a\s?:|todo\b|tip\s?:|example\s?:|usage\s?:|default(?:s| value)?\s?:|returns?\s?:|type\s?:",
)
_STUBS = (
    r"(?:specifies|controls|returns|sets|defines|decides|determines|raises|enables|disables|gets|gives|holds|contains|indicates"
    r"|shows|lists|prints|creates|adds|removes|runs|starts|stops|checks|provides|represents|describes|allows|causes|forces"
    r"|configures|converts|computes|calculates|emits|handles|loads|reads|writes|sends|selects|updates|used|called|same as"
    r"|alias (?:for|of)|equivalent to|similar to|works like|behaves like)\b(?! (?:is|are|were|was)\b)",
    r"return (?:true|false|none|an?|the|whether|if)\b",
    r"(?:default|optional|required|maximum|minimum) (?:\w+ ){0,3}(?:for|of|in|to)\b(?! .*\b(?:is|are|was)\b)",
    r"(?:the|its|a) (?:default|return(?:ed)?|initial|maximum|minimum)(?: value)? (?:is|are|returns?|means)\b",
    r"(?:by default,? )?(?:this|it)\b",
    r"by default,? (?:this|it|the (?:value|option|setting|parameter)|they)\b",
    r"if (?:not (?:given|set|specified|provided)|omitted|unset|none|true|false|zero|set|given|specified|enabled|disabled"
    r"|-?\d+|(?:the )?(?:value|parameter|argument|option) is|-?\d+ is (?:specified|given))\b",
    r"a (?:value|timeout) of\b",
    r"(?:if|unfortunately,|fortunately,|usually,?|normally,?|typically,?|note that|because|since|although|unless|(?:please )?note|remember"
    r"|be aware that|in particular,?|sometimes|often|generally,?) (?:this|that|these|those|they|it)\b(?! (?:is|was) (?:not )?"
    r"(?:possible|important|"
    r"necessary|recommended|best|better|good|safe|easy|hard|likely|common|worth))",
    r"the \w+ (?:syntax|option|parameter|argument|attribute|keyword|setting|flag|method|property)s? "
    r"(?:is|are|was|were|can|must|may|should|has|have)\b",
    r"similar \w+ (?:apply|applies|hold)",
    r"the (?:second|third|fourth|fifth|final|other|next) \w+ (?:is|of|are)\b|(?:additional |more |further )?details (?:on|of|about)\b",
    r"(?:before|after|once|when|if|while) (?:you|we|one) (?:\w+ ){1,3}(?:it|them|this|one)\b",
    r"(?:the )?(?:optional|required|first|second|third|last|\w+)? ?(?:arguments?|parameters?|method|attribute|property)"
    r" (?:\w+ )?(?:is|are|gives?|specif|must|should|can|may|has|takes?|accepts?)\b",
)
_ANYWHERE = (
    rf"\b(?:this|these|that|those|the (?:above|latter|former|previous|preceding|same)) {_PART}\b",
    r"\b(?:in|from|of) the (?:previous|preceding|next|following) (?:section|chapter|paragraph|step|example)s?\b",
    r"\b(?:see|refer to|consult)(?: also)? (?:the|our|this|rfc|section|chapter|below|above|also|(?-i:[A-Z\"“]))",
    r"\bfor (?:more|further|additional|full|the) (?:information|details?|explanation|discussion|list)\b|\bfor details\b",
    r"\b(?:described|explained|discussed|documented|listed|shown|given|mentioned|defined) (?:there|here|in (?:the )?(?:section|next"
    r"|following|separate|documentation|chapter|\w+ documentation))\b",
    r"\b(?:hereafter|hereinafter|henceforth) (?:referred|called)\b|\bwe (?:will|now|shall) (?:see|discuss|look|show)\b",
    r"\bthe (?:number|figure|value) \d+,? (?:is|means|shows)\b",
    r"\b(?:in|on|at|via|through|with|from|to) (?:this|these) \w+[.,;:]|\bso far\b|\bdo (?:this|that|so)\b",
    r"\bmakes? (?:it|this|that) \w+\.$|\b(?:will|is|are|can|may|must) then\b",
    r"\bthese \w+s\b|\b(?:care|aware|note) of (?:it|this|that|them)\.$|\b(?:without|with|for) one,"
    r"|\b(?:in|with|from) (?:the|our) (?:\w+ )?example\b",
)
_AT_START = re.compile("(?:" + "|".join((*_VERSION_NOTES, *_STUBS)) + ")", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][A-Z0-9_]{3,}\s?[:–—]\s")
_WITHIN = re.compile("|".join(_ANYWHERE), re.IGNORECASE)
_GLUED = re.compile(r"[a-z0-9)]\. [a-z]\w*[_(]|[a-z]\.[A-Z][a-z]+ [a-z]+ ")
_TO_AVOID = re.compile(r"to \w+ (?:this|that|these|those|it|them)\b", re.IGNORECASE)
_ALSO = re.compile(r"(?:[\w’'-]+ ){1,4}(?:also|too|instead|again|likewise)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(.*\)\W*$")


def is_manual_line(sentence: str) -> bool:
    """Whether a sentence is about something that only its place in a manual names."""
    if sentence[:1] in "\"“'‘«" and sentence[-1:] not in "\"”'’»":  # about a word that stands under its name
        return True
    plain = sentence
    begins = (_AT_START, _LABELLED, _TO_AVOID, _ALSO, _BRACKETED)
    return any(pattern.match(plain) for pattern in begins) or bool(_WITHIN.search(plain) or _GLUED.search(plain))
