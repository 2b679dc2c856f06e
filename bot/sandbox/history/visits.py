"""What became of the know-how (役に立った, 真似した), and how the leaders answered the check-in of the day before."""

from bot.sandbox.history.script import Visit, Workday

NAMES = "ファイル名 年月日8桁"
PLAIN = "生成AI やさしい日本語"
REMINDING = "認定調査の督促 月40時間"
AT_THE_DESK = "記入台にQR 事前入力"

# When the check-in opened.
CHECK_IN = Workday(-1, "09:00")


def helped(day: int, time: str, who: str, words: str) -> Visit:
    """「役に立った」 on the first card that these words find."""
    return Visit(Workday(day, time), who, f"/knowhow {words}", ("knowhow.read", "knowhow.helpful"))


def copied(day: int, time: str, who: str, words: str, outcome: str) -> Visit:
    """「真似した」 on the first card that these words find, and what came of it."""
    presses = ("knowhow.read", "knowhow.copied")
    return Visit(Workday(day, time), who, f"/knowhow {words}", presses, {"outcome": outcome})


def checked_in(time: str, who: str, mood: int, talked: str, note: str = "") -> Visit:
    """The check-in that opened in the morning of the last workday; the note stays between them and their companion."""
    fields = {"mood": str(mood), "talked": talked} | ({"note": note} if note else {})
    return Visit(Workday(-1, time), who, "/checkin", fields=fields)


VISITS = [
    helped(-23, "09:05", "shimizu", NAMES),
    helped(-23, "11:25", "tanaka", NAMES),
    copied(
        -19,
        "10:35",
        "shimizu",
        NAMES,
        "総務課の12人で始めました。探す時間が1日10分は減ったと思います。old フォルダーは月末に片づけます。",
    ),
    helped(-16, "09:55", "nomura", PLAIN),
    helped(-16, "13:25", "hoshino", PLAIN),
    helped(-13, "16:05", "morita", PLAIN),
    copied(
        -12,
        "15:25",
        "nomura",
        PLAIN,
        "保育所の入所案内を直したら、電話の問い合わせが半分になりました。",
    ),
    helped(-9, "11:45", "yamane", REMINDING),
    helped(-9, "14:15", "morita", REMINDING),
    helped(-8, "09:25", "sugaya", REMINDING),
    copied(
        -6,
        "16:15",
        "oshima",
        REMINDING,
        "1の台帳だけ先に始めました。督促の漏れがなくなり、月4時間ほど減りました。",
    ),
    copied(-4, "15:35", "yamane", REMINDING, "障害支援区分の意見書でも、赤い行から電話するだけになりました。"),
    helped(-3, "13:15", "tanaka", AT_THE_DESK),
    helped(-3, "15:15", "oda", AT_THE_DESK),
    checked_in("10:12", "sakai", 4, "yes"),
    checked_in("10:21", "endo", 4, "yes"),
    checked_in("10:33", "haraguchi", 3, "yes"),
    checked_in("11:02", "shimizu", 3, "yes", "写真の整理を一人で抱えています。夕方になると、少しあせります。"),
    checked_in("11:16", "sato", 4, "yes"),
    checked_in("12:41", "morita", 3, "yes", "皆さんのおかげで、課長と話せました。"),
    checked_in("13:08", "yamane", 3, "no"),
    checked_in("16:22", "oshima", 4, "no"),
]
