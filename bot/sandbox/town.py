"""Who lives in the demo workspace, and where they talk: one prefecture, eleven towns, all people invented."""

from dataclasses import dataclass
from typing import TypedDict

WORKSPACE = "かながわDXひろば"
PREFECTURE = "神奈川県"
TOWNS = (
    "藤沢市",
    "横須賀市",
    "厚木市",
    "小田原市",
    "秦野市",
    "三浦市",
    "南足柄市",
    "大磯町",
    "大井町",
    "真鶴町",
    "清川村",
)


# Kanagawa's bodies: code, name, and how many thousand people live there, roughly.
BODIES = (
    ("140007", "神奈川県", 9_237),
    ("141003", "横浜市", 3_777),
    ("141305", "川崎市", 1_538),
    ("141500", "相模原市", 725),
    ("142018", "横須賀市", 388),
    ("142034", "平塚市", 258),
    ("142042", "鎌倉市", 173),
    ("142051", "藤沢市", 437),
    ("142069", "小田原市", 189),
    ("142077", "茅ヶ崎市", 242),
    ("142085", "逗子市", 57),
    ("142107", "三浦市", 42),
    ("142115", "秦野市", 162),
    ("142123", "厚木市", 224),
    ("142131", "大和市", 239),
    ("142140", "伊勢原市", 102),
    ("142158", "海老名市", 137),
    ("142166", "座間市", 132),
    ("142174", "南足柄市", 41),
    ("142182", "綾瀬市", 84),
    ("143014", "葉山町", 32),
    ("143219", "寒川町", 48),
    ("143413", "大磯町", 32),
    ("143421", "二宮町", 28),
    ("143618", "中井町", 9),
    ("143626", "大井町", 17),
    ("143634", "松田町", 11),
    ("143642", "山北町", 10),
    ("143669", "開成町", 18),
    ("143821", "箱根町", 11),
    ("143839", "真鶴町", 7),
    ("143847", "湯河原町", 23),
    ("144011", "愛川町", 40),
    ("144029", "清川村", 3),
)


class Facts(TypedDict):
    """A profile in Slack."""

    real_name: str
    title: str
    is_admin: bool


@dataclass(frozen=True)
class Person:
    """A member of the workspace; `key` is the short name that the history calls them by."""

    key: str
    real_name: str
    body: str
    section: str
    role: str = ""
    is_admin: bool = False

    @property
    def title(self) -> str:
        """What stands under the name in Slack, such as 「小田原市 税務課 DX推進リーダー」."""
        return " ".join(part for part in (self.body, self.section, self.role) if part)

    @property
    def facts(self) -> Facts:
        """What Slack is told about them."""
        return {"real_name": self.real_name, "title": self.title, "is_admin": self.is_admin}


@dataclass(frozen=True)
class Room:
    """A channel; without `members` everybody is in it, and so is the bot."""

    name: str
    topic: str
    private: bool = False
    members: tuple[str, ...] = ()


LEADER = "DX推進リーダー"
COORDINATOR = "担当者"
ORGANISER = "事務局"

PEOPLE = (
    Person("mizuno", "水野 由紀子", PREFECTURE, "市町村デジタル支援班", ORGANISER, is_admin=True),
    Person("kurata", "倉田 健", PREFECTURE, "市町村デジタル支援班", ORGANISER),
    Person("noguchi", "野口 あかり", PREFECTURE, "市町村デジタル支援班", ORGANISER),
    Person("kanda", "神田 直樹", "藤沢市", "デジタル推進室", COORDINATOR),
    Person("sakai", "酒井 亮", "藤沢市", "市民窓口センター", LEADER),
    Person("uehara", "上原 真帆", "藤沢市", "資産税課"),
    Person("mishima", "三島 健吾", "藤沢市", "消防局"),
    Person("okabe", "岡部 俊介", "横須賀市", "デジタル政策課", COORDINATOR),
    Person("tsuda", "津田 絵理", "横須賀市", "介護保険課", LEADER),
    Person("haraguchi", "原口 徹", "横須賀市", "上下水道局", LEADER),
    Person("nitta", "新田 ひかる", "横須賀市", "広報課"),
    Person("kuroki", "黒木 誠", "厚木市", "情報政策課", COORDINATOR),
    Person("endo", "遠藤 彩", "厚木市", "市民税課", LEADER),
    Person("matsui", "松井 陽介", "厚木市", "選挙管理委員会事務局"),
    Person("hoshino", "星野 里奈", "厚木市", "職員課"),
    Person("iwasaki", "岩崎 拓也", "小田原市", "デジタル推進課", COORDINATOR),
    Person("sato", "佐藤 美咲", "小田原市", "税務課", LEADER),
    Person("toyoda", "豊田 恵", "小田原市", "教育委員会 学校教育課"),
    Person("nagai", "永井 隆", "小田原市", "管財課"),
    Person("hirano", "平野 大輔", "秦野市", "行政経営課", COORDINATOR),
    Person("yamane", "山根 千夏", "秦野市", "障害福祉課", LEADER),
    Person("kubo", "久保 正人", "秦野市", "文書法制課"),
    Person("sugaya", "菅谷 翔", "秦野市", "会計課"),
    Person("aoki", "青木 浩", "三浦市", "総務課", COORDINATOR),
    Person("tanaka", "田中 結衣", "三浦市", "市民課", LEADER),
    Person("ishida", "石田 航", "三浦市", "防災課"),
    Person("takagi", "高木 祐介", "南足柄市", "企画課", COORDINATOR),
    Person("nomura", "野村 和子", "南足柄市", "こども課"),
    Person("fujii", "藤井 智", "南足柄市", "議会事務局"),
    Person("kimura", "木村 さおり", "大磯町", "総務課", COORDINATOR),
    Person("oshima", "大島 遼", "大磯町", "福祉課", LEADER),
    Person("ando", "安藤 純", "大井町", "企画財政課", COORDINATOR),
    Person("morita", "森田 奈々", "大井町", "町民課", LEADER),
    Person("shimizu", "清水 洋平", "真鶴町", "総務課", LEADER),
    Person("oda", "小田 真理子", "真鶴町", "税務町民課"),
    Person("yamaguchi", "山口 修", "清川村", "総務課", COORDINATOR),
    Person("newcomer", "川島 陸", "清川村", "税務住民課", LEADER),
)


@dataclass(frozen=True)
class Visitor:
    """Somebody who is not of the towns: a guest, or (with an organisation) a member of another workspace."""

    key: str
    real_name: str
    title: str
    room: str
    organisation: str = ""


VISITORS = (
    Visitor("hara", "原 未来", "DX伴走支援（県の委託事業者）", "もくもく会"),
    Visitor("wada", "和田 実", "静岡県 デジタル戦略課", "イベント", organisation="静岡県庁"),
)

# Who looks after whom (伴走者); the others have nobody yet.
ACCOMPANIED = {
    "iwasaki": ("shimizu", "newcomer"),
    "hara": ("tanaka", "morita"),
    "kanda": ("sakai", "haraguchi"),
}

# Who looks after questions, week by week (見守り当番).
HOSTS = ("kanda", "okabe", "kuroki")

ROOMS = (
    Room("お知らせ", "事務局からの連絡。返信はスレッドへ"),
    Room("質問", "「こんなこと」ほど歓迎。答えが役に立ったら ✅ を"),
    Room("ノウハウ", "うまくいったこと、いかなかったこと。/share で残せます"),
    Room("自己紹介", "所属・仕事・最近の困りごとを3行で"),
    Room("雑談", "お茶の間"),
    Room("もくもく会", "昼休みや終業前に、それぞれの学習を25分ずつ"),
    Room("イベント", "勉強会・意見交換会の相談と参加表明"),
    Room("事務局", "県事務局の打合せ", private=True, members=("mizuno", "kurata", "noguchi")),
)
