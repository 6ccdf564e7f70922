"""The SEO score: the list below is the registry; its order does not matter."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.seo.accidental_link import AccidentalLink
from scoring.seo.article_data import ArticleData
from scoring.seo.article_dates import ArticleDates
from scoring.seo.canonical import Canonical
from scoring.seo.competing_links import CompetingLinks
from scoring.seo.crawlable_links import CrawlableLinks
from scoring.seo.description import Description
from scoring.seo.description_wording import DescriptionWording
from scoring.seo.duplicate_heading import DuplicateHeading
from scoring.seo.empty_section import EmptySection
from scoring.seo.generic_heading import GenericHeading
from scoring.seo.hashtags import Hashtags
from scoring.seo.heading_order import HeadingOrder
from scoring.seo.image_alt import ImageAlt
from scoring.seo.image_name import ImageName
from scoring.seo.indexable import Indexable
from scoring.seo.internal_links import InternalLinks
from scoring.seo.keyphrase_length import KeyphraseLength
from scoring.seo.language import Language
from scoring.seo.link_text import LinkText
from scoring.seo.outbound_links import OutboundLinks
from scoring.seo.paragraph_length import ParagraphLength
from scoring.seo.plain_letters import PlainLetters
from scoring.seo.post_link import PostLink
from scoring.seo.section_length import SectionLength
from scoring.seo.sentence_length import SentenceLength
from scoring.seo.single_title import SingleTitle
from scoring.seo.slug import Slug
from scoring.seo.text_length import TextLength
from scoring.seo.title_agrees import TitleAgrees
from scoring.seo.title_stuffing import TitleStuffing
from scoring.seo.title_width import TitleWidth
from scoring.seo.topic_density import TopicDensity
from scoring.seo.topic_early import TopicEarly
from scoring.seo.topic_in_alt import TopicInAlt
from scoring.seo.topic_in_description import TopicInDescription
from scoring.seo.topic_in_headings import TopicInHeadings
from scoring.seo.topic_in_title import TopicInTitle
from scoring.seo.topic_leads_title import TopicLeadsTitle
from scoring.seo.topic_spread import TopicSpread

ASSESSMENTS: tuple[Assessment, ...] = (
    AccidentalLink(),
    ArticleData(),
    ArticleDates(),
    Canonical(),
    CompetingLinks(),
    CrawlableLinks(),
    Description(),
    DescriptionWording(),
    DuplicateHeading(),
    EmptySection(),
    GenericHeading(),
    Hashtags(),
    HeadingOrder(),
    ImageAlt(),
    ImageName(),
    Indexable(),
    InternalLinks(),
    KeyphraseLength(),
    Language(),
    LinkText(),
    OutboundLinks(),
    ParagraphLength(),
    PlainLetters(),
    PostLink(),
    SectionLength(),
    SentenceLength(),
    SingleTitle(),
    Slug(),
    TextLength(),
    TitleAgrees(),
    TitleStuffing(),
    TitleWidth(),
    TopicDensity(),
    TopicEarly(),
    TopicInAlt(),
    TopicInDescription(),
    TopicInHeadings(),
    TopicInTitle(),
    TopicLeadsTitle(),
    TopicSpread(),
)
