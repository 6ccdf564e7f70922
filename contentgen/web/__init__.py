"""The way to the web: one guarded, paced, cached GET; nothing else of the product opens a connection for sources."""

from contentgen.web.cache import ResponseCache, answers_in
from contentgen.web.client import WebClient
from contentgen.web.guard import Reach
from contentgen.web.values import Ask, Reply, WebError, WebLimits

__all__ = ["Ask", "Reach", "Reply", "ResponseCache", "WebClient", "WebError", "WebLimits", "answers_in"]
