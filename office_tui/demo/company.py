"""The demo's company, its departments and its people; all of them are invented."""

from __future__ import annotations

from typing import NamedTuple

from office_tui.domain.people import Office

OFFICE = Office(
    company="Nine Lanterns Pump Works Co., Ltd.",
    company_zh="九灯水泵制造有限公司",
    address="18 Weir Lane, Lantern District",
    director="Wen Yanqiu",
    country="CN",
    timezone="Asia/Shanghai",
)
MAIL = "ninelanterns.example"


class Unit(NamedTuple):
    """A department: its key in these tables, its names, and the key of the person who heads it."""

    key: str
    name: str
    name_zh: str
    aliases: tuple[str, ...]
    head: str
    note: str = ""


class Colleague(NamedTuple):
    """A person: key (also of the address), names, the key of the department, what they do, extension."""

    key: str
    name: str
    name_zh: str
    department: str
    role: str
    phone: str


UNITS = (
    Unit("finance", "Finance", "财务部", ("Accounts", "财务"), "chen.ruolan", "Closes its books on the 5th"),
    Unit("production", "Production", "生产部", ("Works", "制造部"), "li.muqing"),
    Unit("sales", "Sales", "销售部", ("Marketing", "市场部"), "wang.jiahe"),
    Unit("hr", "Human Resources", "人力资源部", ("HR", "Personnel", "人事部"), "liu.xiwen"),
    Unit("legal", "Legal", "法务部", ("Counsel",), "zhang.yishan", "Wants every contract two days ahead"),
    Unit("safety", "Safety", "安全环保部", ("EHS", "安环部"), "he.songbai"),
    Unit("purchasing", "Purchasing", "采购部", ("Procurement", "供应部"), "guo.yicheng"),
)

COLLEAGUES = (
    Colleague("gao.yuanzhi", "Gao Yuanzhi", "高远之", "", "General manager", "2001"),
    Colleague("wen.yanqiu", "Wen Yanqiu", "温砚秋", "", "Director of the office", "2002"),
    Colleague("chen.ruolan", "Chen Ruolan", "陈若岚", "finance", "Head of finance", "2101"),
    Colleague("li.shuyu", "Li Shuyu", "李书羽", "finance", "Treasurer", "2103"),
    Colleague("zhou.qiming", "Zhou Qiming", "周启铭", "finance", "Tax accountant", "2104"),
    Colleague("li.muqing", "Li Muqing", "李牧青", "production", "Head of production", "2201"),
    Colleague("sun.boyan", "Sun Boyan", "孙伯言", "production", "Workshop no. 2", "2210"),
    Colleague("ma.lianyi", "Ma Lianyi", "马涟漪", "production", "Quality", "2215"),
    Colleague("wang.jiahe", "Wang Jiahe", "王嘉禾", "sales", "Head of sales", "2301"),
    Colleague("zhao.yunting", "Zhao Yunting", "赵云汀", "sales", "Receivables", "2304"),
    Colleague("keller", "Anna Keller", "", "sales", "Export", "2306"),
    Colleague("liu.xiwen", "Liu Xiwen", "刘希文", "hr", "Head of personnel", "2401"),
    Colleague("huang.muyun", "Huang Muyun", "黄暮云", "hr", "Training", "2402"),
    Colleague("zhang.yishan", "Zhang Yishan", "张亦山", "legal", "General counsel", "2501"),
    Colleague("xu.qinghe", "Xu Qinghe", "徐青禾", "legal", "Contracts", "2502"),
    Colleague("he.songbai", "He Songbai", "何松柏", "safety", "Head of safety", "2601"),
    Colleague("tang.jianxi", "Tang Jianxi", "唐涧溪", "safety", "Environment", "2603"),
    Colleague("guo.yicheng", "Guo Yicheng", "郭亦诚", "purchasing", "Head of purchasing", "2701"),
    Colleague("lin.shuyang", "Lin Shuyang", "林舒扬", "purchasing", "Castings", "2702"),
    Colleague("deng.changhe", "Deng Changhe", "邓长河", "production", "Chief engineer", "2202"),
)
