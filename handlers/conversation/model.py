"""What somebody may have meant who spoke to the bot; in doubt they are looking for something."""

import re
import unicodedata
from enum import StrEnum

# More words than these are no greeting any more but the beginning of something.
LONGEST_GREETING = 40
_SHORTCODE = re.compile(r":[a-z0-9_+'-]+:")
_HELLO = (
    "おはよう(ござい(ます|ました))?|こんにち[はわ]|こんばん[はわ]|はじめまして|初めまして|やあ|どうも|もしもし"
    "|お(疲|つか)れ(様|さま)?(です|でした)?|お世話になっ(て(い|お)?り?ます|ています)|よろしく(お願い(し|いたし|致し)ます)?"
    "|hello|hi|hey|goodmorning|goodafternoon|goodevening|nicetomeetyou"
)
_THANKS = (
    "(どうも)?ありがと(う(ござい(ます|ました))?)?|(大変|とても)?助かりました"
    "|感謝(です|します)?|thanks|thankyou(verymuch|somuch)?|thx"
)
_POLITE = "灯(さん)?|ともしび(さん)?|です|ね|よ|tomoshibi|there"
_HELP = (
    "ヘルプ|help|使い方|つかいかた|(何|なに)(が|か)?できる(の|ん)?|できること|メニュー|menu|コマンド(一覧)?|commands?"
)
_ONLY_HELP = re.compile(f"({_POLITE})*の?({_HELP})(を?(教|おし)えて(ください)?|は(何|なに)?|か|{_POLITE})*")
_ONLY_HELLO = re.compile(f"({_POLITE})*({_HELLO})({_HELLO}|{_POLITE})*")
_ONLY_THANKS = re.compile(f"({_HELLO}|{_POLITE})*({_THANKS})({_THANKS}|{_HELLO}|{_POLITE})*")


class Meant(StrEnum):
    """What the words are."""

    NOTHING = "nothing"
    HELLO = "hello"
    THANKS = "thanks"
    HELP = "help"
    WORDS = "words"


def understand(said: str) -> Meant:
    """What these words are: none (emoji and signs alone are none), a greeting, thanks, or something to look for."""
    letters = "".join(
        character
        for character in unicodedata.normalize("NFKC", _SHORTCODE.sub("", said)).lower()
        if character == "ー" or unicodedata.category(character)[0] in "LN"
    )
    if not letters:
        return Meant.NOTHING
    if len(letters) > LONGEST_GREETING:
        return Meant.WORDS
    if _ONLY_THANKS.fullmatch(letters):
        return Meant.THANKS
    if _ONLY_HELP.fullmatch(letters):
        return Meant.HELP
    return Meant.HELLO if _ONLY_HELLO.fullmatch(letters) else Meant.WORDS
