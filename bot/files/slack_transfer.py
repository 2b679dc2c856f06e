"""`tomoshibi import` of an export of Slack: which channels, whose words, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import select

from bot import channels as named_channels
from bot import members
from bot.clock import Clock
from bot.command_line import fail, progress, say
from bot.db import Database
from bot.files import same_people, slack_export, slack_threads
from bot.files.slack_export import Channel, Export, Person
from bot.files.slack_threads import Message, Thread
from bot.installation import workspaces
from bot.jobs import Parts
from bot.members import Member
from bot.settings import Settings
from bot.turn import Turns
from handlers.questions.importing import Origin, Outcome, Report, import_threads

_PAGE = 200
_VERBS = {Outcome.ADDED: "加える", Outcome.CHANGED: "返信を足す", Outcome.UNCHANGED: "そのまま"}


def import_slack(
    file: Path, settings: Settings, database: Database, team_id: str, wanted: Sequence[str], *, is_rehearsal: bool
) -> None:
    """Import the threads of question channels.

    Raises:
        UnreadableError: it is no export, damaged, or made to burst.
        typer.Exit: nothing could be imported; why has been said.
    """
    turns = Turns(database, Clock(), settings, team_id=team_id, user_id="")
    report = Report()
    with slack_export.opened(file) as export, progress() as bar:
        parts = workspaces.parts_of(settings, database, team_id)
        channels = _channels(export, wanted or _question_channels(parts))
        addresses = _ask_slack(parts) if parts else {}
        for channel in channels:
            found, broken = export.threads(channel)
            for day in broken:
                say(f"{day} は壊れていて読めませんでした。")
            origin, told = _origin(export, database, team_id, channel, found, addresses, is_rehearsal=is_rehearsal)
            task = bar.add_task(f"#{channel.name} のやりとりを読んでいます", total=len(told))
            before = len(report.problems)
            import_threads(
                turns,
                origin,
                told,
                report,
                is_rehearsal=is_rehearsal,
                progress=lambda done, task=task: bar.update(task, completed=done),  # type: ignore[misc]
            )
            for message in report.problems[before:]:
                _tell_refused(settings, channel, message)
    _tell(report, is_rehearsal=is_rehearsal)


def _channels(export: Export, wanted: Sequence[str]) -> list[Channel]:
    """The channels that are meant; a private one is nobody's to give but its authors'."""
    names = "、".join(f"#{each.name}" for each in export.channels)
    found = {each: export.find(each) for each in wanted}
    for name, channel in found.items():
        if channel is None and name.strip().lstrip("#＃") in export.private:
            fail(f"{name} は非公開チャンネルなので、取り込みません。")
    channels = [channel for channel in found.values() if channel]
    if missing := [name for name, channel in found.items() if channel is None]:
        said = f"{'、'.join(missing)} は、この書き出しにありません。"
        if not channels:
            fail(f"{said}--channel で選んでください: {names}")
        say(said)
    if not channels:
        fail(f"質問チャンネルが分かりません。--channel で選んでください: {names}")
    return list({each.id: each for each in channels}.values())


def _question_channels(parts: Parts | None) -> tuple[str, ...]:
    if parts is None:
        return ()
    with parts.database.read() as session:
        return named_channels.for_questions(session, parts.settings, team_id=parts.team_id)


def _ask_slack(parts: Parts) -> dict[str, str]:
    """Read from Slack who is there now; their ids by e-mail address, as far as Slack tells them."""
    now = parts.clock.now()
    users = [user for page in parts.slack.users_list(limit=_PAGE) for user in page["members"]]
    with parts.database.begin() as session:
        members.remember_all(session, team_id=parts.team_id, users=users, now=now)
    told = ((str(user.get("profile", {}).get("email") or "").casefold(), user) for user in users)
    return {address: user["id"] for address, user in told if address and not user.get("deleted")}


def _origin(
    export: Export,
    database: Database,
    team_id: str,
    channel: Channel,
    threads: Sequence[Thread],
    addresses: dict[str, str],
    *,
    is_rehearsal: bool,
) -> tuple[Origin, list[Thread]]:
    """The channel with its people, and its threads without those of apps."""
    people = dict(export.people)
    for message in (each for thread in threads for each in (thread.root, *thread.replies)):
        if message.user_id and message.user_id not in people:
            people[message.user_id] = Person(message.user_id, message.written_name or message.user_id)
    bots = {person.id for person in people.values() if person.is_bot}
    told = [slack_threads.of_people(thread, bots) for thread in threads]
    wrote = {each.user_id for thread in told for each in (thread.root, *thread.replies) if each.is_human}
    with database.read() if is_rehearsal else database.begin() as session:
        ids = same_people.matched(session, team_id=team_id, people=people.values(), addresses=addresses)
        for user_id in sorted(wrote - ids.keys()):
            if not is_rehearsal:
                same_people.keep_written(session, team_id=team_id, person=people[user_id], now=Clock().now())
        known = session.execute(select(Member.user_id, Member.name).where(Member.team_id == team_id))
        here = {row.user_id: row.name for row in known}
    if strangers := [people[each].name for each in sorted(wrote - ids.keys())]:
        say(
            f"#{channel.name}: {'、'.join(strangers[:10])}{' ほか' * (len(strangers) > 10)}"  # noqa: PLR2004
            "は今のワークスペースに見つからないので、書かれていた名前のままにします。",
        )
    names = {each.id: here.get(ids.get(each.id, ""), "") or each.name for each in people.values()}
    return Origin(channel.id, ids, names, is_ours=_is_ours(export, team_id, ids)), told


def _is_ours(export: Export, team_id: str, ids: dict[str, str]) -> bool:
    """Whether the export was made of this workspace, where its messages can be opened."""
    teams = Counter(person.team_id for person in export.people.values() if person.team_id)
    if teams:
        return teams.most_common(1)[0][0] == team_id
    return any(there == here for there, here in ids.items())


def _tell_refused(settings: Settings, channel: Channel, message: Message) -> None:
    say(
        f"#{channel.name}/{message.at.astimezone(ZoneInfo(settings.timezone)):%Y-%m-%d %H:%M}: "
        "マイナンバー（個人番号）の形をした番号が入っているので、取り込みませんでした（たまたまのこともあります）。",
    )


def _tell(report: Report, *, is_rehearsal: bool) -> None:
    counts = report.outcomes
    if is_rehearsal:
        for outcome, verb in _VERBS.items():
            for title in report.named.get(outcome, ()):
                say(f"{verb}: 「{title}」")
    did = (
        f"（試しただけです）加える {counts[Outcome.ADDED]}件、返信を足す {counts[Outcome.CHANGED]}件、"
        f"そのまま {counts[Outcome.UNCHANGED]}件、取り込めない {len(report.problems)}件。"
        if is_rehearsal
        else f"{counts[Outcome.ADDED]}件の質問を加えました。{counts[Outcome.UNCHANGED]}件は、すでにありました。"
        f"{counts[Outcome.CHANGED]}件に返信を足しました。{len(report.problems)}件は取り込めませんでした。"
    )
    lonely, notices = counts[Outcome.LONELY], counts[Outcome.NOTICE]
    say(did)
    say(f"返信のない投稿{lonely}件と、参加のお知らせやアプリの投稿など{notices}件は入れていません。")
    if report.problems and not any(counts[each] for each in _VERBS):
        raise typer.Exit(1)
