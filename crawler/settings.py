"""Scrapy's settings: what the long-lived watch spider runs with, and only what it needs.

Politeness lives in the downloader's slots (`crawler.downloader`); redirects, robots, validators and back-off are ours,
so Scrapy's own middlewares for them are off.
"""

from __future__ import annotations

from scrapy.settings import Settings as ScrapySettings
from scrapy.utils.reactor import is_reactor_installed

from .identity import PRODUCT, user_agent
from .limits import MAX_BYTES, PUBLIC_DELAY, TIMEOUT

BOT_NAME = PRODUCT
SPIDER_MODULES = ["crawler.spider"]
USER_AGENT = user_agent("")
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate, br",
}

# 0 = no bound here: requests that wait for their host's turn must not keep other hosts out. What is in transfer at
# once is bounded by the handler.
CONCURRENT_REQUESTS = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = PUBLIC_DELAY
DOWNLOAD_DELAY_JITTER = 0.0  # the delay is a promise, not a mean
DOWNLOADER = "crawler.downloader.PacedDownloader"
DOWNLOAD_HANDLERS = {
    "http": "crawler.handler.GuardedHandler",
    "https": "crawler.handler.GuardedHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_TIMEOUT = TIMEOUT
DOWNLOAD_MAXSIZE = MAX_BYTES
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # a cut body is answered with flag "dataloss" and classified as truncated
DOWNLOAD_VERIFY_CERTIFICATES = True

COOKIES_ENABLED = False
HTTPCACHE_ENABLED = False
HTTPPROXY_ENABLED = False  # neither a proxy nor its password is taken from the environment
METAREFRESH_ENABLED = False
REDIRECT_ENABLED = False
REFERER_ENABLED = False
REMOTE_CONTROL_ENABLED = False
RETRY_ENABLED = False
ROBOTSTXT_OBEY = False  # crawler.robots: Scrapy's middleware keeps a robots.txt for the spider's life
TELNETCONSOLE_ENABLED = False
URLLENGTH_LIMIT = 0

# The whole lists, not only what is switched off of Scrapy's: what is named in them is imported at every start even where
# it is off, and what would do nothing here costs time for every page.
DOWNLOADER_MIDDLEWARES_BASE = {
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"
CONCURRENT_ITEMS = 1  # Scrapy starts this many tasks for every answer; the spider yields no items
WARN_ON_GENERATOR_RETURN_VALUE = False
LOG_ENABLED = False  # no handler of Scrapy's: its loggers speak through the program's own
LOG_FORMATTER = "crawler.spider.QuietFormatter"


def scrapy_settings(contact: str) -> ScrapySettings:
    """The settings above, with the operator's contact in the User-Agent.

    Scrapy runs on the bare asyncio loop; where somebody has installed Twisted's asyncio reactor, on that.
    """
    settings = ScrapySettings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("USER_AGENT", user_agent(contact), priority="cmdline")
    settings.set("TWISTED_REACTOR_ENABLED", is_reactor_installed(), priority="cmdline")
    return settings
