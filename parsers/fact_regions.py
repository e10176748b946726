"""Places: provinces with their hosts and code numbers, prefectures, and which place a notice is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Short name, full name, first two digits of its GB/T 2260 code, labels of its hosts under gov.cn, prefectures.
_TABLE = """
北京|北京市|11|beijing,bjeit|
天津|天津市|12|tj|
河北|河北省|13|hebei,hebnews|石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 定州 辛集 雄安新区
山西|山西省|14|shanxi|太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古|内蒙古自治区|15|nmg|呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒盟 阿拉善盟
辽宁|辽宁省|21|ln|沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳市 葫芦岛
吉林|吉林省|22|jl|长春 吉林市 四平 辽源 通化 白山 松原 白城 延边朝鲜族自治州 延边州
黑龙江|黑龙江省|23|hlj|哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭地区
上海|上海市|31|sh,shanghai|
江苏|江苏省|32|jiangsu,js|南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
浙江|浙江省|33|zj|杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
安徽|安徽省|34|ah|合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山市 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建|福建省|35|fujian,fj|福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
江西|江西省|36|jiangxi,jx|南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东|山东省|37|shandong,sd|济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
河南|河南省|41|henan,hnep|郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡市 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源
湖北|湖北省|42|hubei|武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施土家族苗族自治州 恩施州 仙桃 潜江 天门
湖南|湖南省|43|hunan|长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西土家族苗族自治州 湘西州
广东|广东省|44|gd|广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山市 潮州 揭阳 云浮
广西|广西壮族自治区|45|gxzf,gx|南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海南|海南省|46|hainan|海口 三亚 三沙 儋州
重庆|重庆市|50|cq|
四川|四川省|51|sc|成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝藏族羌族自治州 阿坝州 甘孜藏族自治州 甘孜州 凉山彝族自治州 凉山州
贵州|贵州省|52|guizhou|贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南布依族苗族自治州 黔西南州 黔东南苗族侗族自治州 黔东南州 黔南布依族苗族自治州 黔南州
云南|云南省|53|yn|昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄彝族自治州 楚雄州 红河哈尼族彝族自治州 红河州 文山壮族苗族自治州 文山州 西双版纳傣族自治州 西双版纳州 大理白族自治州 大理州 德宏傣族景颇族自治州 德宏州 怒江傈僳族自治州 怒江州 迪庆藏族自治州 迪庆州
西藏|西藏自治区|54|xizang|拉萨 日喀则 昌都 林芝 山南市 那曲 阿里地区
陕西|陕西省|61|shaanxi|西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
甘肃|甘肃省|62|gansu|兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏回族自治州 临夏州 甘南藏族自治州 甘南州
青海|青海省|63|qinghai|西宁 海东 海北藏族自治州 海北州 黄南藏族自治州 黄南州 海南藏族自治州 海南州 果洛藏族自治州 果洛州 玉树藏族自治州 玉树州 海西蒙古族藏族自治州 海西州
宁夏|宁夏回族自治区|64|nx|银川 石嘴山 吴忠 固原 中卫
新疆|新疆维吾尔自治区|65|xinjiang|乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉回族自治州 昌吉州 博尔塔拉蒙古自治州 博州 巴音郭楞蒙古自治州 巴州 阿克苏地区 克孜勒苏柯尔克孜自治州 克州 喀什地区 和田地区 伊犁哈萨克自治州 伊犁州 塔城地区 阿勒泰地区
新疆生产建设兵团|新疆生产建设兵团|66|xjbt|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a text: `name` as a label writes it, `rank` 1 province, 2 prefecture, 3 county."""

    name: str
    rank: int
    province: str | None
    start: int
    end: int


PROVINCES: dict[str, str] = {}  # short and full name -> full name
PROVINCE_OF_CODE: dict[str, str] = {}  # first two digits of a region or site code -> full name
_PROVINCE_OF_LABEL: dict[str, str] = {}
_PREFECTURES: dict[str, str] = {}  # full name -> province
_SHORT: dict[str, str] = {}  # name without 市 -> full name


def _fill() -> None:
    for line in _TABLE.strip().splitlines():
        short, full, code, labels, prefectures = line.split("|")
        PROVINCES[short] = PROVINCES[full] = full
        PROVINCE_OF_CODE[code] = full
        _PROVINCE_OF_LABEL.update(dict.fromkeys(labels.split(","), full))
        for name in prefectures.split():
            whole = len(name) > 2 and name.endswith(("市", "州", "盟", "区")) or name in {"巴州", "博州", "克州"}
            city = name if whole else name + "市"
            _PREFECTURES[city] = full
            if not whole:
                _SHORT[name] = city


_fill()
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(set(names), key=len, reverse=True))


_STOP = "省市州盟县区旗我本各全级的了向对在和与及于由等为将到至从以其该某被把据按自经已未拟使让给跟是有第中共委厅局组"
_COUNTY = rf"[^{_STOP}\W\d_a-zA-Z]{{1,6}}?(?:自治县|自治旗|林区|新区|开发区|经开区|高新区|经济区|[县区市旗])"
_LEADS = r"(?<![\u4e00-\u9fa5])|(?<=[向对在共于驻及和与的涉到])|(?<=中共)|(?<=关于)"
_PLACE = re.compile(
    rf"(?P<full>{_either(PROVINCES)})?(?P<city>{_either(_PREFECTURES)})(?P<c1>{_COUNTY})?"
    rf"|(?P<province>{_either(PROVINCES)})(?:(?P<short>{_either(_SHORT)})(?![\u4e00-\u9fa5]{{0,1}}[区县]))?(?P<c2>{_COUNTY})?"
    rf"|(?:{_LEADS})(?P<c3>{_COUNTY})"
)
_NO_COUNTY = re.compile(
    r"^(?:城|市|县|城乡|园|社|小|地|灾|库|景|矿|郊|山|老|片|辖|林|牧|大|州)[市县区旗]$|"
    r"(?:自治|保护|示范|工业|功能|产业|控制|试验|水源|流域|生活|聚集|集聚|重点|管辖|居民|办公|作业|休闲|旅游|风景|度假|养殖|种植"
    r"|禁燃|限养|禁养|核心|缓冲|中心城|主城|老城|[厂库片地社园辖景灾小战])区$|超市$|"
    r"督察|整改|环保|环境|责任|单位|问题|任务|信访|举报|公示|情况|进展|方案|落实|公开|编辑|来源|机构|部门|电话|地址|开展|召开|反馈"
)


def places(text: str) -> Iterator[Place]:
    """Every place named in a normalised text, in reading order; a bare county only where a name may begin."""
    for match in _PLACE.finditer(text):
        county = match["c1"] or match["c2"] or match["c3"]
        if county and _NO_COUNTY.search(county):
            county = None
        city = match["city"] or (_SHORT[match["short"]] if match["short"] else None)
        given = match["full"] or match["province"]
        province = PROVINCES[given] if given else _PREFECTURES.get(city or "")
        end = match.start() + len(match.group()) if county else max(match.end(g) for g in ("full", "city", "province", "short"))
        if county:
            parent = city or (province if province in MUNICIPALITIES else None)
            joined = parent + county if parent and county.endswith("区") else county
            yield Place(name=joined, rank=3, province=province, start=match.start(), end=end)
        elif city:
            yield Place(name=city, rank=2, province=province, start=match.start(), end=end)
        elif province:
            yield Place(name=province, rank=1, province=province, start=match.start(), end=end)


def province_of_host(host: str) -> str | None:
    """The province whose own domain a government host stands under (`sthjt.hubei.gov.cn`), or None."""
    labels = host.split(":")[0].split(".")
    return _PROVINCE_OF_LABEL.get(labels[-3]) if labels[-2:] == ["gov", "cn"] and len(labels) >= 3 else None


_INSPECTOR = re.compile(r"^(?:级|委)*(?:第[一二三四五六七八九十]{1,3}[轮批]?)?(?:生态|环境|环保|保护)*督[察查]")
_OBJECT = re.compile(r"(?:督[察查]组?|组|督导)[^,。;\n]{0,30}?(?:向|对|进驻|下沉)|进驻|(?:反馈|移交|交办|转办)给?")
_SHORT_LEAD = re.compile(rf"^(?:中共)?(?P<name>{_either(_SHORT)})(?=公开|落实|通报|发布|召开|公布|全面|扎实|推进|:|关于|对|晒)")


def place_in_title(title: str) -> Place | None:
    """The place a title is about: the one an inspection speaks to, else the first that is not the inspector's own."""
    if spoken := place_spoken_to(title):
        return spoken
    if match := _SHORT_LEAD.search(title):
        city = _SHORT[match["name"]]
        return Place(name=city, rank=2, province=_PREFECTURES[city], start=0, end=match.end())
    return next((p for p in places(title) if p.rank == 3 or not _INSPECTOR.match(title[p.end :])), None)


def place_spoken_to(text: str) -> Place | None:
    """The place that a team of inspectors addresses (`督察组向X反馈`, `对X开展督察`, `进驻X`), or None."""
    found = list(places(text))
    for place in found:
        lead = text[max(0, place.start - 48) : place.start]
        if lead.endswith(("向", "对", "进驻", "驻")) and _OBJECT.search(lead):
            if place.rank == 3 and place.province is None:
                return _under_municipality(place, found)
            return place
    return None


def _under_municipality(place: Place, others: list[Place]) -> Place:
    parent = next((p.name for p in others if p.name in MUNICIPALITIES and p.start < place.start), None)
    if parent and place.name.endswith("区"):
        return Place(name=parent + place.name, rank=3, province=parent, start=place.start, end=place.end)
    return place


def widen(place: Place, text: str) -> Place:
    """A bare district with the city it is written under elsewhere in the text (宝山区 -> 双鸭山市宝山区)."""
    if place.rank != 3 or place.province or not place.name.endswith("区"):
        return place
    longer = Counter(p.name for p in places(text[:20_000]) if p.rank == 3 and p.province and p.name.endswith(place.name))
    if not longer:
        return place
    name = longer.most_common(1)[0][0]
    return Place(name=name, rank=3, province=None, start=place.start, end=place.end)
