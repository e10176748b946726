"""What changes at every step and means nothing: counters, weather, hot lists, tokens; told by site, page and step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sources.clock import in_shanghai

_WEEKDAYS = "一二三四五六日"
_SKIES = ("晴", "多云", "阴", "小雨", "阵雨", "多云转晴", "晴转多云", "雷阵雨转阴")
_ADVERTS = (
    "全国低碳日", "宪法宣传周", "安全生产月", "12345便民热线",
    "网络安全宣传周", "民法典宣传", "反诈骗宣传", "扫黑除恶常态化",
)  # fmt: skip
_HEADLINES = (
    "省委常委会召开会议研究部署秋冬季大气污染防治工作",
    "我市前三季度环境空气质量稳步改善",
    "局机关开展主题党日活动",
    "关于开展重点排污单位自动监测数据核查的通知",
    "生态环境监测技术大比武圆满收官",
    "我局召开安全生产工作部署会",
    "2026年第三季度排污许可执行报告审核情况通报",
    "关于公布2026年环境监管重点单位名录的通知",
    "全市入河排污口排查整治推进会召开",
    "秸秆禁烧工作提示",
    "市生态环境局赴基层开展“送法入企”活动",
    "关于辐射安全许可证延续的公告",
    "中秋国庆期间环境应急值班安排",
    "建设项目环境影响评价文件受理情况公示",
    "生物多样性保护宣传进校园",
    "饮用水水源地水质状况报告(8月)",
    "我市新增两处省级湿地公园",
    "关于征集生态环境志愿服务项目的启事",
    "噪声污染防治行动计划政策解读",
    "危险废物规范化环境管理评估结果公布",
    "机动车排放检验机构联合检查结果通报",
    "一图读懂碳排放权交易管理",
    "生态环境系统先进集体拟推荐对象公示",
    "“十五五”规划编制座谈会召开",
    "环评审批“绿色通道”服务重大项目",
    "关于声环境功能区划调整的公告",
    "行政处罚信息公示(第18期)",
    "土壤污染重点监管单位名录更新",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A row of a hot list or of a related list; the page behind it is on no watched list."""

    title: str
    number: int
    at: datetime
    clicks: int


class Noise:
    """The changing parts of one page at one step; two objects with the same three keys say the same."""

    def __init__(self, site: str, page: str, step: int, at: datetime) -> None:
        self.step = step
        self.at = in_shanghai(at)
        self._site, self._page = site, page
        self._random = self._of("page", page, str(step))

    def _of(self, *key: str) -> Random:
        return Random("|".join((self._site, *key)))

    @property
    def visits(self) -> int:
        """How often this page was read: rises with every step."""
        base = self._of("visits", self._page).randrange(60, 900)
        return base + self.step * 17 + self._of("more", self._page, str(self.step)).randrange(16)

    @property
    def total_visits(self) -> int:
        """How often the site was read: rises with every step."""
        return self._of("total").randrange(2_000_000, 9_000_000) + self.step * 4211

    @property
    def today(self) -> str:
        """The header's date."""
        return f"{self.at:%Y}年{self.at.month}月{self.at.day}日 星期{_WEEKDAYS[self.at.weekday()]}"

    @property
    def clock(self) -> str:
        """The header's time of day."""
        return f"{self.at:%H:%M}:{self._of('clock', self._page, str(self.step)).randrange(60):02}"

    @property
    def weather(self) -> str:
        """The header's weather."""
        random = self._of("weather", str(self.step))
        low = random.randrange(6, 19)
        return f"{random.choice(_SKIES)} {low}℃~{low + random.randrange(4, 12)}℃"

    @property
    def token(self) -> str:
        """A form token of 32 hexadecimal digits."""
        return hashlib.sha256(f"{self._site}|{self._page}|{self.step}".encode()).hexdigest()[:32]

    @property
    def session(self) -> str:
        """A Java session id, as older sites put into every link."""
        return hashlib.sha256(f"{self._site}|session|{self.step}".encode()).hexdigest()[:32].upper()

    @property
    def advert(self) -> str:
        """What the floating banner praises."""
        return self._of("advert", str(self.step)).choice(_ADVERTS) + f"(第{self.step + 1}期)"

    def downloads(self, file: str) -> int:
        """How often an attachment was fetched: rises with every step."""
        return self._of("downloads", file).randrange(5, 40) + self.step * 3

    def hot(self, count: int = 8) -> list[Headline]:
        """The hot list of the site."""
        return self._headlines("hot", str(self.step), count)

    def related(self, count: int = 5) -> list[Headline]:
        """The related list of this page."""
        return self._headlines("related", f"{self._page}|{self.step}", count)

    def _headlines(self, what: str, key: str, count: int) -> list[Headline]:
        random = self._of(what, key)
        return [
            Headline(
                title=title, number=600_000 + random.randrange(9_000), clicks=random.randrange(300, 30_000),
                at=self.at - timedelta(days=random.randrange(2, 90)),
            )
            for title in random.sample(_HEADLINES, count)
        ]  # fmt: skip
