"""Whether a sentence tells of its author's own experience, results, clients or credentials, with or without an "I"."""

from __future__ import annotations

import re

from contentgen.verification.first_person import FIRST_PERSON, plain
from contentgen.verification.kind import is_instruction
from contentgen.verification.number import numbers

_ROLE = re.compile(
    r"\b(?:CTO|CEO|CIO|COO|VP|head|lead|leader|director|manager|chief|founder|owner|engineer|client|customer"
    r"|buyer|partner)\b",
    re.IGNORECASE,
)
_SHE_SAID = re.compile(r"^\W*[\"“].+[\"”]\s*[-–—]+\s*\S", re.DOTALL)
_PRAISE = re.compile(
    r"\b(?:they|their|them|she|he|her|him|you|your|we|our|us|saved|recommend|best|this team)\b", re.IGNORECASE
)

_IRREGULAR = frozenset(
    """
    became began bought brought built caught chose came cut dealt did drew drove fell felt fought found gave got grew had
    heard held helped hit hired kept knew led left lost made met paid put ran sat saw sent set shipped shot sold
    spent spoke stood stopped taught threw told took tripled understood was went were won wrote beat broke froze rose shrank
    shut slept split spun stole swept tore woke seen done gone taken given written grown known been chosen fallen driven
    shown spoken broken
    """.split()
)
_NO_PAST = frozenset("need feed speed heed embed proceed exceed succeed indeed seed breed bleed agreed".split())
#: forms that are past only behind "have"
_ONLY_PERFECT = frozenset("become begun come put read run set".split())
#: past forms that tell of thinking or reading, and of no result
_THOUGHT = frozenset(
    "thought believed wondered hoped assumed guessed doubted expected wanted meant feared preferred".split()
)
#: past forms with which a text speaks of itself, where it also points at itself
_OF_TEXT = frozenset(
    """
    said mentioned saw seen quoted cited listed chose chosen picked read looked left compared described defined promised asked
    started wrote written used relied noted explained covered argued covered discussed sketched added linked based kept
    """.split()
)
_POINTS_AT_TEXT = re.compile(
    r"\b(?:above|below|here|earlier|so far|this (?:post|article|piece|text|thread|section|essay|guide|page|note"
    r"|newsletter|list)"
    r"|these (?:papers|studies|sources|pages)|both (?:papers|studies|sources)|the (?:paper|study|studies|sources"
    r"|papers|report|reports))\b",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?: (?:also|once|recently|personally|already|just|then|never|only|still|even|ever|both|all|have|had"
    r"|has|not|more|than|nearly|almost|always|often|[\w-]+ly))*"
)
_SUBJECT_VERB = re.compile(
    rf"\b(?:I|we)(?P<perfect>'ve|'d)?(?P<between>{_ADVERBS}) (?P<verb>[a-z]+)(?!')", re.IGNORECASE
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|suppose|supposing|imagine|assume|assuming|say|wish|as if|as though|whenever|until|before"
    r"|once) (?:that )?(?:I|we)\b"
    r"|\bhad (?:I|we)\b|\bwere (?:I|we) to\b|\b(?:I|we) (?:would|could|might|should)(?: never| not)? have\b"
    r"|\b(?:I|we)(?:'d| would)\b",
    re.IGNORECASE,
)
_IF_ONLY = re.compile(
    r"^if (?:I|we) [^,]+, (?:what|how|who|which|would|could|I would|we would|I could|we could|it would)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\bas (?:an? |the )?(?:\w+ )?(?:industry|field|society|community|profession|discipline|species|sector|trade"
    r"|people|humans)\b"
    r"|\b(?:we all|we humans|all of us|most of us|many of us|none of us|some of us|each of us|any of us"
    r"|the rest of us)\b"
    r"|\bour (?:industry|field|profession|species|society|world|times?|age|century|community|discipline|trade"
    r"|ancestors)\b",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:I|we)(?: (?:have|know of|claim|make|offer|found|hold|give|can offer|can give) no\b"
    r"| (?:have|did|do|am|are|was|were|had|can|will)(?:n't| not)\b|'ve not\b| cannot\b|'m not\b)"
    r"|\b(?:not|none) (?:of )?(?:my|our) own\b",
    re.IGNORECASE,
)
_GROUP = (
    r"(?:clients?|customers?|users?|readers?|subscribers?|followers?|students?|participants?|attendees"
    r"|partners?|patients?|members)"
)
_OWN = (
    rf"(?:{_GROUP}|teams?|compan(?:y|ies)|practice|firm|agency|consultancy|studio|startup|projects?|engagements?"
    rf"|audits?|reviews?|"
    r"workshops?|talks?|keynotes?|patents?|courses?|trainings?|books?|newsletter|papers?|research|stud(?:y|ies)"
    r"|survey|products?|platform|work|"
    r"framework|experience|career|track record|deployments?|portfolio|awards?|certificat\w+|degree|doctorate|phd"
    r"|employer|results|"
    r"tests|benchmarks?|experiments?|measurements?|lab|app)"
)
_TECHNICAL = re.compile(
    r"\b(?:servers?|requests?|responses?|TLS|APIs?|sockets?|connections?|tokens?|headers?|timeouts?|librar(?:y"
    r"|ies)|cached?|packets?|"
    r"handshakes?|protocols?|HTTP|certificates?)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"%|\bper ?cent\b|\b(?:halv|doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|\b(?:twice|half|a third|a quarter)\b"
    r"|\bresults?\b|\bsav(?:e|es|ed|ings?)\b"
    r"|\b(?:fewer|faster|cheaper|lower|higher)\b|[$€£]\s?\d",
    re.IGNORECASE,
)
_EXPERT = (
    r"(?:advice|firm|partner|experts?|agency|consultanc(?:y|ies)|consultants?|voice|voices|authority"
    r"|practice|studio|team|coach|speaker|author|trainer)"
)
_YEARS = r"(?:years|decades|(?:a|two|three|four|five|\d+) decades?|(?:many|[a-z]+|\d+)\+? years)"

#: own claims without a pronoun; the names of the groups are what the writer is told
_MARKETING = {
    "claims trust or proof": r"\btrusted by\b|\bproven (?:in|at|across|with|over|on)\b|\b(?:battle"
        r"|field)-(?:tested|proven)\b"
    r"|\b(?:as featured (?:in|on)|as seen (?:in|on) (?!figure|table|section|fig\b|the\b|chapter)[A-Z0-9])"
    rf"|\b(?:hundreds|thousands|dozens|scores) of (?:happy|satisfied|delighted) {_GROUP}\b"
    rf"|\b\d[\d,.]*\+? (?:happy|satisfied) {_GROUP}\b"
    rf"|\btrack record\b|\bresults guaranteed\b|\b(?:recommended|loved|used|relied on) by (?:hundreds|thousands"
    rf"|dozens|\d[\d,]*|leading|top|teams|engineers)\b",
    "claims an award or a rank": rf"\brated (?:\d|four|five)[\d.]*[ -](?:stars?|out of)\b|\bmost (?:requested"
        rf"|trusted|sought-after|in-demand|booked) {_EXPERT}\b"
    r"|^(?:featured|quoted) (?:in|on|by) (?!figure|table|section|this|the (?:figure|table))|"
    rf"\baward-winning (?!\w+(?: \w+)? (?:by|of|from|at) [A-Z])|\bgo-to {_EXPERT}\b"
    rf"|\b(?:certified|accredited|licensed|chartered) (?:\w+ )?(?:practice|consultancy|consultants|experts|agency)\b"
    rf"|^(?:leading|top|premier|renowned|world-class|number one) {_EXPERT}\b",
    "tells of clients": rf"\b{_GROUP} of this (?:practice|firm|agency|consultancy|studio|author|company"
        rf"|newsletter|workshop|course)\b"
    r"|\bcase stud(?:y|ies):|\b(?:a|one|another|the last|our last) (?:recent |former |past |typical |new "
    r"|long-standing )?(?:engagement|mandate)\b"
    r"|\b(?:a|one|another) (?:recent |former |past |new |long-standing |large |small )?client (?:of (?:mine"
    r"|ours) )?(?:once |recently |even )?"
    r"(?:called|hired|came|told|asked|paid|wanted|saw|saved|went|signed|said|wrote|thanked|cut|needed|had|was|in"
    r"|lost|replaced|stopped|reduced|halved|doubled)\b"
    r"|\b(?:client|customer) (?:stories|wins|successes)\b",
    "tells of experience": rf"\b{_YEARS} (?:in|at) the (?:trenches|field|industry|business|job|coalface"
        rf"|front line)\b(?! (?:is|are|do|does|did)\b)"
    rf"|\b(?:with|after|over|have|has|bring|our|my|combined|from|than|\d+\+?|ten|fifteen"
    rf"|twenty) (?:\w+ )?(?:years|decades) of (?:hands-on |practical |combined "
    rf"|industry |professional )?(?:experience|practice|expertise)\b|^{_YEARS} of (?:experience|practice"
    rf"|\w+ing) (?:\w+ )*?(?:taught|teach|behind|have shown|show)\b"
    rf"|\b(?:after|with) {_YEARS} (?:of )?\w+ing\b.*\b(?:you|one)\b|\blearned the hard way\b"
    r"|\blessons? (?:learned )?from (?:the )?(?:\w+ )?\w+ing\b|\bfrom the trenches\b|\b(?:grew|came|comes|come"
    r"|born|distilled|drawn|built|based|learned|gathered|refined)(?: out)? (?:of|from|on|over|across|in) "
    r"(?:\w+ ){0,2}(?:projects|engagements|clients|deployments|audits|reviews|workshops|customers)\b"
    r"|\bwar stories\b|\bhard-won\b",
    "claims demand": r"\b(?:booked|sold) (?:out|solid) (?:since|until|for|through|every)\b|\bjoin (?:the |over "
        r"|more than |our )?\d[\d,.]*[k+]*\b"
    r"|\bjoin (?:the )?(?:hundreds|thousands|dozens) of\b",
    "tells of results without saying whose": r"^(?:helping|advising|serving|supporting|training"
        r"|coaching) (?:more than |over )?(?:\d|dozens|hundreds|thousands)|"
    r"^seen (?:at|in|by|with) (?:\d[\d,]*|dozens of|hundreds of|many|two|three|four|five|ten) (?:clients"
    r"|customers|companies|teams|banks|projects)|"
    r"^(?:co-?founder|founder|winner|finalist|recipient|holder|keynote speaker|ex-[A-Z]\w+"
    r"|former \w+ (?:engineer|lead|head"
    r"|director)) (?!.*\b(?:is|are|was|were|says|said|wrote|writes|left|has)\b)|\b(?:one|two|three|\d) exits\b|"
    r"^(?:helped|delivered|advised|spent|saved|taught|shipped|founded|coached|mentored|served|managed)"
    r" (?:a|an|the|two|three|four|five|ten|\d[\d,]*|over|more|dozens|hundreds|many|several|clients|teams|banks"
    r"|companies)\b(?!.*, (?:the|it) )",
}  # fmt: skip
_MARKETED = {what: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for what, pattern in _MARKETING.items()}
_CLIENTS_SEE = re.compile(
    r"\b(?:clients|customers|participants|attendees) (?:typically |usually |often |regularly )?(?:see|report"
    r"|save|gain|enjoy|cut|get|reach|achieve|rate|love|praise)\b",
    re.IGNORECASE,
)

_WORK = (
    r"(?:audit|advise|coach|train|teach|consult|serve|support|review|assess|work (?:with|for)|run|build"
    r"|built|ship|lead|manage|operate|maintain|own|deploy|deliver|hold|write|speak|publish|host)"
)
#: own claims with a pronoun
_PERSONAL = {
    "speaks from experience": r"\b(?:I|we)(?: have|'ve) yet to (?:meet|see|find|hear)\b"
        r"|\bhaving (?:\w+ly )?\w+(?:ed|t|n|ne|d|w) [^,]*, (?:I|we)\b|"
    r"\b(?:in|from|during|after) (?:my|our) (?:own )?(?:experience|practice|work|time (?:at|as|in|with)|years"
    r"|days|career|projects|audits|reviews|tests|case)\b"
    r"|\b(?:my|our) (?:\w+ )?(?:experience|track record|expertise)\b|\bthe hard way\b|\bI(?: know|'ve known"
    r"| have known) (?:from|first-?hand)\b"
    r"|\b(?:I|we) (?:often |always |still |keep |regularly |usually |sometimes |routinely )*(?:see|hear|meet"
    r"|seeing|hearing|meeting) "
    r"(?:this|that|it|the same|teams|clients|companies|people|customers|engineers|from|again|everywhere|often"
    r"|every|many|most|so many|too many|how)\b"
    r"|\b(?:I|we) (?:often|regularly|usually|routinely|always|keep) (?:see|seeing|hear|find|get|meet|work|help)\b"
    r"|\b(?:I|we)(?:'m| am|'re| are) (?:often |regularly |always )?(?:asked|invited|hired|called|known|ranked"
    r"|rated|booked|certified|trusted|recogni[sz]ed)\b",
    "claims a rank or a role": r"\b(?:I'm|I am) (?:now |still |currently |the )?(?:head|chief|director|professor"
        r"|founder|ceo|cto|president|chair|editor|owner|manager)\b|"
    r"\b(?:I|we)(?:'m| am|'re| are) (?:(?:also|now|still|proud to be|proudly) )?(?:an?|the|one of|among"
    r"|[A-Z][\w-]*(?: [A-Z][\w-]*)*'s?)"
    r" (?!fan|believer|sceptic|skeptic|friend|pessimist|optimist|bit|little|lot|few|long way)"
    r"|\bas (?:an?|the|your|one of) [^,]{3,60}, (?:I|we|my|our)\b|\bas (?:an?|the) [A-Za-z ]+ (?:I|we) (?:know"
    r"|have|see|can|understand)\b"
    r"|\b(?:holding|with) (?:an?|my|our) (?:\w+ )?(?:doctorate|degree|phd|master|background|certificat\w+"
    r"|licen[cs]e)\b"
    rf"|\b(?:with|after) [^,]*\b{_YEARS}\b[^,]*, (?:I|we|my|our)\b|\b(?:my|our) (?:doctorate|degree|phd"
    rf"|certificat\w+|years?|decades?)\b",
    "tells of clients": rf"\b(?:my|our) (?:\w+ ){{0,2}}?{_GROUP}\b|\b{_GROUP} of (?:mine|ours)\b"
    r"|\b(?:hir|choos|trust|pay|recommend|employ|join|follow)(?:e|es|ed|ing|s)? (?:me|us)\b|\bchose (?:me|us)\b"
    r"|\bpaid (?:me|us)\b|\bthanks to (?:me|us)\b"
    r"|\b(?:people|everyone|[a-z]{3,}s) (?:often |still |always |sometimes )?(?:ask|asks|tell|tells|call|calls"
    r"|invite|come(?: back)? to|turn to) (?:me|us)\b"
    r"|\b(?:adopted|use|uses|used|bought|love|rely on|relies on|switched to|signed up for|subscribe to) (?:my|our)\b"
    rf"|\b(?:that|who|which|systems?|teams?|compan(?:y|ies)|banks|projects?|retailers|brands|models?|clients?"
    rf"|customers?|everyone|people|one) (?:I|we)(?:'ve| have)? {_WORK}\b"
    r"|\b(?:work|working) with (?:me|us)\b|\b(?:I|we) .*\b(?:all the time|for a living|every (?:day|week))\b",
    "tells of own work": rf"\b(?:my|our) (?:\w+(?:-\w+)? ){{0,2}}?{_OWN}\b|\b(?:after|since|before|under|with"
        rf"|through|by|thanks to) (?:my|our) (?:\w+ )?"
    r"(?:change|fix|help|lead|leadership|guidance|visit|advice|move|switch|support|intervention)\b"
    rf"|\bI (?:\w+ly |also )?{_WORK}\b|\bwe (?:\w+ly |also )?(?:audit|advise|coach|train|teach|consult|serve"
    rf"|work (?:with|for))\b"
    r"|\b(?:shown|showed|taught|told|asked|called|helped|gave|given|named|awarded|hired|chose|saved|cost|went to"
    r"|invited|made) (?:me|us)\b",
}  # fmt: skip
#: what a denial ("I do not trust that chart") does not take back
_STATED_OF_ONESELF = ("claims a rank or a role", "tells of clients")
_PERSONALS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in _PERSONAL.items()}
#: what everybody has: the author's own where it is "my", or where the sentence tells of a result
_OURS = re.compile(
    r"\b(?:my|our) (?:\w+(?:-\w+)? )?(?:models?|agents?|systems?|pipelines?|service|software|method|approach"
    r"|checklist|process)\b",
    re.IGNORECASE,
)
_MY_DID = re.compile(
    rf"\bmy (?:own )?(?:\w+ )?\w+ (?:once |also |even |had |has |was |were )?(?:{'|'.join(sorted(_IRREGULAR))}"
    rf"|\w{{3,}}ed)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:I|we)(?:'ll| will| can| guarantee)(?: \w+ly)? (?:cut|save|reduce|lower|raise|double|triple|halve|grow"
    r"|boost|increase|bring|get|make)\b",
    re.IGNORECASE,
)
_SELF_LOW = re.compile(r"\b(?:my|our|mine|ours)\b", re.IGNORECASE)


def experience(text: str) -> tuple[str, ...]:
    """What of its author's own the sentence claims, in words for its writer; empty when it claims nothing.

    Example:
        >>> experience("Trusted by hundreds of teams."), experience("I think that a trace nobody reads is a bill.")
        (('claims trust or proof',), ())

    """
    words = plain(text)
    found = [what for what, pattern in _MARKETED.items() if pattern.search(words)]
    if _SHE_SAID.match(text.strip()) and (
        _PRAISE.search(text) or _ROLE.search(text.rpartition("-")[2].rpartition("–")[2])
    ):
        found.append("is a testimonial")
    if found and _TECHNICAL.search(words):
        found = [what for what in found if what != "tells of clients"]
    if _CLIENTS_SEE.search(words) and _RESULT.search(words) and not _TECHNICAL.search(words):
        found.append("tells of clients")
    if FIRST_PERSON.search(words):
        found += _in_first_person(words)
    return tuple(dict.fromkeys(found))


def _in_first_person(words: str) -> list[str]:
    result = bool(_RESULT.search(words) or numbers(words))
    found = [what for what, pattern in _PERSONALS.items() if pattern.search(words)]
    generic = bool(_GENERIC.search(words)) and not re.search(r"\b(?:I|my|clients?|customers?)\b", words)
    if generic or _IF_ONLY.search(words) or (_HYPOTHETICAL.search(words) and not result):
        return []
    if _DISCLAIMER.search(words) and not result and not re.search(rf"\b{_GROUP}\b", words, re.IGNORECASE):
        return [what for what in found if what in _STATED_OF_ONESELF]
    if (result and _OURS.search(words)) or _MY_DID.search(words):
        found.append("tells of own work")
    if result and _PROMISE.search(words):
        found.append("promises a result")
    if _is_told(words):
        found.append("tells what its author did")
    if (
        not found
        and result
        and (is_instruction(words) or _SELF_LOW.search(words))
        and not _POINTS_AT_TEXT.search(words)
    ):
        found.append("promises a result")
    return found


def _is_past(verb: str) -> bool:
    return verb.removeprefix("re") in _IRREGULAR or verb in _IRREGULAR or (verb.endswith("ed") and verb not in _NO_PAST)


def _is_told(words: str) -> bool:
    """Whether an "I" or "we" stands before a past form that is neither thinking nor the text speaking of itself."""
    of_text = bool(_POINTS_AT_TEXT.search(words))
    for match in _SUBJECT_VERB.finditer(words):
        verb = match["verb"].lower()
        between = match["between"].lower().split()
        perfect = bool(match["perfect"]) or "have" in between
        past = _is_past(verb) or (perfect and verb in _ONLY_PERFECT)
        if not past or verb in _THOUGHT or (of_text and verb in _OF_TEXT):
            continue
        if verb in ("had", "did", "was", "were") and not between and not match["perfect"] and of_text:
            continue
        return True
    return False


def reports(text: str) -> bool:
    """Whether a sentence reports something that happened or was counted, whoever it speaks of."""
    words = text.lower().split()
    return (
        any(_is_past(word) for word in words)
        or bool(_RESULT.search(text) or numbers(text))
        or bool(re.search(r"\bha(?:s|ve) been\b", text))
    )
