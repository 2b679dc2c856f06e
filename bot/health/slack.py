"""The doctor looks at Slack: is the token taken, what may the bot do, is it where it is to be, do the clocks agree."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot import channels, manifest
from bot.health.findings import Finding, care, fix, ok
from bot.jobs import Parts
from bot.settings import Settings

# Slack and we refuse what is older than 5 minutes (Slack: Verifying requests).
SKEW_CARE, SKEW_FIX = 20, 240

TOKEN = {
    "invalid_auth": "トークンが違います。アプリ設定の OAuth & Permissions にあるものと、同じか確かめてください。",
    "not_authed": "SLACK_BOT_TOKEN を設定してください。",
    "account_inactive": "アプリが、このワークスペースから外されています。もう一度インストールしてください。",
    "token_revoked": "トークンが取り消されています。アプリをもう一度インストールし、新しいトークンにしてください。",
    "token_expired": "トークンの期限が切れています。アプリをもう一度インストールしてください。",
    "not_allowed_token_type": "トークンの種類が違います。xoxb- で始まるボットトークンを入れてください。",
}
SCOPES = (
    "アプリ設定のマニフェストを tomoshibi manifest の出すものに置きかえ、アプリをもう一度インストールしてください。"
)
UNREACHABLE = "インターネットへの道（プロキシ、ファイアウォール）と SLACK_API_URL を確かめてください。"


def token(slack: WebClient, *, team: str = "") -> Iterator[Finding]:
    """Whether Slack takes the bot token, what it allows, and what time it is there."""
    try:
        answer = slack.auth_test()
    except SlackApiError as error:
        reason = str(error.response.get("error"))
        to_do = TOKEN.get(reason, "アプリをもう一度インストールし、トークンを確かめてください。")
        yield fix("token", f"Slack がボットトークンを受け付けません（{reason}）。", to_do, team=team)
        return
    except OSError as error:
        yield fix("token", f"Slack につながりません（{type(error).__name__}）。", UNREACHABLE, team=team)
        return
    yield ok("token", f"Slack がボットトークンを受け付けました（{answer['team']}、{answer['team_id']}）。", team=team)
    yield _scopes(answer, team)
    yield _clock(answer, team)


def _scopes(answer: SlackResponse, team: str) -> Finding:
    told = _header(answer, "x-oauth-scopes")
    if not told:
        return care(
            "scopes", "Slack が権限を知らせてきませんでした。", "アプリ設定の権限を確かめてください。", team=team
        )
    granted = {each.strip() for each in told.split(",")}
    if missing := sorted(set(manifest.scopes()) - granted):
        return fix("scopes", f"権限が足りません: {', '.join(missing)}", SCOPES, team=team)
    if unused := sorted(granted - set(manifest.scopes())):
        return care("scopes", f"使わない権限があります: {', '.join(unused)}", f"減らすときは、{SCOPES}", team=team)
    return ok("scopes", f"権限は、{len(granted)}個ともあります。", team=team)


def _clock(answer: SlackResponse, team: str) -> Finding:
    try:
        theirs = parsedate_to_datetime(_header(answer, "date"))
    except ValueError:
        return care("clock", "Slack の時刻が分かりませんでした。", "この機械の時計を確かめてください。", team=team)
    seconds = round(abs((datetime.now(UTC) - theirs).total_seconds()))
    to_do = "この機械の時計を合わせてください（timedatectl set-ntp true など）。"
    if seconds > SKEW_FIX:
        return fix(
            "clock",
            f"この機械の時計が、Slack と{seconds}秒ずれています。通信が本物か確かめられません。",
            to_do,
            team=team,
        )
    if seconds > SKEW_CARE:
        return care("clock", f"この機械の時計が、Slack と{seconds}秒ずれています。", to_do, team=team)
    return ok("clock", f"この機械の時計は、Slack と合っています（ずれ{seconds}秒）。", team=team)


def app_token(settings: Settings, slack: WebClient) -> Iterator[Finding]:
    """Whether Slack takes the app token, over Socket Mode."""
    if not settings.uses_sockets:
        return
    try:
        slack.apps_connections_open(app_token=settings.slack_app_token)
    except SlackApiError as error:
        reason = str(error.response.get("error"))
        to_do = "Basic Information の App-Level Tokens で、connections:write のあるトークンを作り直してください。"
        yield fix("app_token", f"Slack が SLACK_APP_TOKEN を受け付けません（{reason}）。", to_do)
    except OSError as error:
        yield fix("app_token", f"Slack につながりません（{type(error).__name__}）。", UNREACHABLE)
    else:
        yield ok("app_token", "Socket Mode でつながります。")


def rooms(parts: Parts) -> Iterator[Finding]:
    """Whether the channels that have a purpose are there, and the bot in them."""
    team = parts.team_id
    with parts.database.read() as session:
        questions = channels.for_questions(session, parts.settings, team_id=team)
        organisers = channels.of_organisers(session, parts.settings, team_id=team)
    if not questions:
        to_do = "QUESTION_CHANNELS に書くか、事務局の人が /tomoshibi チャンネル で決めてください。"
        yield care(
            "channels", "質問チャンネルが決まっていません。チャンネルへの投稿は質問になりません。", to_do, team=team
        )
    for channel in questions:
        yield _room(parts.slack, channel, "質問チャンネル", team)
    if organisers:
        yield _room(parts.slack, organisers, "事務局のチャンネル", team)
    else:
        to_do = "ORGANISER_CHANNEL に書くか、事務局の人が /tomoshibi チャンネル で決めてください。"
        yield care("channels", "事務局のチャンネルが決まっていません。警報を届ける先がありません。", to_do, team=team)


def _room(slack: WebClient, channel: str, what: str, team: str) -> Finding:
    try:
        found = slack.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        if error.response.get("error") == "missing_scope":
            # The app asks for no right to look into private channels; what it posts there arrives all the same.
            away = "灯が入っているかは、ここからは確かめられません。入っていなければ、届けられなかった手紙に出ます。"
            return ok("channels", f"{what} {channel} は非公開です。{away}", team=team)
        to_do = "ID が正しいか確かめてください。非公開のチャンネルなら、そこで /invite を使って灯を招待してください。"
        return fix("channels", f"{what} {channel} が見えません（{error.response.get('error')}）。", to_do, team=team)
    except OSError as error:
        return fix(
            "channels", f"{what} {channel} を確かめられません（{type(error).__name__}）。", UNREACHABLE, team=team
        )
    name = f"{what} #{found.get('name', channel)}"
    if found.get("is_archived"):
        return fix(
            "channels",
            f"{name} は、アーカイブされています。",
            "別のチャンネルに変えるか、元に戻してください。",
            team=team,
        )
    if not found.get("is_member"):
        return fix(
            "channels",
            f"灯が {name} に入っていません。",
            "そのチャンネルで /invite を使って、灯を招待してください。",
            team=team,
        )
    return ok("channels", f"{name} に入っています。", team=team)


def _header(answer: SlackResponse, name: str) -> str:
    return next((str(value) for key, value in answer.headers.items() if key.lower() == name), "")
