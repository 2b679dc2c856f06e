"""Names as they are compared: without spaces, widths, old forms of characters, and what people add to their names."""

import re
import unicodedata

from bot.tables.shape import folded

# Forms of one character that stand in the same name, depending on who types it; those that Unicode itself takes for one
# (compatibility ideographs, as in 塚 and 福) need no place here.
_FORMS = (
    *(
        "高髙",
        "崎﨑嵜",
        "斉斎齋齊",
        "辺邊邉",
        "浜濱濵",
        "沢澤",
        "桜櫻",
        "広廣",
        "国國",
        "島嶋嶌",
        "徳德",
        "真眞",
        "恵惠",
    ),
    *("瀬瀨", "曽曾", "竜龍", "渋澁", "寿壽", "栄榮", "黒黑", "弥彌", "蔵藏", "会會", "円圓", "応應", "学學", "関關"),
    *("吉𠮷", "柳栁", "橋𣘺", "郎郞", "条條", "滝瀧", "亀龜", "万萬", "与與", "来來", "伝傳", "宝寶寳", "実實", "将將"),
    *("富冨", "峰峯", "船舩", "館舘", "野埜", "鉄鐵", "豊豐", "頼賴", "涼凉", "静靜", "穂穗", "勲勳", "園薗"),
)
_FORM = {form: forms[0] for forms in _FORMS for form in forms[1:]}
# Marks that choose between forms of the character before them.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ASIDE = re.compile(r"[(\[【＜<].*?[)\]】＞>]|[/／|｜@＠].*$")
_TITLE = re.compile("(さん|様|氏)$")
_JOINS = re.compile(r"[・･.,_\-]")


def key(name: str) -> str:
    """What two ways of writing one name have in common; "" for what is no name."""
    plain = _ASIDE.sub("", unicodedata.normalize("NFKC", _SELECTORS.sub("", name)))
    told = _JOINS.sub("", _TITLE.sub("", folded(plain)))
    written = ""
    for character in told:
        written += written[-1] if character == "々" and written else _FORM.get(character, character)
    return written


def section(name: str) -> str:
    """A section as it is compared."""
    return folded(name)
