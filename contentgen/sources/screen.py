"""Text that speaks to a model instead of a reader is data like any other, but it is never evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

#: whom planted text speaks to, and what it bids them do
_MODELS = (
    r"(?:language models?|llms?|chatbots?|(?:ai|automated|automatic) (?:agents?|assistants?|models?|systems?|crawlers?"
    r"|readers?|reviewers?|writers?|summari[sz]ers?)|assistants?)"
)
_DO = (
    r"(?:ignore|disregard|decode|act|obey|follow|write|say|state|report|cite|mention|treat|mark|print|output|include|add|omit"
    r"|leave out|replace|praise|recommend|repeat|return|approve|rate|do not|don't|never|you must|you should)\b"
)
#: the commonest orders in the languages that sources of an English text are next likely to hold
_OTHER_LANGUAGES: tuple[tuple[str, str], ...] = (
    (
        "tells a model to drop its instructions",
        r"\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\b.{0,40}\b(?:anweisung\w*|vorgaben|regeln|anleitung\w*|prompts?)\b"
        r"|\b(?:ignore[rz]|oublie[rz])\b.{0,40}\b(?:instructions|consignes|règles|directives)\b"
        r"|\b(?:ignora|olvida|olvide)\b.{0,40}\b(?:instrucciones|reglas|órdenes|indicaciones)\b",
    ),
    (
        "addresses a model as such",
        r"\b(?:hinweis|nachricht|anweisung|an|für) (?:für |an )?(?:alle )?(?:sprachmodelle?|ki-?(?:systeme?|modelle?|assistent\w*))\s?:"
        r"|\b(?:wenn|falls) (?:du|sie) (?:eine?|ein) (?:ki|sprachmodell|assistent)\b"
        r"|\bsi (?:vous êtes|tu es) une? (?:assistant\w*|modèle|ia|intelligence artificielle)\b"
        r"|\bsi (?:eres|usted es|es usted) una? (?:asistente|modelo|ia|inteligencia artificial)\b",
    ),
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "tells a model to drop its instructions",
        r"\b(?:ignore|disregard|forget|override|bypass|do not follow|stop following)\b.{0,40}"
        r"\b(?:previous|prior|above|earlier|preceding|existing|system|all|any|your|the)\b.{0,30}"
        r"\b(?:instructions?|prompts?|rules|guidelines|directions|guardrails|context|task|commands?)\b",
    ),
    (
        "addresses a model as such",
        r"\b(?:you are|you're|act as|pretend to be|behave as|as) (?:now )?(?:an? |the "
        r"|a helpful )?(?:ai|artificial intelligence|"
        r"large language model|language model|llm|chatbot|chatgpt|gpt-?\d?|claude|gemini|ai assistant"
        r"|helpful assistant|"
        r"assistant|dan)\b(?! (?:vendor|team|engineer|company|product|consult|developer|user|operator"
        r"|provider|lead|"
        r"practition|research|owner|architect))",
    ),
    (
        "addresses a model as such",
        r"\b(?:note|message|attention|instructions?|notice|warning|important)\s?(?:to"
        r"|for)?[:,]? (?:all |any |the )?"
        r"(?:ai|llms?|language models?|chatbots?|ai (?:agents?|assistants?|models?|systems?"
        r"|crawlers?)|assistants?)\b\s*[:,.!-]",
    ),
    (
        "addresses a model as such",
        r"\b(?:if|when|whenever|any|every|all)\b.{0,20}\b(?:ai|llms?|language models?|ai (?:agents?"
        r"|assistants?|models?)|"
        r"assistants?|chatbots?)\b.{0,30}\b(?:reading|reads?|processing|summari[sz]ing"
        r"|summari[sz]es?) (?:this|the) "
        r"(?:page|text|document|article|file|content|paper)\b",
    ),
    (
        "gives a model its answer",
        r"\b(?:when|while|if) (?:you (?:are )?)?(?:asked|summari[sz]ing|summari[sz]e|answering"
        r"|responding|writing|generating)"
        r"\b.{0,60}\b(?:you )?(?:must|should|always|say|state|include|mention|recommend|respond"
        r"|answer|output|write)\b",
    ),
    (
        "gives a model its answer",
        r"^(?:now |only |always |please )*(?:respond|reply|answer|output|print|say|state|repeat"
        r"|write) (?:only |exactly |nothing )?"
        r"(?:with|that|the following|in your|but|as)\b",
    ),
    (
        "asks for a prompt or a secret",
        r"\b(?:reveal|print|show|repeat|leak|output|send|exfiltrate|disclose)\b.{0,30}\b(?:your|the"
        r"|any|all)\b.{0,20}"
        r"\b(?:system prompt|hidden prompt|initial prompt|instructions|api keys?|passwords?"
        r"|credentials|secrets?)\b",
    ),
    (
        "hides from the user",
        r"\b(?:do not|don't|never) (?:tell|inform|mention|reveal|disclose)\b.{0,30}"
        r"\b(?:user|reader|human|anyone)\b",
    ),
    (
        "new instructions",
        r"\b(?:new|updated|additional|real|actual|secret|hidden) (?:system )?(?:instructions?|prompt)\s*[:;]",
    ),
    (
        "a chat template",
        r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<<SYS>>|</?(?:system"
        r"|assistant)>|"
        r"^\s*(?:system|assistant|human)\s*(?:prompt|message)?\s*:",
    ),
    ("a chat template", r"[\"']role[\"']\s*:\s*[\"'](?:system|developer|assistant|user)[\"']"),
    (
        "ends the block of its source",
        r"\bend of (?:the )?(?:source|sources|document|context|data|passage|evidence|input)\b.{0,20}"
        r"\b(?:new|next|begin|start)\b.{0,20}\b(?:user|system|message|instruction|task|prompt)",
    ),
    (
        "addresses a model as such",
        rf"\b(?:for|to) (?:(?:processing|use|reading) by |the attention of )?(?:all |any |the )?{_MODELS}(?: only)?\s?[,:;]\s*"
        rf"(?:please |kindly |now |before you )?{_DO}",
    ),
    ("addresses a model as such", rf"^(?:for|to) (?:all |any |the )?{_MODELS}(?: only)?\s?:"),
    ("addresses a model as such", rf"(?:^|[\])>.!?] )(?:assistant|model|ai|llm|chatbot)\s?: {_DO}"),
    ("addresses a model as such", r"[\[({<*|]\s*(?:to|for) (?:all |any |the )?(?:ai|models?|assistants?|llms?)\s?:"),
    (
        "addresses a model as such",
        rf"\b{_MODELS} (?:that (?:is |are )?)?(?:reading|processing|parsing|summari[sz]ing|indexing) (?:this|the) \w+ "
        r"(?:must|should|shall|are to|is to|have to|has to|need to|needs to)\b",
    ),
    (
        "tells a model who it is",
        r"\byou are (?:now|from now on) (?-i:[A-Z])\w+,? (?:an? |the )?\w+ (?:without|who|that|which|and|with no)\b",
    ),
    (
        "speaks as a model's maker",
        r"\bas your (?:developers?|administrators?|admin|operators?|creators?|owners?|supervisor|trainers?),? "
        r"(?:i|we|please|you)\b",
    ),
    (
        "lifts a model's rules",
        r"\b(?:rules?|restrictions?|guidelines?|guardrails?|safeguards?|checker|filters?) (?:\w+ ){0,4}?(?:is|are|has been|have been) "
        r"(?:now |hereby |temporarily )?(?:lifted|suspended|switched off|turned off|disabled|waived)\b.{0,40}"
        r"[.,;:] ?(?:so |and |now |then |please )*(?:return|write|state|drop|answer|say|ignore|report|you may|you can)\b",
    ),
    *_OTHER_LANGUAGES,
)  # fmt: skip


# An order begins a clause or follows "you must": "models that forget their earlier instructions" gives none.
_TO_YOU = (
    r"(?:^|[.!?:;,>*–—-] ?|\b(?:please|now|kindly|just) |\byou (?:must|should|will|shall|can|may|are to|have to|need to) (?:now )?"
    r"|\b(?:want|need|ask|order|tell) you to )"
)
# What nobody writes but to take over a model that reads along; outside quotation marks it condemns the whole file.
_ORDERS: tuple[tuple[str, str], ...] = (
    (
        "tells a model to drop its instructions",
        rf"{_TO_YOU}(?:ignore|disregard|forget|override|bypass|do not follow|stop following)\b.{{0,40}}"
        r"\b(?:previous|prior|above|earlier|preceding|system|your)\b.{0,30}"
        r"\b(?:instructions?|prompts?|directions|directives|guardrails|programming)\b",
    ),
    (
        "tells a model who it is",
        r"\b(?:you are|you're) (?:now|from now on|no longer) (?:an?|the|my|called|acting as|in the role of)\b.{0,40}"
        r"\b(?:ai|llm|language model|chatbot|chatgpt|claude|gemini|assistant|dan|model|bot)\b|\byou are now (?:dan|in \w+ mode)\b",
    ),
    (
        "addresses a model as such",
        r"\b(?:as an|you are an?) (?:ai|large language|language) (?:language )?(?:model|assistant),? you\b",
    ),
    (
        "addresses a model as such",
        r"^(?:note|message|attention|instructions?|notice|warning|important)\s?(?:to|for)?[:,]? (?:all |any |the )?"
        r"(?:ai|llms?|language models?|chatbots?|ai (?:agents?|assistants?|models?|systems?|crawlers?))\b\s*[:,.!-]"
        r"|^(?:note|message|attention|instructions?|notice) (?:to|for) (?:all |any |the )?(?:ai|llms?|language models?|chatbots?)\b",
    ),
    (
        "addresses a model as such",
        r"\b(?:any|every|all|if you are an?) (?:ai|llms?|language models?|ai (?:agents?|assistants?|models?))\b.{0,10}"
        r"\b(?:reading|reads?|processing|summari[sz]ing) (?:this|the) (?:page|text|document|article|file|content|paper)\b",
    ),
    (
        "asks for a prompt",
        r"\b(?:reveal|print|show|repeat|leak|output|send) (?:me )?your (?:system|hidden|initial) prompt\b",
    ),
    ("a chat template", r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<<SYS>>"),
    *_OTHER_LANGUAGES,
)
_AN_EXAMPLE = re.compile(r"(?<!\bact)(?<!\bbehave) as (?=\S)", re.IGNORECASE)
_A_WORD = re.compile(r"[A-Za-z0-9_.+/#-]*")  # a name or a number: no order is one, and most fields are
# no quotation is longer; a bound keeps a page of opening marks from taking forever
_QUOTED = re.compile(
    r"“[^”]{0,600}”|«[^»]{0,600}»|‘[^’]{0,600}’|\"[^\"]{0,600}\"|(?<!\w)'[^']{0,600}'(?!\w)|``.{0,600}?''|`[^`]{0,600}`"
)
#: a word whose letters stand apart; two and three such letters are found only beside a longer word
_SET_APART = re.compile(r"(?<![\w-])[^\W\d_](?:[-._*][^\W\d_]){2,}(?![\w-])")


class Screen:
    """The patterns, compiled once per run."""

    def __init__(self) -> None:
        self._patterns = tuple((why, re.compile(pattern, re.IGNORECASE)) for why, pattern in _PATTERNS)
        self._orders = tuple((why, re.compile(pattern, re.IGNORECASE)) for why, pattern in _ORDERS)

    def reason(self, text: str) -> str:
        """Why a text looks like an instruction to a model; empty if it does not."""
        plain = _plain(text)
        return next((why for why, pattern in (*self._patterns, *self._orders) if pattern.search(plain)), "")

    def instruction(self, text: str) -> str:
        """Why an editor's note looks like an instruction to a model; empty if it does not.

        A note is written for this program, so words that only quote an order count as well. One that names a model by
        way of example ("such as GPT-4") gives none.
        """
        if _A_WORD.fullmatch(text):
            return ""
        return self.order(text) or self.reason(_AN_EXAMPLE.sub(" like ", text))

    def order(self, text: str, code: Sequence[str] = ()) -> str:
        """Why a text gives an order to a model; empty if it does not, or only tells what such an order says.

        Words in quotation marks, and the pieces that the document sets as code, are what it tells of.
        """
        plain = _plain(without_told(text, code))
        return next((why for why, pattern in self._orders if pattern.search(plain)), "")


def without_told(text: str, code: Sequence[str] = ()) -> str:
    """A text without what it quotes and what it sets as code."""
    for piece in code:
        text = text.replace(piece, " ")
    return _QUOTED.sub(" ", text)


def _plain(text: str) -> str:
    """Without the disguises: compatibility forms, invisible characters, odd spaces, letters set apart (`i-g-n-o-r-e`)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "'")
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return _SET_APART.sub(lambda match: re.sub(r"[-._*]", "", match[0]), " ".join(text.split()))
