"""What was studied: a few lines typed behind /study, and two plans for the week."""

from bot.sandbox.history.script import Visit, Workday


def studied(day: int, time: str, who: str, text: str) -> Visit:
    """A line behind /study."""
    return Visit(Workday(day, time), who, f"/study {text}")


def planned(day: int, time: str, who: str, **plan: str) -> Visit:
    """A plan: `obstacle`, `instead` and `aim`."""
    return Visit(Workday(day, time), who, "/study 計画", fields=plan)


STUDIES = [
    planned(
        -23,
        "12:20",
        "tanaka",
        obstacle="窓口が混む月初は、夕方まで席に戻れない",
        instead="昼休みに1本だけ見る",
        aim="60分",
    ),
    planned(
        -22,
        "16:40",
        "shimizu",
        obstacle="電話が続くと、何をしていたか忘れる",
        instead="続きから始められるように、付せんに書いておく",
        aim="2レッスン",
    ),
    studied(-22, "12:45", "tanaka", "30分 Excel ピボットテーブル"),
    studied(-21, "17:00", "shimizu", "2レッスン 業務フローの描き方"),
    studied(-20, "12:40", "tanaka", "35分 Power Query 入門"),
    studied(-19, "08:37", "sato", "25分 Excelマクロ"),
    studied(-18, "16:55", "morita", "生成AIの基礎 40分"),
    studied(-17, "12:50", "tanaka", "４５ｍｉｎ Power Query 入門"),
    studied(-16, "16:30", "shimizu", "2レッスン 業務フローの描き方"),
    studied(-15, "12:30", "nomura", "20分 やさしい日本語"),
    studied(-14, "17:05", "endo", "1時間半 ITパスポート"),
    studied(-12, "12:45", "tanaka", "1時間 Power Query 入門"),
    studied(-11, "16:50", "yamane", "30分 アクセシビリティ"),
    studied(-10, "12:35", "shimizu", "昨日 1レッスン 議事録の要約"),
    studied(-4, "12:45", "iwasaki", "50分 データ分析の進め方"),
    studied(-2, "16:45", "kubo", "25分 正規表現"),
]
