"""Who asked without a name cannot be found out: a world in which somebody else asked looks the same."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from structlog.testing import capture_logs

from bot import running, schema, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.manifest import manifest
from bot.privacy.stored import STORED
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from knowledge import exporting
from tests.mydata.dump import dump

WORDS = "上司がチャットを使わせてくれません。皆さんはどう説得しましたか"
# What is random, sealed or a time: these differ between any two worlds.
RANDOM = re.compile(
    r"anonymous:[0-9a-f:]+|sealed:[\w=-]+|[0-9a-f]{32}|V[0-9A-Z]{8,}|\d{10}\.\d{6}|\d{4}-\d\d-\d\d[ T][\d:.+]+|\d{10,}"
    r"|127\.0\.0\.1:\d+"
)


@contextmanager
def world(folder: Path, asker: str) -> Iterator[tuple[Slack, Bot]]:
    """A workspace of its own, in which this one asks without a name, and a life follows from it."""
    clock = WorldClock(frozen=True)
    clock.to("2026-10-02 10:00")
    slack = Slack(manifest(Settings(_env_file=None)), clock=clock)
    for name, real in (("sato", "佐藤 美咲"), ("tanaka", "田中 健"), ("suzuki", "鈴木 花")):
        slack.add_user(name, real_name=real, title="三浦市 市民課")
    slack.add_channel("質問")
    folder.mkdir()
    database = Database(f"sqlite:///{folder / 'data.sqlite3'}")
    schema.upgrade(database)
    with slack.serve():
        config = Settings(
            _env_file=None,
            slack_bot_token=slack.bot_token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.api_url,
            question_channels=(slack.channel("#質問").id,),
            organisers=(slack.user("suzuki").id,),
            anonymity_key="a-key-for-these-tests-that-nobody-could-guess",
            secret_keys=("a key for these tests that nobody could guess",),
            port=0,
            encoder="none",
        )
        bot = build(config, clock=clock, database=database, slack=web_api.client(config))
        with running.behind_door(bot, config) as door:
            slack.request_url = door.address
            bot.settle()
            live(slack, bot, slack.user(asker))
            yield slack, bot
    database.close()


def live(slack: Slack, bot: Bot, asker: User) -> None:
    """Everybody does the same, but for who asks, and answers as the asker."""
    suzuki = slack.user("suzuki")
    for name in ("sato", "tanaka", "suzuki"):
        who = slack.user(name)
        slack.command(who, "/knowhow", "こんにちは")
        slack.open_home(who)
        slack.post(who, slack.dm(who), "防災無線のことを調べています")
    bot.settle()
    slack.command(asker, "/ask", WORDS)
    slack.submit(asker, anonymous=["yes"], situation="係員です")
    bot.settle()
    slack.clock.to("2026-10-05 16:00")  # the ladder climbs
    bot.settle()
    [posted] = [each for each in slack.channels["#質問"] if each.bot_id and not each.thread_ts]
    slack.post(suzuki, "#質問", "まず自分の係だけで試しました", thread=posted)
    bot.settle()
    carried = [each for each in slack.dms(asker) if "まず自分の係" in str(each.blocks)][-1]
    slack.post(asker, slack.dm(asker), "課長にはどう話しましたか", thread=carried)
    bot.settle()
    slack.post(suzuki, "#質問", "数字を見せました", thread=posted)
    bot.settle()
    slack.click(asker, "questions.solve_by", at=carried)
    bot.settle()
    slack.clock.to("2026-10-19 10:00")
    bot.settle()


def kept(bot: Bot) -> str:
    """The whole database, without random bits and times."""
    rows = {name: sorted(RANDOM.sub("~", json.dumps(row, ensure_ascii=False)) for row in found)
            for name, found in dump(bot.database).items() if name != "index_part"}  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1)


def undeclared(bot: Bot) -> set[tuple[str, str]]:
    """Columns that name people after all this life, and are not said to in `bot.privacy.stored`."""
    letters = {("letter", "key"), ("letter", "thread_key"), ("letter", "message")}  # see `bot.letters.shredding`
    declared = {(name, column) for name, each in STORED.items() for column in (*each.columns, *each.stays)}
    found = {
        (name, column)
        for name, rows in dump(bot.database).items()
        for row in rows
        for column, value in row.items()
        if re.search(r"\bU\d{10}\b", value)
    }
    return found - declared - letters - {("workspace", "bot_user_id")}


def exported(bot: Bot) -> str:
    """What every export of know-how is made of."""
    file = io.BytesIO()
    with bot.database.read() as session:
        exporting.write_json_lines(session, bot.parts.team_id, file, lambda _: None)
    return file.getvalue().decode()


def test_a_twin_in_which_somebody_else_asked_is_the_same_and_nothing_tells_them_apart(tmp_path: Path) -> None:
    dumps, traces = [], []
    for asker in ("sato", "tanaka"):
        with capture_logs() as lines, world(tmp_path / asker, asker) as (slack, bot):
            who = slack.user(asker)
            dumps.append(kept(bot))
            assert undeclared(bot) == set()
            told, logged = exported(bot), str(lines)
            traces += [trace for trace in (who.id, who.real_name, slack.dm(who).id) if trace in told or trace in logged]
            assert WORDS in told
            assert lines
    assert traces == []
    one, other = dumps
    assert WORDS in one
    assert "anonymous" not in one  # it is among what is random, and was taken out
    assert one == other
