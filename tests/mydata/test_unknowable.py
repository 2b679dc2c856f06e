"""Who asked without a name cannot be found out: a world in which somebody else asked looks the same."""

import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

import handlers
from bot import running, schema, web_api
from bot.achieved import Span
from bot.app import Bot, build
from bot.backups import rows
from bot.bodies import Body
from bot.db import Database
from bot.manifest import manifest
from bot.members import Member
from bot.privacy import leaving, record, stored
from bot.privacy.stored import STORED
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions import figures
from handlers.study import results
from knowledge import exporting
from tests.mydata.dump import dump

WORDS = "上司がチャットを使わせてくれません。皆さんはどう説得しましたか"
# What is random, sealed or a time: these differ between any two worlds. Ids of people and rooms do not.
RANDOM = re.compile(
    r"anonymous:[0-9a-f:]+|sealed:[\w=-]+|[0-9a-f]{32}|V[0-9A-Z]{8,}|\d{10}\.\d{6}|\d{4}-\d\d-\d\d[ T][\d:.+]+"
    r"|(?<![CDTU\d])\d{10,}|127\.0\.0\.1:\d+"
)


@contextmanager
def world(folder: Path, asker: str) -> Iterator[tuple[Slack, Bot, list[str]]]:
    """A workspace of its own, in which this one asks without a name, and a life follows from it; with its backups."""
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
            settle(bot)
            copies = [backed_up(bot, folder) for _ in live(slack, bot, slack.user(asker))]
            yield slack, bot, copies
    database.close()


def settle(bot: Bot) -> None:
    """All of them work for the same town."""
    with bot.database.begin() as session:
        town = Body(team_id=bot.parts.team_id, name="三浦市", kind="municipality", code="142107")
        for member in session.scalars(select(Member).where(Member.is_bot.is_(False))):
            member.body = town


def live(slack: Slack, bot: Bot, asker: User) -> Iterator[None]:
    """Everybody does the same, but for who asks, and answers as the asker. What it yields are moments in between."""
    suzuki = slack.user("suzuki")
    for name in ("sato", "tanaka", "suzuki"):
        who = slack.user(name)
        slack.command(who, "/knowhow", "こんにちは")
        slack.open_home(who)
        slack.post(who, slack.dm(who), "防災無線のことを調べています")
    bot.settle()
    slack.command(asker, "/ask", WORDS)
    slack.submit(asker, anonymous=["yes"], situation="係員です")
    yield
    bot.settle()
    yield
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
    yield  # what is forgotten after some days is all there
    slack.clock.to("2026-10-19 10:00")
    bot.settle()
    yield


def kept(bot: Bot) -> str:
    """The whole database, without random bits and times."""
    found = {name: sorted(RANDOM.sub("~", json.dumps(row, ensure_ascii=False)) for row in each)
             for name, each in dump(bot.database).items() if name != "index_part"}  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1)


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


def backed_up(bot: Bot, folder: Path) -> str:
    """All that can be read in a backup by somebody who has it and not the key, in the order in which it stands."""
    file = folder / "tomoshibi.backup"
    rows.take_out(bot.database, file, now=bot.parts.clock.now(), begun=lambda _total: lambda _done: None)
    return RANDOM.sub("~", gzip.decompress(file.read_bytes()).decode())


def papers(bot: Bot) -> dict[str, str]:
    """What every export and every report is made of, and the figures for Prometheus."""
    team_id, now = bot.parts.team_id, bot.parts.clock.now()
    with bot.database.read() as session:
        months = figures.by_month(session, team_id=team_id, since=now - timedelta(days=60), until=now, now=now)
        span = Span(team_id, now - timedelta(days=60), now, now)
        tellers = [feature.achieved for feature in handlers.FEATURES if feature.achieved]
        achieved = [each for tell in tellers for each in tell(session, span)]
        studied = results.table(session, team_id=team_id, before=now.date())
        body = session.scalars(select(Body)).one()
        knowhow, audit, theirs = io.BytesIO(), io.BytesIO(), io.BytesIO()
        exporting.write_json_lines(session, team_id, knowhow, lambda _: None)
        record.write(session, audit, bot.parts.settings, team_id=team_id, form="csv")
        leaving.write(session, theirs, body)
        [suzuki] = session.scalars(select(Member.user_id).where(Member.name == "鈴木 花"))
        mine = stored.rows(session, team_id=team_id, user_id=suzuki)
    with ZipFile(theirs) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".jsonl")]
    told = {
        "export": knowhow.getvalue().decode(),
        "export --body": "".join(parts),
        "report replies": str([figures.told(month) for month in months]),
        "report nudges": str(studied),
        "report results": str(achieved),
        "report audit": audit.getvalue().decode(),
        "mydata of somebody else": str(mine),
        "metrics": "\n".join(f"{team} {measure}" for team, measure in bot.measures()),
    }
    return {name: RANDOM.sub("~", text) for name, text in told.items()}


def logged(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Log lines, but for how long something took and what it is called."""
    return [RANDOM.sub("~", str({key: each for key, each in line.items() if key not in {"ms", "reference"}}))
            for line in lines]  # fmt: skip


@pytest.mark.long
def test_a_twin_in_which_somebody_else_asked_is_the_same_and_nothing_tells_them_apart(tmp_path: Path) -> None:
    twins, traces, askers = [], [], []
    for asker in ("sato", "tanaka"):
        with capture_logs() as lines, world(tmp_path / asker, asker) as (slack, bot, backups):
            who = slack.user(asker)
            askers.append(who.id)
            copies = {"dump": kept(bot), **papers(bot), "log": "\n".join(logged(lines))}
            copies |= {f"backup {number}": backup for number, backup in enumerate(backups)}
            assert undeclared(bot) == set()
            told = copies["export"] + str(lines)
            traces += [trace for trace in (who.id, who.real_name, slack.dm(who).id) if trace in told]
            twins.append(copies)
    assert traces == []
    one, other = twins
    for name in ("dump", "backup 0", "backup 3", "export"):
        assert WORDS in one[name], name
        assert "anonymous" not in one[name], name  # it is among what is random, and was taken out
    assert [each for each in askers if each not in one["dump"] or each not in one["backup 0"]] == []  # names were not
    assert all(one.values())
    for name, copy in one.items():
        assert copy == other[name], name
