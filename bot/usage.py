"""A command that was called wrongly is told so in Japanese, in plain lines: Typer says it in English only."""

import re
import sys

import typer
from typer.exceptions import TyperException

from bot.command_line import say

# What Typer says, and what we say instead; the first that fits. What none fits stays as it is.
_INSTEAD = (
    (r"Missing \w+ '(.+?)'\.", "{0} を書いてください。"),
    (r"Missing command\.", "コマンドを書いてください。"),
    (r"No such command '(.+?)'\.", "{0} というコマンドはありません。"),
    (r"No such option: (\S+)", "{0} という指定はありません。"),
    (r"Option '(.+?)' requires ", "{0} には、値も書いてください。"),
    (r"Got unexpected extra argument\S* \((.+)\)", "余分なものが書いてあります: {0}"),
    (r"Invalid value for .+?: \w+ '(.+)' does not exist\.", "{0} が見つかりません。"),
    (r"Invalid value for .+?: \w+ '(.+)' is a directory\.", "{0} はフォルダーです。ファイルを書いてください。"),
    (r"Invalid value for .+?: \w+ '(.+)' is not readable\.", "{0} を読む権限がありません。"),
    (r"Invalid value for '(.+?)': Input should be a valid (?:integer|number)", "{0} には数を書いてください。"),
    (r"Invalid value for '(.+?)': Input should be greater than or equal to (.+)", "{0} は {1} 以上にしてください。"),
    (r"Invalid value for '(.+?)': .*'.*' is not one of (.+)\.", "{0} は {1} から選んでください。"),
    (r"Invalid value for '(.+?)': (.+)", "{0}: {1}"),
)


def run(cli: typer.Typer) -> None:
    """Run the command that was typed, and end the process as it ends: 0 done, 1 could not, 2 called wrongly."""
    try:
        code = cli(standalone_mode=False)
    except TyperException as error:
        _tell(error)
        code = error.exit_code
    except typer.Abort:
        say("やめました。何も変わっていません。")
        code = 1
    sys.exit(code)


def in_japanese(told: str) -> str:
    """What Typer told, in Japanese."""
    for pattern, instead in _INSTEAD:
        if found := re.match(pattern, told, re.DOTALL):
            return instead.format(*found.groups())
    return told


def _tell(error: TyperException) -> None:
    told = error.format_message()
    if not told:  # nothing was typed, and the help is there already
        return
    say(in_japanese(told))
    context = getattr(error, "ctx", None)
    if context:
        say(f"書き方は {context.command_path} --help で見られます。")
