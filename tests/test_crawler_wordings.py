"""Wordings written after the rules and tried on them once: refusals as products print them, hints and notices as offices do."""

from __future__ import annotations

import pytest

from tests.test_crawler_excuses import bare, chrome, outcome

REFUSALS = (
    ("challenged", "安全提示", "<p>您的访问请求可能存在安全风险，已被云盾拦截</p><p>请求ID：76b20a9b1772413</p>"),
    ("challenged", "", "<p>请按住滑块，拖动到最右边</p>"),
    ("challenged", "网站安全防护", "<p>检测到您的浏览行为疑似自动化程序，请稍后重试</p>"),
    ("challenged", "访问控制", "<p>您的请求触发了访问控制规则，请联系管理员放行。TraceID: 9c1f</p>"),
    ("challenged", "", "<h1>您的IP已被加入黑名单</h1><p>如需解封请联系管理员</p>"),
    ("challenged", "加载中", "<p>页面加载中，正在校验您的浏览器，请稍候…</p>"),
    ("gone", "", "<p>您要查看的信息已过有效期或已被删除！</p>"),
    ("gone", "提示", "<p>对不起，没有找到相关页面</p>"),
    ("gone", "", "<p>文章ID不存在</p>"),
    ("gone", "", "<p>本页面已停止使用，请从首页重新进入</p>"),
    ("error", "", "<p>系统繁忙，请稍候再试！</p>"),
    ("error", "温馨提示", "<p>本网站正在进行等保测评，暂停对外服务，敬请谅解。</p>"),
    ("error", "", "<p>网站正在集约化迁移中，给您带来不便，敬请谅解！</p>"),
    ("error", "温馨提示", "<p>系统检测到网络异常，请检查网络设置</p>"),
    ("error", "提示", "<p>操作失败</p>"),
    ("error", "提示信息", "<p>没有权限！</p>"),
    ("error", "系统提示", "<p>对象为空，无法继续。</p>"),
    ("error", "错误提示", "<p>对象为空，无法继续。</p>"),
)
NOTICES = (
    ("温馨提示", "<p>近日臭氧浓度偏高，午后请减少户外活动。</p>"),
    ("温馨提示", "<p>高考期间，全市建筑工地夜间停止施工。</p><p>清河市生态环境局</p>"),
    ("安全提示", "<p>汛期将至，请远离河道、涵洞。</p>"),
    ("公告", "<p>北山栏目组赴我县取消原定拍摄。</p>"),
    ("公示", "<p>清河大桥数据同步监测已完成，监测点三处。</p>"),
    ("通报", "<p>3家企业自动监控设备数据异常，未通过安全检查，已立案。</p>"),
    ("公示", "<p>企业请求延期，未通过安全检查。</p>"),
    ("留言选登", "<p>问：我所在的地区不允许养殖吗？</p><p>答：属禁养区。</p>"),
    ("公告", "<p>清河市场地址变更，新址为人民路9号。</p>"),
    ("通知", "<p>人已经不在了，其低保待遇自下月停发。</p>"),
    ("公示", "<p>信息公开专栏已更改名称，见附件。</p>"),
    ("公示", "<p>排口已封堵，恢复时间另行通知。</p>"),
    ("通知", "<p>服务大厅每日12:00至14:00停止对外服务，请在其他时间办理。</p>"),
    ("公示", "<p>监测站下线，数据以手工为准。</p>"),
    ("验证公示", "<p>第三方验证通过后予以公示。</p>"),
)


@pytest.mark.parametrize(("expected", "title", "body"), REFUSALS)
@pytest.mark.parametrize("in_site", [False, True])
def test_a_refusal_is_known_by_what_it_says(expected: str, title: str, body: str, in_site: bool) -> None:
    if not in_site:
        raw = bare(body, title)
    else:
        raw = chrome(body, title) if title else chrome(body)
    assert outcome(raw)[0].value == expected


@pytest.mark.parametrize(("title", "body"), NOTICES)
@pytest.mark.parametrize("around", [bare, chrome])
def test_a_notice_that_speaks_of_such_things_is_read(title: str, body: str, around: object) -> None:
    assert outcome(bare(body, title) if around is bare else chrome(body, title))[0].value == "fresh"


def test_a_site_that_announces_its_closing_inside_itself_is_open() -> None:
    closing = "<p>接到上级通知，本网站将于6月1日至6月10日关闭，期间请拨打12369。</p>"
    assert outcome(bare(closing))[0].value == "error" and outcome(chrome(closing))[0].value == "fresh"
