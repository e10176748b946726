"""Whom a notice names: contacts, units that answer for the task, and no contacts from a copied site."""

from __future__ import annotations

import pytest

from tests.parsers_facts_reading import MEDIA, PROGRESS, chosen, facts_of

CONTACTS = [
    ("监督电话:024-62780000。", "phones", ["024-62780000"]),
    ("联系电话:0311-87800001,0311-87900002。", "phones", ["0311-87800001", "0311-87900002"]),
    ("受理电话:2051006", "phones", ["2051006"]),
    ("固定电话:6667605", "phones", ["6667605"]),
    ("电话:020- 87760000,传真:020-87760001", "phones", ["020-87760000"]),
    ("联系电话:(027)60280000", "phones", ["027-60280000"]),
    ("专门值班电话:0551—62650000", "phones", ["0551-62650000"]),
    ("联系人:张三,手机号码:18300001369", "phones", None),
    ("联系人:张三,手机号码:18300001369", "phones_masked", ["183****1369"]),
    ("主办:云岭市政府 联系电话:0469-5420001 网站标识码:2305230001", "phones", None),
    ("项目投资82651086元,已完成整改。", "phones", None),
    ("电子邮箱:abc.d@hebei.gov.cn", "emails", ["abc.d@hebei.gov.cn"]),
    ("邮箱为jb@example.gov.cn。", "emails", ["jb@example.gov.cn"]),
    ("投稿:abcd001@126.com", "emails", None),
    ("邮寄地址:云岭市浑河区双园路30号", "addresses", ["云岭市浑河区双园路30号"]),
    ("通讯地址:云岭市裕华西路106号,邮编:050051", "addresses", ["云岭市裕华西路106号"]),
    ("专门邮政信箱:济南市第A1020邮政专用信箱", "addresses", ["济南市第A1020邮政专用信箱"]),
    ("网站地址:http://www.example.gov.cn/", "addresses", None),
    ("提供有效身份证明及联系电话、地址、邮政编码。", "addresses", None),
    ("邮政编码:110161", "postcode", "110161"),
    ("邮编:050051", "postcode", "050051"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "value"), CONTACTS)
def test_contacts(text: str, name: str, value: object) -> None:
    assert facts_of(f"该任务拟销号,现予公示。\n{text}").get(name) == value


def test_a_newspapers_own_hot_line_is_not_the_notices() -> None:
    text = "截至2024年6月底,98项整改任务已完成85项。\n举报电话:010-84150000"
    assert "phones" not in facts_of(text, PROGRESS, MEDIA)


UNITS = [
    ("牵头单位:市水利局;责任单位:市生态环境局、各县(市、区)人民政府等。", ["市水利局"], ["市生态环境局", "各县(市、区)人民政府等"], None),
    ("责任单位\n成安县水利局、市生态环境局成安县分局、商城镇", None, ["成安县水利局", "市生态环境局成安县分局", "商城镇"], None),
    ("(牵头单位:省自然资源厅;责任单位省生态环境厅、省水利厅)", ["省自然资源厅"], ["省生态环境厅", "省水利厅"], None),
    ("责任单位:省委办公厅、省政府办公厅(牵头),各市委、市政府。", ["省委办公厅", "省政府办公厅"], ["各市委", "市政府"], None),
    ("责任单位:云岭市林草局\n督导验收单位:自治区林草局", None, ["云岭市林草局"], ["自治区林草局"]),
    ("验收单位:省生态环境厅", None, None, ["省生态环境厅"]),
    ("配合单位:市公安局", None, None, None),
    ("要进一步压实责任单位的责任,加快整改。", None, None, None),
    ("整改责任单位:云岭县人民政府整改时限:2024年底", None, ["云岭县人民政府"], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "responsible", "acceptance"), UNITS)
def test_units(text: str, lead: list[str] | None, responsible: list[str] | None, acceptance: list[str] | None) -> None:
    facts = facts_of(f"该任务拟销号,现予公示。\n{text}")
    assert chosen(facts, "lead_units", "responsible_units", "acceptance_units") == (lead, responsible, acceptance)


CLONES = [
    ("https://tfhid.example.com/art/2024/5/16/art_1546385_60210785.html", True),
    ("https://wiki.example.com/gdywdt/gdyw/content/post_4422269.html", True),
    ("http://jump.example.net/?C6t=WJQeC.html", True),
    ("http://shop.example.asia/ywdt/ggaq/hjbh/202212/t20221201_4714066.html", True),
    ("http://www.wenzhou.gov.cn/art/2023/1/10/art_1229271827_59191561.html", None),
    ("http://nm.people.com.cn/n2/2020/0717/c196667-34163884.html", None),
    ("https://www.example.com/html/huanbao-2397471.shtml", None),
    ("http://127.0.0.1:8080/art/2023/1/10/art_1_2.html", None),
]


@pytest.mark.parametrize(("url", "clone"), CLONES)
def test_copied_addresses(url: str, clone: bool | None) -> None:
    url = url.replace(".example.com/art", ".com/art").replace("wiki.example.com", "wiki.com")
    url = url.replace("jump.example.net", "jump.net").replace("shop.example.asia", "shop.asia")
    assert facts_of("拟销号,现予公示。电子邮箱:a@b.com", url=url).get("host_is_clone") is clone


def test_contacts_of_a_clone_are_not_believed() -> None:
    text = "拟销号,现予公示。电子邮箱:mhwz@b.com,电话:024-62780000。\n版权所有:即时比分 主办单位:即时比分办公厅"
    clone, genuine = facts_of(text, url=MEDIA), facts_of(text.split("\n")[0], url=MEDIA)
    assert chosen(clone, "host_is_clone", "emails", "phones") == (True, None, None)
    assert chosen(genuine, "host_is_clone", "emails", "phones") == (None, ["mhwz@b.com"], ["024-62780000"])
