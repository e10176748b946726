"""A small archive for the tests of the web: a source, a column, a notice with its history, files, and bad days."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from datetime import date

from parsers.document import Attachment, Block, BlockKind, Document, Role, Row
from sources.clock import FixedClock
from sources.settings import Settings
from sources.source import Source
from store.capture import Outcome
from store.catalogue import enable, sync_sources
from store.database import Database
from tests.recording import Life, document
from web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have the next generation of httpx
    from starlette.testclient import TestClient

SITE = "http://sthjj.beishan.example.cn"
SOURCE = Source(
    id="sthjj.beishan.example.cn", name="北山市生态环境局", region="211400", level="prefecture", agency="北山市生态环境局",
    hosts=("sthjj.beishan.example.cn",), lists=({"url": f"{SITE}/zwgk/gsgg/", "evidence": "code"},),
)  # fmt: skip
NOTICE = f"{SITE}/zwgk/gsgg/202602/t20260227_10086.html"
FILE = f"{SITE}/zwgk/gsgg/202602/P020260227600001.xlsx"
TITLE = "关于北山市第二轮中央生态环境保护督察反馈问题第12项整改任务验收销号的公示"

PARAGRAPHS = (
    "根据《辽宁省贯彻落实中央生态环境保护督察反馈问题整改销号工作办法》,北山市已完成第12项整改任务,现将有关情况公示如下:",
    "一、反馈问题",
    "城区污水管网雨污混接,部分生活污水直排小清河,2024年雨季溢流37次。",
    "二、整改目标",
    "2026年1月底前完成城区85项混接点改造,消除污水直排。",
    "三、整改措施及完成情况",
    "(一)完成管网排查112公里,改造混接点85处,投资3200万元。",
    "(二)新建调蓄池2座,总容积1.2万立方米,2025年11月投入运行。",
    "(三)建立厂网河一体化运维机制,由市住房和城乡建设局每月开展巡查。",
    "四、验收意见",
    "2026年2月20日,市整改办组织验收组现场核查,认为该任务已达到整改目标,同意销号。",
    "公示时间:2026年2月27日至2026年3月12日(10个工作日)。",
    "如有异议,请在公示期内向市整改办反映。联系人:王先生,联系电话:0429-2866001,手机13812345678。",
)
FACTS = {
    "region": "葫芦岛市", "level": "central", "round": "第二轮", "task_ref": "第12项", "status": "已完成整改",
    "notice_start": "2026-02-27", "notice_end": "2026-03-12", "notice_workdays": 10, "phones": ["0429-2866001"],
    "acceptance_date": "2026-02-20", "responsible_units": ["北山市住房和城乡建设局"],
}  # fmt: skip
DROPPED = (("counter", "浏览次数:1024"), ("share", "分享到:微信"))


def notice(*paragraphs: str, title: str = TITLE, **values: object) -> Document:
    """The notice as read, with these paragraphs; a paragraph with ' | ' is a row of a table."""
    reading = document(title=title, published=date(2026, 2, 27), source="北山市生态环境局", facts=FACTS, dropped=DROPPED, **values)
    texts = paragraphs or PARAGRAPHS
    blocks = tuple(Block(kind=BlockKind.ROW if " | " in text else BlockKind.PARAGRAPH, text=text) for text in texts)
    return replace(reading, blocks=blocks, attachments=(Attachment(url=FILE, text="整改任务清单.xlsx"),))


def edited() -> Document:
    """The notice a week later: figures moved, a measure removed, another added, a paragraph moved, a file added."""
    texts = list(PARAGRAPHS)
    texts[4] = "2026年1月底前完成城区98项混接点改造,消除污水直排。"
    texts[6] = "(一)完成管网排查112公里,改造混接点98处,投资3650万元。"
    texts[8] = "(三)对小清河沿线41家排水户逐户核发排水许可。"
    texts[11] = "公示时间:2026年2月27日至2026年3月18日(14个工作日)。"
    moved = texts.pop(7)
    texts.insert(10, moved)
    texts.append("附表 | 混接点 | 完成时间")
    texts.append("小清河北岸 | 47处 | 2025年9月")
    reading = notice(*texts, title=TITLE + "(更正)")
    return replace(
        reading, facts=FACTS | {"notice_end": "2026-03-18", "notice_workdays": 14},
        attachments=(*reading.attachments, Attachment(url=f"{SITE}/zwgk/gsgg/202602/P020260303.pdf", text="混接点改造一览表.pdf")),
    )  # fmt: skip


@dataclass
class Archive:
    """The story in a database; ids of its pages."""

    life: Life
    column: int
    notice: int
    file: int
    quiet: int
    settings: Settings

    def client(self, **options: object) -> TestClient:
        """A browser for it."""
        app = create_app(self.settings, self.life.database, self.life.clock)
        return TestClient(app, follow_redirects=False, **options)  # type: ignore[arg-type]


def settings(**values: object) -> Settings:
    """Settings that no environment variable touches."""
    return Settings.model_construct(public_url="http://127.0.0.1:8000", database_url="sqlite://", **values)


def empty(database: Database, clock: FixedClock) -> TestClient:
    """A browser for an installation that has nothing yet."""
    return TestClient(create_app(settings(), database, clock))


def tell(database: Database, clock: FixedClock) -> Archive:
    """Play the story: baseline of the column, a new notice, an edit, a file exchanged, days in which nobody could look."""
    life = Life(database, clock)
    with database.begin() as session:
        sync_sources(session, [SOURCE], clock.now())
        enable(session, [SOURCE], clock.now())
    column = life.watch(f"{SITE}/zwgk/gsgg/", Role.LIST)
    old = Row(url=f"{SITE}/zwgk/gsgg/202601/t20260105_9001.html", title="关于第3项整改任务验收销号的公示", published=date(2026, 1, 5))
    life.poll(column, document(rows=(old,), title="公示公告", kind="other"))
    quiet = life.watch(old.url)
    life.poll(quiet, document("第3项整改任务已于2025年12月完成整改,达到销号条件,予以公示。" * 3, title=old.title, published=old.published))
    life.later(hours=3)
    row = Row(url=NOTICE, title=TITLE, published=date(2026, 2, 27))
    life.poll(column, document(rows=(row, old), title="公示公告", kind="other"))
    page = life.watch(NOTICE)
    life.poll(page, notice())
    file = life.watch(FILE)
    life.poll(file, raw=b"PK\x03\x04 first")
    life.later(hours=20)
    for _ in range(4):
        life.poll(page, outcome=Outcome.CHALLENGED, reason="http-412", status=412)
        life.later(hours=6)
    life.poll(page, notice())
    life.later(hours=1)
    life.confirmed(page, edited())
    life.later(hours=2)
    life.confirmed(file, raw=b"PK\x03\x04 second, a longer file")
    life.later(hours=1)
    life.poll(quiet, outcome=Outcome.ERROR, reason="timeout", status=0)
    return Archive(life=life, column=column, notice=page, file=file, quiet=quiet, settings=settings())
