"""`tomoshibi import` and `tomoshibi export`: what the community knows comes in from files, and goes out into them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot import keys, settings
from bot.bodies import Body
from bot.clock import Clock
from bot.command_line import fail, opened, progress, say, telling, workspace, written
from bot.db import Database
from bot.files import bodies as body_import
from bot.files import slack_export
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.settings import Settings
from bot.tables import UnreadableError
from bot.words import words

if TYPE_CHECKING:
    from bot.privacy.leaving import Erased

# So many problems are told one by one.
TOLD = 50

IMPORT = "ノウハウ（CSV・Excel・JSON Lines）か Slack の書き出し（ZIP）を取り込みます。同じものは増えません。"
ERASE = "団体が抜けるとき、その団体のものを消します。先に export --body で書き出してください。"
EXPORT = "ノウハウをすべて書き出します（CSV・Excel・JSON Lines）。取り込むと、同じものに戻ります。"

STRANGER = "{}行目: いまの担当（{}{}）は、このワークスペースに見つかりません。名前は、書いてあるとおりに入れます。"

Team = Annotated[str, typer.Option(help="ワークスペースの ID（1つだけなら不要）")]


def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="取り込むファイル")],
    team: Team = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="何が起きるかだけを出し、書き込みません。")] = False,
    bodies: Annotated[bool, typer.Option("--bodies", help="ノウハウではなく、団体の一覧を取り込みます。")] = False,
    roster: Annotated[bool, typer.Option("--roster", help="新しい名簿を比べ、4月の引き継ぎの計画を作ります。")] = False,
    channel: Annotated[
        list[str] | None,
        typer.Option(help="Slack の書き出しで、質問チャンネルの名前か ID（省けば QUESTION_CHANNELS）"),
    ] = None,
) -> None:
    """Import know-how, the bodies that there are, a roster, or the questions in an export of Slack."""
    is_slack = slack_export.is_one(file)
    if channel and not is_slack:
        raise typer.BadParameter("--channel は、Slack の書き出し（ZIP）を取り込むときに使います。")
    if (bodies or roster) and is_slack:
        raise typer.BadParameter("--bodies と --roster は、CSV か Excel だけを取り込みます。")
    if bodies and roster:
        raise typer.BadParameter("--bodies と --roster は、どちらか1つにしてください。")
    with telling(), _reading(file):
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        with database.alone(f"import-{team_id}") as mine:
            if not mine:
                fail("ほかの取り込みが動いています。終わってから、もう一度お試しください。")
            if is_slack:
                from bot.files.slack_transfer import import_slack  # noqa: PLC0415 (as in `_import_cards`)

                import_slack(file, config, database, team_id, channel or (), is_rehearsal=dry_run)
            elif roster:
                from bot.files.roster import import_roster  # noqa: PLC0415 (as in `_import_cards`)

                import_roster(file, config, database, team_id, is_rehearsal=dry_run)
            elif bodies:
                _import_bodies(file, database, team_id, is_rehearsal=dry_run)
            else:
                _import_cards(file, database, team_id, is_rehearsal=dry_run)
            if not dry_run and not roster:
                _note(database, team_id, Act.IMPORTED)


def export(
    output: Annotated[Path | None, typer.Option(help="書き出すファイル（省けば標準出力）", dir_okay=False)] = None,
    format_: Annotated[
        Literal["csv", "xlsx", "jsonl"] | None,
        typer.Option("--format", help="形式（省けばファイル名から。なければ csv）"),
    ] = None,
    team: Team = "",
    *,
    body: Annotated[str, typer.Option(metavar="CODE", help="この団体コードの団体のものだけを、ZIP で")] = "",
) -> None:
    """Export every card: what `import` reads back without a difference; or all that belongs to one body."""
    if body:
        _export_body(body, output, team)
        return
    from knowledge import exporting  # noqa: PLC0415 (the analyser takes a second to load)

    form = format_ or (output.suffix.lower().removeprefix(".") if output else "csv")
    if form not in exporting.FORMATS:
        raise typer.BadParameter("形式が分かりません。--format に csv・xlsx・jsonl のどれかを書いてください。")
    if form == "xlsx" and output is None:
        raise typer.BadParameter("xlsx は画面に出せません。--output でファイルを選んでください。")
    with telling():
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        with database.snapshot() as session, written(output) as file, progress() as bar:
            task = bar.add_task("ノウハウを書き出しています", total=exporting.count(session, team_id))
            done = exporting.FORMATS[form](session, team_id, file, lambda done: bar.update(task, completed=done))
        _note(database, team_id, Act.EXPORTED)
        say(f"{done}件を書き出しました。")


def erase(
    body: Annotated[str, typer.Option(metavar="CODE", help="団体コード")],
    team: Team = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="何が消えるかだけを出し、消しません。")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="たずねずに消します。")] = False,
) -> None:
    """Erase what belongs to a body that leaves."""
    from bot.privacy import leaving  # noqa: PLC0415 (features take a second to load)

    with telling():
        config, database, team_id, body_id = _leaving(body, team)
        with database.read() as session:
            foreseen = leaving.foresee(session, session.get_one(Body, body_id))
        _tell_leaving(foreseen)
        if dry_run:
            say("（試しただけです）何も消していません。")
            return
        if not yes and not typer.confirm("消すと元に戻せません。消しますか？", err=True):
            fail("消しませんでした。")
        leaving.erase(config, database, Clock(), team_id=team_id, body_id=body_id)
    say("消しました。")


def _export_body(code: str, output: Path | None, team: str) -> None:
    from bot.privacy import leaving  # noqa: PLC0415 (as in `erase`)

    with telling():
        _, database, team_id, body_id = _leaving(code, team)
        with database.snapshot() as session, written(output) as file:
            counts = leaving.write(session, file, session.get_one(Body, body_id))
        with database.begin() as session:
            audit.write(session, team_id=team_id, act=Act.BODY_EXPORTED, about=f"body:{code}", now=Clock().now())
    say("、".join(f"{name} {count}件" for name, count in counts.items()) + "を書き出しました。")


def _leaving(code: str, team: str) -> tuple[Settings, Database, str, int]:
    """What is needed to let a body leave."""
    from bot.privacy import leaving  # noqa: PLC0415 (as in `erase`)

    config = settings.load()
    database = opened(config)
    team_id = team or workspace(config, database)
    with database.read() as session:
        found = leaving.find(session, team_id=team_id, code=code)
    if found is None:
        fail(f"団体コード {code} の団体は見つかりません。")
    return keys.with_keys(config, database), database, team_id, found.id


def _tell_leaving(foreseen: "Erased") -> None:
    say_kind = words("ja")
    kinds = [f"{say_kind(f'mydata-kind-{kind}')} {count}件" for kind, count in foreseen.counts.items()]
    say("、".join([f"{foreseen.people}人", *kinds, f"コース {foreseen.paths}件"]))
    say("ほかの人の質問を解決した答えと、ほかの団体が真似したノウハウの数は、名前を消して残します。")


def _note(database: Database, team_id: str, act: Act) -> None:
    with database.begin() as session:
        audit.write(session, team_id=team_id, act=act, about="", now=Clock().now())


def _import_cards(file: Path, database: Database, team_id: str, *, is_rehearsal: bool) -> None:
    from knowledge import importing, planning, reading  # noqa: PLC0415 (the analyser takes a second to load)

    contents = reading.read(file.read_bytes())
    for note in contents.notes:
        say(note)
    with _counting("ノウハウを取り込んでいます", len(contents.rows), hidden=is_rehearsal) as count:
        report = importing.import_cards(
            database.rehearse if is_rehearsal else database.begin,
            team_id=team_id,
            rows=contents.rows,
            now=Clock().now(),
            is_rehearsal=is_rehearsal,
            progress=count,
        )
    _tell([f"{problem.line}行目: {problem.reason}" for problem in report.problems])
    _tell([STRANGER.format(line, f"{name}・" if name else "", user_id) for line, name, user_id in report.strangers])
    if is_rehearsal:
        for outcome, verb in (("added", "加える"), ("changed", "改める"), ("unchanged", "そのまま")):
            for line, title in report.named.get(planning.Outcome(outcome), ()):
                say(f"{verb}: {line}行目「{title}」")
        say(
            f"（試しただけです）加える {report.added}件、改める {report.changed}件、"
            f"そのまま {report.unchanged}件、取り込めない {report.refused}件。"
        )
    else:
        say(
            f"{report.added}件を加えました。{report.unchanged}件は、すでにありました。"
            f"{report.changed}件を改めました。{report.refused}件は取り込めませんでした。"
        )
    if report.problems and not (report.added or report.changed or report.unchanged):
        raise typer.Exit(1)


def _import_bodies(file: Path, database: Database, team_id: str, *, is_rehearsal: bool) -> None:
    entries, problems = body_import.read(file.read_bytes())
    with database.rehearse() if is_rehearsal else database.begin() as session:
        added, changed = body_import.import_bodies(session, team_id=team_id, entries=entries)
    _tell([f"{problem.line}行目: {problem.reason}" for problem in problems])
    same = len(entries) - added - changed
    say(
        f"{'（試しただけです）' if is_rehearsal else ''}"
        f"{added}団体を加え、{changed}団体を改めました。{same}団体は、そのままです。"
        f"{len(problems)}行は取り込めませんでした。"
    )
    if problems and not entries:
        raise typer.Exit(1)


def _tell(problems: Sequence[str]) -> None:
    for problem in problems[:TOLD]:
        say(problem)
    if len(problems) > TOLD:
        say(f"ほかに{len(problems) - TOLD}件あります。")


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Say in a sentence why a file cannot be read."""
    try:
        yield
    except UnreadableError as error:
        fail(f"{file.name} は読めませんでした。{error}")


@contextmanager
def _counting(what: str, total: int, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    if hidden:
        yield lambda _: None
        return
    with progress() as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
