"""What each setting is for, in a line, and what may be shown of its value: never a secret."""

from collections.abc import Iterator

from sqlalchemy import make_url

from bot.settings import Settings

ABOUT = {
    "slack_bot_token": "Slack のボットトークン",
    "slack_signing_secret": "Slack からの通信を確かめる鍵（HTTP で受けるとき）",
    "slack_app_token": "Socket Mode で受けるときのトークン",
    "slack_client_id": "ほかのワークスペースが自分で追加できるようにするときの ID",
    "slack_client_secret": "同じく、追加を確かめる鍵",
    "slack_api_url": "Slack の Web API のアドレス",
    "database_url": "データの置き場所",
    "host": "HTTP で受けるアドレス",
    "port": "HTTP で受けるポート",
    "public_url": "外から届くアドレス（カレンダー・メール・追加の画面に使います）",
    "question_channels": "質問チャンネル（Slack の中でも決められます）",
    "organisers": "事務局の人（Slack の中でも決められます）",
    "organiser_channel": "事務局のチャンネル（Slack の中でも決められます）",
    "anonymity_key": "名前を出さない質問に返信を届けるための鍵",
    "secret_keys": "トークンとメールアドレスを暗号化する鍵",
    "command_prefix": "コマンド名の前につける文字",
    "timezone": "時刻の基準にする地域",
    "locale": "チャンネルに投稿するときの言葉",
    "encoder": "検索で意味を比べる方法",
    "embeddings_url": "ENCODER=openai のときのアドレス",
    "embeddings_model": "同じく、モデル名",
    "embeddings_key": "同じく、鍵",
    "similar_caution": "似たノウハウを出す慎重さ",
    "smtp_url": "メールを送るサーバー",
    "mail_from": "メールの差出人",
    "backup_folder": "控えを置くフォルダー",
    "log_level": "ログの細かさ",
}
SECRETS = {
    *("slack_bot_token", "slack_signing_secret", "slack_app_token", "slack_client_secret"),
    *("anonymity_key", "secret_keys", "embeddings_key", "smtp_url"),
}


def explained(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each setting: its name, what it is for, and what it is set to, as far as that may be shown."""
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        about = ABOUT.get(name, "")
        if value in ("", ()):
            shown = "設定なし"
        elif name in SECRETS:
            shown = "設定あり（中身は出しません）"
        elif value == field.get_default():
            shown = f"既定の {_shown(name, value)}"
        else:
            shown = _shown(name, value)
        yield name.upper(), about, shown


def _shown(name: str, value: object) -> str:
    if name == "database_url":
        return make_url(str(value)).render_as_string(hide_password=True)
    return "、".join(value) if isinstance(value, tuple) else str(value)
