"""The day a document was issued is when it was published only where no label says that of another day."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

_TITLE = "柳溪县关于省级督察反馈第三项整改任务验收销号的公示"
_LINES = "".join(
    f"<p>{line}</p>"
    for line in ("按照《柳溪县督察整改销号工作规程》，现将完成情况公示如下。", "改造雨污管网8.4公里，封堵排口7处，清运垃圾300吨。", "柳溪县水务局", "2025年4月7日")
)


def _day(above: str) -> str:
    page = f"<html><head><title>{_TITLE}</title></head><body>{above}<div class='txt'>{_LINES}</div></body></html>"
    return str(read(page.encode(), "http://www.liuxi.example/zg/6.html", role=Role.DETAIL).published)


@pytest.mark.parametrize("issued", ["发文日期", "发文时间"])
@pytest.mark.parametrize("published", ["发布日期", "发布时间", "公开日期", "公布时间"])
@pytest.mark.parametrize(
    "form",
    [
        "<h1>{t}</h1><div>{i}：2025-04-01　{p}：2025-04-08　来源：县水务局</div>",
        "<h1>{t}</h1><div>{p}：2025-04-08　{i}：2025-04-01　来源：县水务局</div>",
        "<h1>{t}</h1><p>{i}：2025-04-01</p><p>{p}：2025-04-08</p>",
        "<table><tr><td>{i}：</td><td>2025-04-01</td><td>{p}：</td><td>2025-04-08</td></tr></table><h1>{t}</h1>",
    ],
)
def test_the_day_of_publishing_goes_before_the_day_of_issuing(form: str, published: str, issued: str) -> None:
    assert _day(form.format(t=_TITLE, i=issued, p=published)) == "2025-04-08"


@pytest.mark.parametrize("issued", ["发文日期", "发文时间"])
def test_the_day_of_issuing_alone_is_the_day(issued: str) -> None:
    assert _day(f"<h1>{_TITLE}</h1><div>{issued}：2025-04-01　来源：县水务局</div>") == "2025-04-01"
