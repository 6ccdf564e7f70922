"""The engagement score: the list below is the registry; its order does not matter."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.engagement.cohesion import Cohesion
from scoring.engagement.concreteness import Concreteness
from scoring.engagement.emoji_use import EmojiUse
from scoring.engagement.function_words import FunctionWords
from scoring.engagement.hook_fold import HookFold
from scoring.engagement.hype import Hype
from scoring.engagement.lexical_diversity import LexicalDiversity
from scoring.engagement.one_ask import OneAsk
from scoring.engagement.opening import Opening
from scoring.engagement.plain_markup import PlainMarkup
from scoring.engagement.post_substance import PostSubstance
from scoring.engagement.reader_address import ReaderAddress
from scoring.engagement.reading_ease import ReadingEase
from scoring.engagement.repetition import Repetition
from scoring.engagement.scannable import Scannable
from scoring.engagement.self_promotion import SelfPromotion
from scoring.engagement.sentence_variety import SentenceVariety
from scoring.engagement.simple_words import SimpleWords
from scoring.engagement.specificity import Specificity
from scoring.engagement.stock_phrases import StockPhrases
from scoring.engagement.thread_numbering import ThreadNumbering
from scoring.engagement.title_shape import TitleShape
from scoring.engagement.wall_of_text import WallOfText

ASSESSMENTS: tuple[Assessment, ...] = (
    Cohesion(),
    Concreteness(),
    EmojiUse(),
    FunctionWords(),
    HookFold(),
    Hype(),
    LexicalDiversity(),
    OneAsk(),
    Opening(),
    PlainMarkup(),
    PostSubstance(),
    ReaderAddress(),
    ReadingEase(),
    Repetition(),
    Scannable(),
    SelfPromotion(),
    SentenceVariety(),
    SimpleWords(),
    Specificity(),
    StockPhrases(),
    ThreadNumbering(),
    TitleShape(),
    WallOfText(),
)
