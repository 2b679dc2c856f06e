"""People who want mail, and a post office that takes it."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.lobby import Lobby
from tests.mail import post_office
from tests.mail.post_office import PostOffice

SATO = "sato@city.odawara.example.lg.jp"
TANAKA = "tanaka@city.miura.example.lg.jp"

Sign = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("certificate") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(built.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture(scope="session")
def server_tls(certificate: Path) -> ssl.SSLContext:
    """What the server shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def office() -> PostOffice:
    """What the post office took."""
    return PostOffice()


@pytest.fixture
def port(office: PostOffice) -> Iterator[int]:
    """The post office is open on this machine."""
    with post_office.opened(office) as port:
        yield port


@pytest.fixture
def config(config: Settings, port: int, lobby: Lobby) -> Settings:
    """Settings with which mail goes out."""
    return config.model_copy(
        update={
            "smtp_url": f"smtp://127.0.0.1:{port}",
            "mail_from": "灯（ともしび） <tomoshibi@example.lg.jp>",
            "public_url": lobby.address.removesuffix("/slack/events"),
            "anonymity_key": "k" * 40,
        }
    )


@pytest.fixture
def sato(slack: Slack) -> User:
    """Asks; Slack knows an address."""
    slack.change_user(slack.user("sato"), email=SATO)
    return slack.user("sato")


@pytest.fixture
def tanaka(slack: Slack) -> User:
    """Answers; Slack knows an address."""
    slack.change_user(slack.user("tanaka"), email=TANAKA)
    return slack.user("tanaka")


@pytest.fixture
def sign(slack: Slack) -> Sign:
    """Somebody says in Slack what they want: `sign(sato)`, `sign(sato, rhythm="weekly", address="...")`."""

    def signed(who: User, rhythm: str = "daily", *, address: str = "") -> dict[str, str]:
        slack.command(who, "/tomoshibi", "メール")
        errors = slack.submit(who, rhythm=rhythm, where="typed" if address else "slack", address=address or None)
        if not errors:
            slack.close(who)
        return errors

    return signed
