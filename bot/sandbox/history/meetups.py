"""Meetups of the coming days: a roundtable whose topics are being chosen, and one that still looks for its date."""

from bot.sandbox.history.script import Call, Tap, Workday

ROOM = "イベント"
TABLE = "書かない窓口の、その後"
LESSON = "はじめてのPower Query"


def joined(day: int, time: str, who: str) -> Tap:
    """「参加する」 for the roundtable."""
    return Tap(Workday(day, time), who, ROOM, TABLE, ("meetups.join",))


def wants(day: int, time: str, who: str, topic: int) -> Tap:
    """「これにする」: the topic that somebody chose, counted from 0."""
    return Tap(Workday(day, time), who, ROOM, "話したいこと", ("meetups.topic",), number=topic)


def can_come(day: int, time: str, who: str, date: int) -> Tap:
    """○ for a date of the lesson, counted from 0."""
    return Tap(Workday(day, time), who, ROOM, LESSON, ("meetups.tap",), number=date)


MEETUPS: list[Call | Tap] = [
    Call(
        Workday(-9, "13:07"),
        "noguchi",
        ROOM,
        {
            "title": TABLE,
            "purpose": "4〜5人のテーブルに分かれる座談会です。うまくいかなかった話も歓迎。聞くだけでもどうぞ。",
            "place": "オンライン（前の日に、ここにリンクを貼ります）",
            "day": "{+4}",
            "starts": "16:00",
            "ends": "17:00",
        },
    ),
    joined(-9, "13:23", "sakai"),
    joined(-9, "15:07", "tanaka"),
    joined(-8, "11:37", "oda"),
    joined(-8, "15:43", "kimura"),
    joined(-7, "08:53", "iwasaki"),
    joined(-6, "13:53", "ando"),
    joined(-5, "14:07", "tsuda"),
    Tap(
        Workday(-4, "09:23"),
        "noguchi",
        ROOM,
        TABLE,
        ("meetups.manage", "meetups.tables"),
        fields={"own": "聞き取りの台本と画面の順番\n小さな町に、書かない窓口は要るか\n待ち時間の測り方"},
    ),
    wants(-4, "11:53", "sakai", 0),
    wants(-3, "09:13", "oda", 1),
    wants(-3, "10:07", "iwasaki", 2),
    wants(-3, "14:23", "ando", 1),
    Call(
        Workday(-3, "11:37"),
        "noguchi",
        ROOM,
        {
            "title": LESSON,
            "purpose": "先生は菅谷さんです。自分の課の困った表を1つ、個人情報を抜いて持ってきてください。",
            "place": "オンライン（日が決まったら、リンクを貼ります）",
            "dates": "{+7} 13:30〜14:30\n{+8} 15:00〜16:00\n{+9} 10:00〜11:00",
            "deadline": "{+3}",
            "quorum": "3",
            "audience": "leaders",
        },
        asks=True,
    ),
    can_come(-3, "11:53", "sugaya", 0),
    can_come(-3, "13:37", "sugaya", 1),
    can_come(-2, "09:37", "toyoda", 1),
    can_come(-2, "13:13", "morita", 1),
    can_come(-2, "13:23", "morita", 2),
    can_come(-1, "09:53", "yamane", 0),
]
